import { isValueList, UNKNOWN, type Action, type SensitiveMarks, type Value, type ValueMap } from '@autoclave/catalog';
import type { ArchiveInstance, HclInstance } from '../input.ts';
import { noReferences, type InstanceReferences } from '../instance.ts';
import { entriesAt } from '../paths.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';
import { joinReferences, type JoinPlace } from './join-references.ts';
import { hidesAt, unionOfMarks } from './marks.ts';

/** What a configuration says of an instance. */
export type ConfiguredFacts = Pick<HclInstance, 'sensitive' | 'resolve' | 'document'>;

/** The configuration does not show the instance: it is removed, or the module could not be read. */
export const nothingConfigured: ConfiguredFacts = {
  sensitive: false,
  resolve: () => noReferences,
  document: () => undefined,
};

/** An instance of a plan and the same one of its configuration. */
export class JoinedInstance implements ArchiveInstance {
  readonly before?: () => ValueMap;
  readonly #planned: PlanInstance;
  readonly #configured: ConfiguredFacts;
  readonly #find: JoinPlace['find'];
  readonly #references = new Map<string, InstanceReferences>();
  #sensitive: SensitiveMarks | undefined;

  /** @param find Finds an instance that will exist. */
  constructor(planned: PlanInstance, configured: ConfiguredFacts, find: JoinPlace['find']) {
    this.#planned = planned;
    this.#configured = configured;
    this.#find = find;
    if (planned.before !== undefined) this.before = planned.before;
  }

  get address(): string {
    return this.#planned.address;
  }
  get previousAddress(): string | undefined {
    return this.#planned.previousAddress;
  }
  get input(): string {
    return this.#planned.input;
  }
  get mode(): 'managed' | 'data' {
    return this.#planned.mode;
  }
  get type(): string {
    return this.#planned.type;
  }
  get name(): string {
    return this.#planned.name;
  }
  get module(): string {
    return this.#planned.module;
  }
  get realm(): string {
    return this.#planned.realm;
  }
  get region(): string | undefined {
    return this.#planned.region;
  }
  get action(): Action {
    return this.#planned.action;
  }
  get replacePaths(): readonly string[] {
    return this.#planned.replacePaths;
  }

  /** Providers copy what is marked, as `tags` into `tags_all`, without the mark: the configuration still has it. */
  get sensitive(): SensitiveMarks {
    this.#sensitive ??= unionOfMarks(this.#planned.sensitive, this.#configured.sensitive);
    return this.#sensitive;
  }
  get beforeSensitive(): SensitiveMarks {
    return unionOfMarks(this.#planned.beforeSensitive, this.#configured.sensitive);
  }

  values(): ValueMap {
    return this.#planned.values();
  }

  resolve(path: string): InstanceReferences {
    let references = this.#references.get(path);
    if (references === undefined) {
      const configured = (inner: string): InstanceReferences => this.#configured.resolve(inner);
      const isConfigured = this.#configured !== nothingConfigured;
      references = joinReferences({ planned: this.#planned, configured, isConfigured, find: this.#find }, path);
      this.#references.set(path, references);
    }
    return references;
  }

  document(path: string, asWritten = false): Value | undefined {
    const withoutIndexes = path.replaceAll(/\[\d+\]/g, '');
    if (hidesAt(this.sensitive, withoutIndexes)) return undefined;
    const entries = entriesAt(this.values(), withoutIndexes);
    // Which of several blocks is meant, an index says; the values of the others do not matter then.
    if (entries.length !== 1 && withoutIndexes === path) return undefined;
    const isOpen = (entry: Value): boolean => entry === UNKNOWN || (asWritten && isValueList(entry));
    return entries.some(isOpen) ? this.#configured.document(path, asWritten) : undefined;
  }
}
