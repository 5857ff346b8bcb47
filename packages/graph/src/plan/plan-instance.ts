import type { Action, SensitiveMarks, ValueMap } from '@autoclave/catalog';
import type { InstanceKey } from '../address.ts';
import type { Instance, InstanceReferences } from '../instance.ts';
import { isJsonObject, member, type JsonObject } from '../json.ts';
import { toMarks } from '../sensitive-marks.ts';
import type { Expression, ResourceConfiguration } from './configuration.ts';
import { known, mergeValues, type Configured } from './values.ts';

/** The facts of an instance that a plan states outright. */
export interface PlannedFacts {
  /** Path of the plan. */
  readonly input: string;
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly module: string;
  readonly key: InstanceKey;
  readonly realm: string;
  readonly region: string | undefined;
  readonly action: Action;
  readonly replacePaths: readonly string[];
  readonly previousAddress: string | undefined;
  /** Undefined for what is removed, and where the plan shows no block for it. */
  readonly configuration: ResourceConfiguration | undefined;
  /** Known values: after the change, or before it for what is removed. */
  readonly known: JsonObject;
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Undefined for what the plan creates. */
  readonly before: JsonObject | undefined;
  readonly beforeSensitive: unknown;
}

/** Answers what an instance of a plan refers to. */
export interface Linker {
  resolve(source: PlanInstance, path: string): InstanceReferences;
  /** What `Configured.isSettled` says, for the expressions of this instance. */
  isSettled(source: PlanInstance, expression: Expression): boolean;
}

/** An instance of a plan, whose values are merged and whose references are followed when they are first asked for. */
export class PlanInstance implements Instance {
  readonly facts: PlannedFacts;
  readonly #linker: Linker;
  readonly before?: () => ValueMap;
  #references: Map<string, InstanceReferences> | undefined;
  #values: ValueMap | undefined;
  #sensitive: SensitiveMarks | undefined;

  constructor(facts: PlannedFacts, linker: Linker) {
    this.facts = facts;
    this.#linker = linker;
    const { before } = facts;
    if (before !== undefined) this.before = () => known(before);
  }

  get address(): string {
    return this.facts.address;
  }
  get mode(): 'managed' | 'data' {
    return this.facts.mode;
  }
  get type(): string {
    return this.facts.type;
  }
  get name(): string {
    return this.facts.name;
  }
  get module(): string {
    return this.facts.module;
  }
  get realm(): string {
    return this.facts.realm;
  }
  get region(): string | undefined {
    return this.facts.region;
  }
  get action(): Action {
    return this.facts.action;
  }
  get replacePaths(): readonly string[] {
    return this.facts.replacePaths;
  }
  get previousAddress(): string | undefined {
    return this.facts.previousAddress;
  }
  get input(): string {
    return this.facts.input;
  }
  get sensitive(): SensitiveMarks {
    this.#sensitive ??= toMarks(this.facts.sensitive);
    return this.#sensitive;
  }
  get beforeSensitive(): SensitiveMarks {
    return toMarks(this.facts.beforeSensitive);
  }

  values(): ValueMap {
    if (this.#values !== undefined) return this.#values;
    const { configuration } = this.facts;
    const configured: Configured | undefined = configuration && {
      expressions: configuration.expressions,
      isSettled: (expression) => this.#linker.isSettled(this, expression),
    };
    this.#values = mergeValues(this.facts.known, this.facts.unknown, configured);
    return this.#values;
  }

  resolve(path: string): InstanceReferences {
    this.#references ??= new Map();
    let references = this.#references.get(path);
    if (references === undefined) {
      references = this.#linker.resolve(this, path);
      this.#references.set(path, references);
    }
    return references;
  }

  /** Reads an attribute as the plan has it, without merging: its known part, and whether any of it is unknown. */
  raw(name: string): { readonly value: unknown; readonly unknown: unknown } | undefined {
    const { known, unknown } = this.facts;
    const value = member(known, name);
    const mark = isJsonObject(unknown) ? member(unknown, name) : undefined;
    return value === undefined && mark === undefined ? undefined : { value, unknown: mark };
  }
}
