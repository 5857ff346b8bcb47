/** What a plan is made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A part of a plan with named members. */
export interface JsonObject {
  readonly [name: string]: Json;
}
