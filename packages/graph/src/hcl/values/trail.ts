import { noReferences, type InstanceLink, type InstanceReferences } from '../../instance.ts';

/**
 * Where a value comes from: attributes of resources, hops that cannot be seen, and the inputs, outputs and locals on the
 * way. Values share trails, so they are trees with common branches and are walked once.
 */
export type Trail =
  | { readonly kind: 'link'; readonly target: string; readonly attribute: string; readonly isCertain: boolean }
  | { readonly kind: 'missing'; readonly hop: string }
  | { readonly kind: 'hop'; readonly hop: string; readonly of: Trail }
  | { readonly kind: 'may'; readonly of: Trail }
  | { readonly kind: 'made'; readonly of: Trail }
  | { readonly kind: 'in'; readonly input: string; readonly of: Trail }
  | { readonly kind: 'all'; readonly parts: readonly Trail[] };

/** A reference to an attribute of a resource instance. @param attribute '' for the whole object. */
export function linkTrail(target: string, attribute: string, isCertain = true): Trail {
  return { kind: 'link', target, attribute, isCertain };
}

/** @param hop What cannot be seen, to be read before "cannot be seen in this input". */
export function missingTrail(hop: string): Trail {
  return { kind: 'missing', hop };
}

/** Puts a hop in front. */
export function throughHop(hop: string, of: Trail | undefined): Trail | undefined {
  return of === undefined ? undefined : { kind: 'hop', hop, of };
}

/** Makes every reference a possible one. */
export function asPossible(of: Trail | undefined): Trail | undefined {
  return of === undefined || of.kind === 'may' ? of : { kind: 'may', of };
}

/** Says that a value is made out of others, and is none of them. */
export function asMaterial(of: Trail | undefined): Trail | undefined {
  return of === undefined || of.kind === 'made' ? of : { kind: 'made', of };
}

/** Says that a trail leads through another input. @param input Path of it. */
export function inInput(input: string, of: Trail | undefined): Trail | undefined {
  return of === undefined ? undefined : { kind: 'in', input, of };
}

/** Puts trails together. */
export function joinTrails(parts: readonly (Trail | undefined)[]): Trail | undefined {
  const found = new Set<Trail>();
  for (const part of parts) if (part !== undefined) found.add(part);
  if (found.size === 0) return undefined;
  const [first, ...others] = found;
  return others.length === 0 ? first : { kind: 'all', parts: [...found] };
}

/** Only the hops that cannot be seen, for values that a trail decides without being a part of. */
export function missingOnly(trail: Trail | undefined): Trail | undefined {
  if (trail === undefined) return undefined;
  return joinTrails(referencesOf(trail).missing.map(missingTrail));
}

interface Step {
  readonly trail: Trail;
  readonly hops: HopList | undefined;
  readonly isCertain: boolean;
  readonly isDerived: boolean;
  /** Path of the input that it leads through, where that is another one. */
  readonly input: string | undefined;
}

/** Hops behind one another, the last one first; shared by all that go on from here. */
interface HopList {
  readonly hop: string;
  readonly before: HopList | undefined;
}

/** Follows a trail to its ends. A reference that is reached twice counts once, as a certain one if one of the two is. */
export function referencesOf(trail: Trail | undefined): InstanceReferences {
  if (trail === undefined) return noReferences;
  const links = new Map<string, InstanceLink>();
  const missing = new Set<string>();
  const seen = [new Set<Trail>(), new Set<Trail>(), new Set<Trail>(), new Set<Trail>()] as const;
  const open: Step[] = [{ trail, hops: undefined, isCertain: true, isDerived: false, input: undefined }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { trail: here, hops } = step;
    if (wasReached(seen, here, weaknessOf(step))) continue;
    seen[weaknessOf(step)].add(here);
    if (here.kind === 'link') addLink(links, here, step);
    else if (here.kind === 'missing') missing.add(here.hop);
    else if (here.kind === 'hop') open.push({ ...step, trail: here.of, hops: { hop: here.hop, before: hops } });
    else if (here.kind === 'may') open.push({ ...step, trail: here.of, isCertain: false });
    else if (here.kind === 'made') open.push({ ...step, trail: here.of, isDerived: true });
    else if (here.kind === 'in') open.push({ ...step, trail: here.of, input: here.input });
    else for (const part of here.parts.toReversed()) open.push({ ...step, trail: part });
  }
  return links.size === 0 && missing.size === 0 ? noReferences : { links: [...links.values()], missing: [...missing] };
}

/** Says whether a trail was reached before in a way that is as strong or stronger. */
function wasReached(seen: readonly ReadonlySet<Trail>[], trail: Trail, weakness: number): boolean {
  for (let as = 0; as <= weakness; as += 1) if (seen[as]?.has(trail) === true) return true;
  return false;
}

function addLink(links: Map<string, InstanceLink>, link: Extract<Trail, { kind: 'link' }>, step: Step): void {
  const { target, attribute } = link;
  const name = `${step.input ?? ''}\n${target}\n${attribute}`;
  const isCertain = step.isCertain && link.isCertain;
  const other = step.input === undefined ? {} : { input: step.input };
  const before = links.get(name);
  const found: InstanceLink = {
    target,
    attribute,
    ...(step.isDerived ? { derived: true } : {}),
    strength: isCertain ? 'must' : 'may',
    via: hopsOf(step.hops),
    ...other,
  };
  if (before === undefined || weaknessOfLink(found) < weaknessOfLink(before)) links.set(name, found);
}

/** What is reached in two ways counts as the stronger of them: the value itself before a part of one, certain before possible. */
function weaknessOf({ isCertain, isDerived }: Pick<Step, 'isCertain' | 'isDerived'>): 0 | 1 | 2 | 3 {
  if (isDerived) return isCertain ? 2 : 3;
  return isCertain ? 0 : 1;
}

function weaknessOfLink({ strength, derived = false }: InstanceLink): number {
  return weaknessOf({ isCertain: strength === 'must', isDerived: derived });
}

function hopsOf(list: HopList | undefined): readonly string[] {
  const hops: string[] = [];
  for (let one = list; one !== undefined; one = one.before) hops.push(one.hop);
  return hops.toReversed();
}
