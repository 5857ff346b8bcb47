import type { ResourceGraph, Value } from '@autoclave/catalog';

/** What an input is. */
export type InputKind = 'plan' | 'archive' | 'state' | 'hcl' | 'cdktn';

/** A place in a file of the user. */
export interface Location {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What Terraform itself found on one object that carries conditions, as `checks[]` of a plan or state holds it. */
export interface TerraformCheck {
  /** `resource`, `output_value`, `var` or `check`. */
  readonly kind: string;
  /** Address of the instance: `module.rds["ehr"].aws_db_instance.this[0]`. */
  readonly address: string;
  /** Address of the module instance that holds it; '' for the root module. */
  readonly module: string;
  /** Over all conditions of the object: `pass` says nothing about which conditions there are. */
  readonly status: 'pass' | 'fail' | 'error' | 'unknown';
  /** Messages of the conditions that do not hold. Terraform records none for those that hold. */
  readonly problems: readonly string[];
}

/** The argument `waivers` of a module call: control ids with reason, owner and last day. */
export interface ModuleWaivers {
  /** The value as the input shows it; undefined where it cannot be seen. */
  readonly value: Value | undefined;
  /**
   * Whether the value is the argument. Otherwise it is what the argument may be made from, and counts only where a
   * condition that Terraform evaluated bears it out.
   */
  readonly certain: boolean;
  /** What the argument refers to, for the message where the value cannot be seen. */
  readonly references: readonly string[];
}

/** What the checker must know of an input beside its graph. Readers of every kind can give it. */
export interface JudgedInput {
  readonly path: string;
  readonly kind: InputKind;
  /** False for an errored, incomplete, targeted or deferred plan: it shows a part of the estate only. */
  readonly certifiable: boolean;
  /** Why it is not certifiable. */
  readonly reasons: readonly string[];
  readonly checks: readonly TerraformCheck[];
  /** Source of a module call as the configuration writes it, by module address without or with instance keys. */
  moduleSource(moduleAddress: string): string | undefined;
  /** Version of the module of a registry, resolved where the input shows that, else as the call constrains it. */
  moduleVersion?(moduleAddress: string): string | undefined;
  /** Where the root module writes the call that a module address begins with, where the input shows it. */
  callLocation?(moduleAddress: string): Location | undefined;
  /**
   * Where a resource is written, where the input shows it.
   * @param at Path of an argument in it; the nearest block around that is written counts.
   */
  location?(address: string, at?: string): Location | undefined;
  /** Path of the cdktn construct that a resource was written by. */
  constructPath?(address: string): string | undefined;
  /** The address that a resource had before the plan moved it. */
  previousAddress?(address: string): string | undefined;
  /** The argument `waivers` of the call behind a module address, where the call has one. */
  moduleWaivers?(moduleAddress: string): ModuleWaivers | undefined;
  /**
   * What was changed outside Terraform since the last apply, as it is now and with what the state held before; what was
   * deleted is among the removed.
   */
  readonly drift?: ResourceGraph;
}
