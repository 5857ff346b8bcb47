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
  /** Version that `terraform init` has fetched, for modules of a registry, where the input says so. */
  readonly installedVersion?: string;
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

/** A folder of configuration, read without a plan: what only a run can tell is unknown. */
export interface HclInput extends InputFacts {
  readonly kind: 'hcl';
  readonly instances: readonly HclInstance[];
  /** What is wrong with the configuration, in the order of its files. */
  readonly diagnostics: readonly HclDiagnostic[];
  /** Waivers that stand in comments, as they are written; whether they are valid is not decided here. */
  readonly waivers: readonly InlineWaiver[];
  /**
   * Finds where a resource instance or an argument of it is written.
   * @param path Path of an argument, with or without the indexes of blocks; the nearest block that is written counts.
   */
  location(address: string, path?: string): ConfigurationLocation | undefined;
  /** Finds where the root module writes the call that a module address begins with. */
  callLocation(address: string): ConfigurationLocation | undefined;
  /** Path of the cdktn construct that wrote a resource instance. */
  constructPath(address: string): string | undefined;
}

/** A resource instance of a configuration. */
export interface HclInstance extends Instance {
  /** Path of the cdktn construct that wrote it, or the call of its module. */
  readonly constructPath?: string | undefined;
  document(path: string, asWritten?: boolean): Value | undefined;
}

/** A saved plan, as `terraform plan -out=FILE` writes it: the plan, joined with the configuration that it was made from. */
export interface ArchiveInput extends InputFacts {
  readonly kind: 'archive';
  /** `configuration` where the plan in it could not be shown, so that the configuration alone is judged. */
  readonly basis: 'plan' | 'configuration';
  readonly instances: readonly ArchiveInstance[];
  /** As for `PlanInput`; empty where the basis is the configuration. */
  readonly drift: readonly Instance[];
  /** What is wrong with the configuration. Where the basis is the plan, none of it makes the plan uncertifiable. */
  readonly diagnostics: readonly HclDiagnostic[];
  readonly waivers: readonly InlineWaiver[];
  /** Providers of the dependency lock file, in its order; empty where there is none. */
  readonly providers: readonly LockedProvider[];
  /** As for `HclInput`. Paths go from the folder of the root module. */
  location(address: string, path?: string): ArchiveLocation | undefined;
  /** As for `HclInput`. */
  callLocation(address: string): ConfigurationLocation | undefined;
  /** As for `HclInput`. */
  constructPath(address: string): string | undefined;
}

/** A resource instance of a saved plan. */
export interface ArchiveInstance extends Instance {
  /** As for any instance, where the plan does not know the text; undefined wherever the plan marks it as sensitive. */
  document(path: string, asWritten?: boolean): Value | undefined;
}

/** A place in the configuration of a saved plan. */
export interface ArchiveLocation extends ConfigurationLocation {
  /** The file belongs to a module that `terraform init` has fetched: who wants it changed must change the call. */
  readonly isFetched: boolean;
}

/** A provider in the dependency lock file. */
export interface LockedProvider {
  /** `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  readonly version: string;
  /** As written in the configuration: `~> 5.100`. */
  readonly constraints?: string;
}

/** One stack of a cdktn app, as `cdktn synth` writes it: a configuration, joined with the other stacks of its app. */
export interface CdktnInput extends InputFacts {
  readonly kind: 'cdktn';
  /** Name of the stack. */
  readonly stack: string;
  /** Version of cdktn that wrote it. */
  readonly cdktnVersion: string;
  readonly instances: readonly HclInstance[];
  readonly diagnostics: readonly HclDiagnostic[];
  readonly waivers: readonly InlineWaiver[];
  /** What constructs and aspects say of the stack. One of level error makes it uncertifiable. */
  readonly annotations: readonly CdktnAnnotation[];
  /** Escape hatches: what was set past the types of cdktn. */
  readonly overrides: readonly CdktnOverride[];
  /** As for `HclInput`. Paths go from the folder that `cdktn synth` writes. */
  location(address: string, path?: string): ConfigurationLocation | undefined;
  /** As for `HclInput`. */
  callLocation(address: string): ConfigurationLocation | undefined;
  /** As for `HclInput`. */
  constructPath(address: string): string | undefined;
}

/** A message about a construct. */
export interface CdktnAnnotation {
  readonly constructPath: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

/** An escape hatch in a stack. cdktn tells the type of the block, not which one of that type. */
export interface CdktnOverride {
  /** `aws_s3_bucket`, or `stack` for the file as a whole. */
  readonly type: string;
  /** What was set: `versioning.0.enabled`. */
  readonly path: string;
}

/** A place in a configuration. */
export interface ConfigurationLocation {
  /** Path from the folder that is read, with `/` between its parts. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Something that is wrong with a configuration. */
export interface HclDiagnostic {
  readonly code:
    | 'hcl-syntax'
    | 'hcl-file-unreadable'
    | 'hcl-module-unread'
    | 'hcl-cycle'
    | 'hcl-duplicate'
    | 'hcl-limit'
    | 'hcl-waiver';
  /** Without a full stop. */
  readonly message: string;
  readonly location: ConfigurationLocation;
  /** A part of the configuration could not be read, so that a pass proves nothing. */
  readonly isBlinding: boolean;
}

/** `# autoclave:waive CONTROL reason="..." owner=... approver=... expires=YYYY-MM-DD` above or inside a block. */
export interface InlineWaiver {
  /** Id or alias, as written. */
  readonly control: string;
  /** What stands behind it, by name, as written: which fields there are and what they must hold is not decided here. */
  readonly fields: Readonly<Record<string, string>>;
  readonly location: ConfigurationLocation;
  /** Addresses of the instances that it is about; empty where the block has none. */
  readonly resources: readonly string[];
}

/** How an input is to be read. */
export interface ReadOptions {
  /** Path of the input, as messages and reports name it. */
  readonly path: string;
  /** Account and region, where several inputs share one; literals join across them. Without it, the path. */
  readonly realm?: string;
}
