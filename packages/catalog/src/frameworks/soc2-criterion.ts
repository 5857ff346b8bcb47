import type { Outside } from './outside.ts';

/** A criterion of the Trust Services Criteria that a SOC 2 report is written against. */
export interface Soc2Criterion {
  /** Such as `CC6.1`. */
  readonly id: string;
  /** A short description in our words. */
  readonly title: string;
  /** Such as `Logical and physical access`. */
  readonly category: string;
  /** What people must do about it; absent where technical controls are enough. */
  readonly outside?: Outside;
}
