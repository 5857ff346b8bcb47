import type { Applicability, Loss } from '../control.ts';
import { allOf, fail, notApplicable, pass, unknown, type Outcome } from '../outcome.ts';
import type { Block, Resource, ResourceGraph } from '../resource.ts';
import { missingHop, show } from '../show.ts';

/** How a resource protects others: what a control must know to judge its removal. */
export interface Protection {
  /** Arguments that name what is protected, each with the types that it may name. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The good state, to be read after "must": `be kept while the bucket stays`. */
  readonly expected: string;
  /** The protected resources that may do without it. */
  readonly spares?: Applicability;
}

/**
 * The resources that stay and lose a protection, each with its outcome. One that another resource of the same type
 * protects as well has lost nothing; whether that other one is set well is for the controls of what will exist.
 */
export function lossesOf(removed: Resource, graph: ResourceGraph, protection: Protection): readonly Loss[] {
  if (removed.action !== 'delete') return [];
  return Object.entries(protection.names).flatMap(([argument, types]) =>
    graph
      .references(removed, argument)
      .links.filter(({ target }) => types.includes(target.type))
      .map(({ target }) => ({
        resource: target,
        outcome:
          spared(target, protection.spares) ??
          replacement(removed, target, { graph, argument }) ??
          fail(removed.address, 'removed by this plan', protection.expected),
      })),
  );
}

/** The arguments that switch a protection on, each with what the provider takes where it is left out. */
type Switches = Readonly<Record<string, boolean>>;

/** Fails where a change switches a protection off that was on; undefined where it does not, and for what is new. */
export function switchedOff(changed: Resource, switches: Switches, expected: string): Outcome | undefined {
  const { before } = changed;
  if (before === undefined || (changed.action !== 'update' && changed.action !== 'replace')) return undefined;
  const outcomes = Object.entries(switches).flatMap(([name, whenAbsent]) => {
    if (isOn(before, name, whenAbsent) !== true) return [];
    const now = changed.attribute(name);
    if (now.state === 'unknown') return [unknown(name, `whether it stays on: ${missingHop(now.references)}`)];
    return isOn(changed, name, whenAbsent) === false
      ? [fail(name, `${show(now)}, and was on until now`, expected)]
      : [];
  });
  return outcomes.length > 0 ? allOf(outcomes) : undefined;
}

function isOn(block: Block, name: string, whenAbsent: boolean): boolean | undefined {
  const value = block.attribute(name);
  if (value.state === 'unknown') return undefined;
  return value.state === 'known' ? value.value === true : whenAbsent;
}

/** Judges the removal of a protection where no resource of the input loses by it. */
export function unseenLoss(removed: Resource, graph: ResourceGraph, protection: Protection): Outcome {
  if (removed.action !== 'delete') return pass({ at: 'action', value: removed.action });
  for (const [argument, types] of Object.entries(protection.names)) {
    const named = removed.attribute(argument);
    if (named.state !== 'known' || named.value === '') continue;
    if (isRemovedToo(String(named.value), types, graph)) return notApplicable('what it protects is removed with it');
  }
  return fail('action', 'delete, while what it protects is not in this input and so stays', protection.expected);
}

/**
 * Says why the removal of a resource need not be judged by its own tags before the plan: what it leaves out, or that the
 * tags cannot be read. Undefined where it must be judged.
 */
export function spared(resource: Resource, spares: Applicability | undefined): Outcome | undefined {
  const outcome = spares?.condition.evaluate(resource.before ?? resource);
  if (outcome?.verdict === 'fail') return notApplicable(spares?.reason ?? '');
  return outcome?.verdict === 'unknown' ? unknown(outcome.at, outcome.missing) : undefined;
}

function replacement(
  removed: Resource,
  target: Resource,
  { graph, argument }: { readonly graph: ResourceGraph; readonly argument: string },
): Outcome | undefined {
  const { found, unresolved } = graph.referrers(target, removed.type, argument);
  const [other] = found.map(({ resource }) => resource.address).toSorted();
  if (other !== undefined) return pass({ at: removed.address, value: `${other} protects it too` });
  const [open] = unresolved;
  return open && unknown(`${open.resource.address}.${argument}`, open.missing.join(', '));
}

const removedNames = new WeakMap<ResourceGraph, ReadonlySet<string>>();

/** Attributes by which a protection names what it protects. */
const identifying = ['id', 'arn', 'bucket', 'name'] as const;

function isRemovedToo(name: string, types: readonly string[], graph: ResourceGraph): boolean {
  let names = removedNames.get(graph);
  if (names === undefined) {
    names = namesOfRemoved(graph);
    removedNames.set(graph, names);
  }
  return types.some((type) => names.has(`${type}\n${name}`));
}

function namesOfRemoved(graph: ResourceGraph): ReadonlySet<string> {
  const names = graph.removed().flatMap((resource) =>
    resource.action === 'delete'
      ? identifying.flatMap((attribute) => {
          const value = resource.attribute(attribute);
          return value.state === 'known' ? [`${resource.type}\n${String(value.value)}`] : [];
        })
      : [],
  );
  return new Set(names);
}
