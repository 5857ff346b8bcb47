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
  /** Where a resource is written, where the input shows it. */
  location?(address: string): Location | undefined;
  /** The address that a resource had before the plan moved it. */
  previousAddress?(address: string): string | undefined;
}
