import type {
  ArchiveInput,
  ArchiveInstance,
  ArchiveLocation,
  ConfigurationLocation,
  HclInput,
  HclInstance,
  InputFacts,
  LockedProvider,
  ModuleCall,
} from '../input.ts';
import { parseModuleAddress, withoutKeys, withoutOpenKeys } from '../address.ts';
import { isGone } from '../plan/actions.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';
import type { ReadPlan } from '../plan/read-plan.ts';
import { JoinedInstance, nothingConfigured } from './joined-instance.ts';
import type { SavedConfiguration } from './saved-configuration.ts';

/** What an archive holds beside the plan itself. */
export interface ArchiveParts {
  /** Undefined where the configuration has no file, as after everything was removed. */
  readonly hcl: HclInput | undefined;
  readonly saved: SavedConfiguration;
  readonly providers: readonly LockedProvider[];
}

/** Joins a plan with its configuration. What the plan says of being whole holds, whatever the configuration lacks. */
export function joinPlan(plan: ReadPlan, parts: ArchiveParts): ArchiveInput {
  const { path, terraformVersion, certifiable, uncertifiableReasons, checks } = plan;
  const configured = new Map(parts.hcl?.instances.map((instance) => [instance.address, instance]));
  const present = new Map<string, PlanInstance>();
  for (const one of plan.instances) {
    if (!isGone(one)) present.set(one.address, one);
  }
  const find = (address: string): PlanInstance | undefined => present.get(address);
  const join = (one: PlanInstance): ArchiveInstance => {
    const found = isGone(one) ? undefined : configured.get(one.address);
    return new JoinedInstance(one, found ?? nothingConfigured, find);
  };
  const facts = { path, terraformVersion, certifiable, uncertifiableReasons, checks };
  const joined = { basis: 'plan', instances: plan.instances.map(join), drift: plan.drift.map(join) } as const;
  return new ReadArchive({ ...facts, ...joined, moduleCall: (address) => plan.moduleCall(address) }, parts);
}

/** Stands in for a plan that could not be shown. @param reason Why, as a sentence without a full stop. */
export function joinWithoutPlan(hcl: HclInput, parts: ArchiveParts, reason: string): ArchiveInput {
  const { path, terraformVersion, checks, instances } = hcl;
  const uncertifiableReasons = [reason, ...hcl.uncertifiableReasons];
  const facts = { path, terraformVersion, certifiable: false, uncertifiableReasons, checks };
  const joined = { basis: 'configuration', instances, drift: [] } as const;
  return new ReadArchive({ ...facts, ...joined, moduleCall: (address) => hcl.moduleCall(address) }, parts);
}

type JudgedFacts = InputFacts & Pick<ArchiveInput, 'basis' | 'instances' | 'drift'>;

/** What is wrong with the configuration is known only when all of it is evaluated: that is left to who asks. */
class ReadArchive implements ArchiveInput {
  readonly kind = 'archive';
  readonly basis: ArchiveInput['basis'];
  readonly path: string;
  readonly terraformVersion: string;
  readonly certifiable: boolean;
  readonly uncertifiableReasons: readonly string[];
  readonly instances: ArchiveInput['instances'];
  readonly drift: ArchiveInput['drift'];
  readonly checks: ArchiveInput['checks'];
  readonly waivers: ArchiveInput['waivers'];
  readonly providers: ArchiveInput['providers'];
  readonly #facts: JudgedFacts;
  readonly #parts: ArchiveParts;
  readonly #locator: Locator;

  constructor(facts: JudgedFacts, parts: ArchiveParts) {
    this.#facts = facts;
    this.#parts = parts;
    this.#locator = new Locator(parts);
    this.basis = facts.basis;
    this.path = facts.path;
    this.terraformVersion = facts.terraformVersion;
    this.certifiable = facts.certifiable;
    this.uncertifiableReasons = facts.uncertifiableReasons;
    this.instances = facts.instances;
    this.drift = facts.drift;
    this.checks = facts.checks;
    this.waivers = parts.hcl?.waivers ?? [];
    this.providers = parts.providers;
  }

  get diagnostics(): ArchiveInput['diagnostics'] {
    return this.#parts.hcl?.diagnostics ?? [];
  }

  moduleCall(address: string): ModuleCall | undefined {
    const call = this.#facts.moduleCall(address);
    const version = call && this.#parts.saved.module(keyOf(address))?.version;
    return call === undefined || version === undefined ? call : { ...call, installedVersion: version };
  }

  location(address: string, path?: string): ArchiveLocation | undefined {
    return this.#locator.locate(address, path);
  }

  callLocation(address: string): ConfigurationLocation | undefined {
    return this.#parts.hcl?.callLocation(address);
  }

  constructPath(address: string): string | undefined {
    return this.#parts.hcl?.constructPath(address);
  }
}

/** Key of a module in the list of modules. */
function keyOf(address: string): string {
  return (parseModuleAddress(withoutOpenKeys(address)) ?? []).map(({ name }) => name).join('.');
}

/** Finds where instances are written; where the configuration does not know their keys, by the block alone. */
class Locator {
  readonly #hcl: HclInput | undefined;
  readonly #saved: SavedConfiguration;
  #byBlock: Map<string, HclInstance> | undefined;

  constructor({ hcl, saved }: ArchiveParts) {
    this.#hcl = hcl;
    this.#saved = saved;
  }

  locate(address: string, path?: string): ArchiveLocation | undefined {
    const found = this.#hcl?.location(address, path) ?? this.#locateBlock(address, path);
    return found && { ...found, isFetched: this.#saved.isFetched(found.file) };
  }

  #locateBlock(address: string, path: string | undefined): ConfigurationLocation | undefined {
    this.#byBlock ??= new Map(this.#hcl?.instances.map((one) => [withoutKeys(one.address), one]));
    const other = this.#byBlock.get(withoutKeys(address));
    return other && this.#hcl?.location(other.address, path);
  }
}
