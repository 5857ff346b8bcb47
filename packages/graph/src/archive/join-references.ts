import { isValueList, isValueMap, type Value } from '@autoclave/catalog';
import type { InstanceLink, InstanceReferences } from '../instance.ts';
import { entriesAt } from '../paths.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';
import { chooseLinks, holdsUnknown } from '../references/choose-links.ts';

/** What the references of a plan and of its configuration are joined with. */
export interface JoinPlace {
  readonly planned: PlanInstance;
  /** References of the same argument in the configuration. */
  configured(path: string): InstanceReferences;
  /** The configuration shows the instance. */
  readonly isConfigured: boolean;
  /** Finds an instance that will exist. */
  find(address: string): PlanInstance | undefined;
}

/**
 * Joins what the plan and the configuration say of an argument. The plan decides: its certain links stay, and where it
 * knows the value, only those links of the configuration count that the value confirms. Where the value is not known, the
 * configuration knows which way it takes: through locals, dynamic blocks, conditions and computed indexes. Its links count
 * where they lead to instances of the plan, and in place of those that the plan is not sure of if it has seen the whole way.
 * @param path Without the indexes of blocks.
 */
export function joinReferences(place: JoinPlace, path: string): InstanceReferences {
  const { planned } = place;
  const own = planned.resolve(path);
  const entries = entriesAt(planned.values(), path);
  // Arguments that are written and never kept are null in every plan.
  const isOpen = path.endsWith('_wo') || entries.some(holdsUnknown);
  const isSure = own.links.length > 0 && own.missing.length === 0 && own.links.every(isCertain);
  if (!isOpen && (isSure || !entries.some(holdsText))) return own;
  const found = place.configured(path);
  if (isOpen && place.isConfigured && found.missing.length === 0 && own.links.length > 0)
    return openLinks(own, found, place);
  if (found.links.length === 0) return withOtherGap(own, found);
  return isOpen ? joinOpen(own, found, place) : joinKnown(own, { found, entries }, place);
}

/** A way that goes further names a hop that lies deeper. */
function withOtherGap(own: InstanceReferences, found: InstanceReferences): InstanceReferences {
  const isDeeper = own.links.length === 0 && own.missing.length > 0 && found.missing.length > 0;
  return isDeeper ? found : own;
}

/**
 * The plan lists whatever an expression names, in a condition and inside a name too; the configuration, where it has seen the
 * whole way, tells which of them the value is.
 */
function openLinks(own: InstanceReferences, found: InstanceReferences, { find }: JoinPlace): InstanceReferences {
  const isPlanned = found.links.every(({ target }) => find(target) !== undefined);
  return isPlanned ? found : own;
}

function joinOpen(own: InstanceReferences, found: InstanceReferences, { find }: JoinPlace): InstanceReferences {
  const inPlan = found.links.filter(({ target }) => find(target) !== undefined);
  // What is not planned, as by -target, leaves the way open.
  if (inPlan.length === 0) return own;
  const isWhole = found.missing.length === 0 && inPlan.length === found.links.length;
  if (isWhole) return { links: merge(inPlan, own.links.filter(isCertain)), missing: [] };
  const missing = found.missing.length > 0 && own.missing.length > 0 ? found.missing : own.missing;
  return { links: merge(inPlan, own.links), missing };
}

interface KnownValue {
  readonly found: InstanceReferences;
  readonly entries: readonly Value[];
}

function joinKnown(own: InstanceReferences, { found, entries }: KnownValue, { find }: JoinPlace): InstanceReferences {
  const sources = found.links.flatMap(({ target: address, attribute, via }) => {
    const target = find(address);
    return target === undefined ? [] : [{ target, attribute, via, paired: false }];
  });
  const shown = { entries, isCollection: false };
  const confirmed = chooseLinks({ found: sources, missing: [], isOneReference: false }, shown);
  return confirmed.length === 0 ? own : { links: merge(confirmed, own.links), missing: own.missing };
}

/** Puts links together, the stronger of two to one attribute; one to a whole resource says less than one to a part of it. */
function merge(first: readonly InstanceLink[], second: readonly InstanceLink[]): readonly InstanceLink[] {
  const links = new Map<string, InstanceLink>();
  for (const link of [...first, ...second]) {
    const isLess = link.attribute === '' && first.some(({ target, attribute }) => target === link.target && attribute);
    const name = `${link.target}\n${link.attribute}`;
    const before = links.get(name);
    if (!isLess && (before === undefined || rank(link) > rank(before))) links.set(name, link);
  }
  return [...links.values()];
}

function rank({ strength }: InstanceLink): number {
  if (strength === 'must') return 2;
  return strength === 'paired' ? 1 : 0;
}

function isCertain({ strength }: InstanceLink): boolean {
  return strength === 'must';
}

function holdsText(value: Value): boolean {
  if (typeof value === 'string') return value !== '';
  if (isValueList(value)) return value.some(holdsText);
  return isValueMap(value) && Object.values(value).some(holdsText);
}
