import type { Value } from '@autoclave/catalog';
import type { Instance } from './instance.ts';

/** What Terraform itself found on one object that carries conditions. */
export interface PlanCheck {
  readonly kind: 'var' | 'resource' | 'check' | 'output_value' | (string & {});
  /** Address of the instance: `module.rds["ehr"].aws_db_instance.this[0]`, `check.backups`, `output.endpoint`. */
  readonly address: string;
  /** Address of the module instance that holds it; '' for the root module. */
  readonly module: string;
  /** Over all conditions of the object together. */
  readonly status: 'pass' | 'fail' | 'error' | 'unknown';
  /** Messages of the conditions that do not hold; Terraform records none for those that hold. */
  readonly problems: readonly string[];
}

/** A `module` block, as the configuration has it. */
export interface ModuleCall {
  /** Label of the block. */
  readonly name: string;
  /** As written: `./modules/rds`, `terraform-aws-modules/rds/aws`. */
  readonly source: string;
  /** Version constraint, for modules of a registry. */
  readonly version?: string;
  /** The argument `waivers`, where it is written without references. */
  readonly waivers?: Value;
  /** The argument `waivers`, where it is written with references. */
  readonly waiversFrom?: ReferredArgument;
}

/** An argument of a module call that is written with references. */
export interface ReferredArgument {
  /** What it refers to: `var.waivers`, `local.waivers`. */
  readonly references: readonly string[];
  /**
   * The value of the only variable that it refers to. Whether the argument is that value or made from it, a plan does not
   * show.
   */
  readonly value?: Value;
}

/** What a reader finds in any input. */
export interface InputFacts {
  readonly path: string;
  /** Version of the Terraform or OpenTofu that wrote the input; '' where it does not say. */
  readonly terraformVersion: string;
  /** False where the input shows only a part of what it stands for, so that a pass would prove nothing. */
  readonly certifiable: boolean;
  /** Why it is not certifiable, each as a sentence without a full stop. */
  readonly uncertifiableReasons: readonly string[];
  /** In the order of the input. */
  readonly instances: readonly Instance[];
  readonly checks: readonly PlanCheck[];
  /** Finds the call behind a module address, with or without instance keys. */
  moduleCall(address: string): ModuleCall | undefined;
}

/** A plan, as `terraform show -json` prints it. */
export interface PlanInput extends InputFacts {
  readonly kind: 'plan';
  /**
   * What was changed or deleted outside Terraform since the last apply: `before` as the state held it, the values as they
   * are now.
   */
  readonly drift: readonly Instance[];
}

/** A state, as `terraform show -json` prints it. It holds no configuration: no expressions and no module calls. */
export interface StateInput extends InputFacts {
  readonly kind: 'state';
}

/** How an input is to be read. */
export interface ReadOptions {
  /** Path of the input, as messages and reports name it. */
  readonly path: string;
  /** Account and region, where several inputs share one; literals join across them. Without it, the path. */
  readonly realm?: string;
}
