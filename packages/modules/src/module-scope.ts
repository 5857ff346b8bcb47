import type { Role } from '@autoclave/catalog';
import { Construct } from 'constructs';
import { Token, type TerraformDataSource, type TerraformResource, type TerraformStack } from 'cdktn';
import { HclExpression, raw } from './expression.ts';

/** A constraint that a plan would accept but an apply would refuse. */
export interface Precondition {
  /** HCL that is true when the apply can succeed. */
  readonly condition: unknown;
  /** What is wrong and what to do, as sentences. */
  readonly message: string;
}

/** What a resource block says besides the provider's arguments. */
export interface ResourceMeta {
  /** Expression of the number of instances. */
  readonly count?: unknown;
  /** Expression of the map or set of instances. */
  readonly forEach?: unknown;
  /** Alias of the provider configuration: `replica` for `aws.replica`. */
  readonly provider?: string;
  readonly dependsOn?: readonly (TerraformResource | TerraformDataSource)[];
  readonly preconditions?: readonly Precondition[];
  readonly ignoreChanges?: readonly string[];
  readonly createBeforeDestroy?: boolean;
  /** Holds data that a replacement would lose: `prevent_destroy` in the prod profile. */
  readonly stateful?: boolean;
  /** What the resource is used for; controls that contradict the role get no postcondition. */
  readonly role?: Role;
  /** Why the block is there, printed above it. */
  readonly comment?: string;
}

/** One declared block, in the order in which `build` made it. */
export interface DeclaredBlock {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly construct: TerraformResource | TerraformDataSource;
  /** The arguments as written, which give their order. */
  readonly config: unknown;
  readonly meta: ResourceMeta;
}

/** One declared local value. */
export interface DeclaredLocal {
  readonly name: string;
  readonly value: unknown;
}

type Constructor<Config, Made> = (new (scope: Construct, id: string, config: Config) => Made) & {
  readonly tfResourceType: string;
};

/** What `build` writes into: resources, data sources and locals, in order. */
export class ModuleScope {
  /** Name of the module. */
  readonly name: string;
  readonly blocks: DeclaredBlock[] = [];
  readonly locals: DeclaredLocal[] = [];
  readonly #stack: TerraformStack;
  readonly #scopes = new Map<string, Construct>();

  constructor(name: string, stack: TerraformStack) {
    this.name = name;
    this.#stack = stack;
  }

  /**
   * Declares a resource.
   * @param name `this` for the primary one, the role for others. Part of the address, so part of the contract.
   */
  resource<Config, Made extends TerraformResource>(
    type: Constructor<Config, Made>,
    name: string,
    config: Config,
    meta: ResourceMeta = {},
  ): Made {
    return this.#declare('resource', type, { name, config, meta });
  }

  /** Declares a data source. Only those that call no AWS API may be used, so that a plan runs offline. */
  data<Config, Made extends TerraformDataSource>(
    type: Constructor<Config, Made>,
    name: string,
    config: Config,
    meta: ResourceMeta = {},
  ): Made {
    return this.#declare('data', type, { name, config, meta });
  }

  /** Declares a local value and gives the reference to it. */
  local(name: string, value: unknown): HclExpression {
    this.locals.push({ name, value });
    return new HclExpression([raw(`local.${name}`)]);
  }

  /** As `local`, for a value that is a string. */
  localText(name: string, value: unknown): string {
    return Token.asString(this.local(name, value));
  }

  #declare<Config, Made extends TerraformResource | TerraformDataSource>(
    kind: DeclaredBlock['kind'],
    constructor: Constructor<Config, Made>,
    { name, config, meta }: { readonly name: string; readonly config: Config; readonly meta: ResourceMeta },
  ): Made {
    const type = constructor.tfResourceType;
    let scope = this.#scopes.get(`${kind} ${type}`);
    if (scope === undefined) {
      scope = new Construct(this.#stack, `${kind} ${type}`);
      this.#scopes.set(`${kind} ${type}`, scope);
    }
    const construct = new constructor(scope, name, config);
    construct.overrideLogicalId(name);
    this.blocks.push({ kind, type, name, construct, config, meta });
    return construct;
  }
}
