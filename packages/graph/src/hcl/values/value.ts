import { asMaterial, asPossible, joinTrails, linkTrail, missingTrail, throughHop, type Trail } from './trail.ts';

/** A value of the HCL language on its way through the evaluator: known, not known, or known in parts. */
export type HclValue = Bare | Marked | Through;

/** A value without what is said about it. */
export type Bare = string | number | boolean | null | Sequence | Dictionary | Unknown | LazyObject;

/** What holds for a value and everything in it. */
export interface Facts {
  /** Nothing in it is unknown. */
  readonly isKnown: boolean;
  /** Why it cannot be computed, where an expression in it has failed: `try` and `can` go by it. */
  readonly failure: string | undefined;
  readonly isSensitive: boolean;
  readonly trail: Trail | undefined;
  /** Values in it, itself included; a shared value counts each time. */
  readonly size: number;
}

/** Values with more parts than this are not computed: a few lines can ask for more than fits into memory. */
const largestSize = 1_000_000;
/** Deeper values are not computed, and more hops in a row are not told: what walks a value calls itself for each level. */
const deepest = 256;
/** Characters; longer text is not computed. */
export const longestText = 1_048_576;

const plainFacts: Facts = { isKnown: true, failure: undefined, isSensitive: false, trail: undefined, size: 1 };

/** How large and how deep a value is. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

abstract class Collection implements Extent {
  readonly size: number;
  readonly depth: number;
  #facts: Facts | undefined;

  protected constructor({ size, depth }: Extent) {
    this.size = size;
    this.depth = depth;
  }

  protected abstract children(): Iterable<HclValue>;

  facts(): Facts {
    this.#facts ??= joinFacts(this.children(), this.size);
    return this.#facts;
  }
}

/** A tuple, list or set. A set holds each value once, texts and numbers in ascending order. */
export class Sequence extends Collection {
  readonly kind: 'tuple' | 'list' | 'set';
  readonly items: readonly HclValue[];

  constructor(kind: Sequence['kind'], items: readonly HclValue[], extent: Extent) {
    super(extent);
    this.kind = kind;
    this.items = items;
  }

  protected children(): Iterable<HclValue> {
    return this.items;
  }
}

/** An object or map. Its entries are in ascending order of their keys, as Terraform walks them. */
export class Dictionary extends Collection {
  readonly kind: 'object' | 'map';
  readonly entries: ReadonlyMap<string, HclValue>;

  constructor(kind: Dictionary['kind'], entries: ReadonlyMap<string, HclValue>, extent: Extent) {
    super(extent);
    this.kind = kind;
    this.entries = entries;
  }

  protected children(): Iterable<HclValue> {
    return this.entries.values();
  }
}

/** What is known of an unknown value beside where it comes from. */
export interface UnknownDetails {
  readonly trail?: Trail | undefined;
  readonly failure?: string | undefined;
  /** It may be anything but null. */
  readonly isNotNull?: boolean;
  /** The attribute that it is, so that a member of it can be named. */
  readonly leaf?: Leaf | undefined;
  /** What is known of a text that is not known as a whole. */
  readonly partial?: PartialText | undefined;
}

export interface Leaf {
  readonly target: string;
  readonly attribute: string;
  readonly isCertain: boolean;
}

/** A text with parts that are not known: the value that was encoded as JSON, or the parts of a template. */
export type PartialText =
  | { readonly kind: 'json'; readonly value: HclValue }
  | { readonly kind: 'template'; readonly parts: readonly HclValue[] };

/** A value that is not known, with the reason. */
export class Unknown {
  readonly trail: Trail | undefined;
  readonly failure: string | undefined;
  readonly isNotNull: boolean;
  readonly leaf: Leaf | undefined;
  readonly partial: PartialText | undefined;

  constructor({ trail, failure, isNotNull = false, leaf, partial }: UnknownDetails) {
    this.trail = trail;
    this.failure = failure;
    this.isNotNull = isNotNull;
    this.leaf = leaf;
    this.partial = partial;
  }
}

/** A value that says where it comes from, or that is not to be shown. */
export class Marked {
  readonly value: HclValue;
  readonly trail: Trail | undefined;
  readonly isSensitive: boolean;
  readonly depth: number;

  constructor(value: HclValue, trail: Trail | undefined, isSensitive: boolean) {
    this.depth = depthOf(value) + 1;
    this.value = value;
    this.trail = trail;
    this.isSensitive = isSensitive;
  }
}

/** A value that came through an input, output or local. */
export class Through {
  readonly value: HclValue;
  readonly hop: string;
  readonly depth: number;

  constructor(value: HclValue, hop: string) {
    this.depth = depthOf(value) + 1;
    this.value = value;
    this.hop = hop;
  }
}

/** A resource or module as an object: its members are read one at a time. */
export abstract class LazyObject {
  /** Reads a member; a failure where there is none. */
  abstract member(name: string): HclValue;
  /** The object as a whole, for what goes through its members. */
  abstract whole(): HclValue;
  abstract facts(): Facts;

  /** Stands for any of many, where the object is a collection whose keys are not known. */
  any(): HclValue | undefined {
    return undefined;
  }
}

/** Nothing is said about it. */
export const unknownValue: Unknown = new Unknown({});

/** A value that cannot be seen. @param hop To be read before "cannot be seen in this input". */
export function missingValue(hop: string): Unknown {
  return new Unknown({ trail: missingTrail(hop) });
}

/** A number whose digits are not all held: a double tells 15 of them apart. */
export function tooManyDigits(): Unknown {
  return missingValue('a number of more than 15 digits');
}

/** A value that cannot be computed. @param reason As a clause without a full stop. */
export function failure(reason: string): Unknown {
  return new Unknown({ failure: reason, trail: missingTrail(`a value that cannot be computed (${reason})`) });
}

/** An attribute of a resource that only the provider knows. */
export function unknownAttribute({ target, attribute, isCertain }: Leaf): Unknown {
  return new Unknown({ trail: linkTrail(target, attribute, isCertain), leaf: { target, attribute, isCertain } });
}

/** An unknown value that is made of others. */
export function unknownFrom(values: Iterable<HclValue>, details: UnknownDetails = {}): Unknown {
  const facts = joinFacts(values, 1);
  return new Unknown({ ...details, trail: facts.trail, failure: details.failure ?? facts.failure });
}

/** Says that a value is made out of what it refers to, as a name with a suffix, and so is another one. */
export function madeValue(value: HclValue): HclValue {
  if (value instanceof Unknown) {
    const { trail, failure: reason, isNotNull, partial } = value;
    return new Unknown({ trail: asMaterial(trail), failure: reason, isNotNull, partial });
  }
  if (value instanceof Marked) return new Marked(madeValue(value.value), asMaterial(value.trail), value.isSensitive);
  return value instanceof Through ? new Through(madeValue(value.value), value.hop) : value;
}

export function isWrapped(value: HclValue): value is Marked | Through {
  return value instanceof Marked || value instanceof Through;
}

/** Takes a value out of what is said about it. */
export function bareOf(value: HclValue): Bare {
  let bare = value;
  while (isWrapped(bare)) bare = bare.value;
  return bare;
}

/** Says of a value what is said of another one that it is a part of. */
export function inheriting(value: HclValue, from: HclValue): HclValue {
  if (!isWrapped(from)) return value;
  const inner = inheriting(value, from.value);
  return from instanceof Marked ? mark(inner, from.trail, from.isSensitive) : throughValue(from.hop, inner);
}

export function mark(value: HclValue, trail: Trail | undefined, isSensitive: boolean): HclValue {
  if (trail === undefined && !isSensitive) return value;
  if (depthOf(value) < deepest) return new Marked(value, trail, isSensitive);
  const flat = unknownFrom([value]);
  return new Marked(flat, trail, isSensitive || factsOf(value).isSensitive);
}

/** Puts a hop in front of whatever a value refers to. */
export function throughValue(hop: string, value: HclValue): HclValue {
  return factsOf(value).trail === undefined || depthOf(value) >= deepest ? value : new Through(value, hop);
}

export function factsOf(value: HclValue): Facts {
  if (typeof value !== 'object' || value === null) return plainFacts;
  if (value instanceof Collection || value instanceof LazyObject) return value.facts();
  if (value instanceof Unknown) {
    const { failure: reason, trail } = value;
    return { isKnown: false, failure: reason, isSensitive: false, trail, size: 1 };
  }
  const inner = factsOf(value.value);
  if (value instanceof Through) return { ...inner, trail: throughHop(value.hop, inner.trail) };
  const trail = joinTrails([value.trail, inner.trail]);
  return { ...inner, trail, isSensitive: inner.isSensitive || value.isSensitive };
}

function joinFacts(values: Iterable<HclValue>, size: number): Facts {
  let isKnown = true;
  let isSensitive = false;
  let reason: string | undefined;
  const trails: (Trail | undefined)[] = [];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const facts = factsOf(value);
    isKnown &&= facts.isKnown;
    isSensitive ||= facts.isSensitive;
    reason ??= facts.failure;
    if (facts.trail !== undefined) trails.push(facts.trail);
  }
  return { isKnown, isSensitive, failure: reason, trail: joinTrails(trails), size };
}

/** Makes a tuple, list or set of values that are ordered and distinct where its kind asks for it. */
export function sequence(kind: Sequence['kind'], items: readonly HclValue[]): Sequence | Unknown {
  const extent = extentOf(items);
  return extent === undefined ? tooLarge(items) : new Sequence(kind, items, extent);
}

/** Makes an object or map; entries are put into the order of their keys. */
export function dictionary(
  kind: Dictionary['kind'],
  entries: Iterable<readonly [string, HclValue]>,
): Dictionary | Unknown {
  const all = [...entries];
  if (!isOrdered(all)) all.sort(([one], [other]) => compareText(one, other));
  const map = new Map(all);
  const extent = extentOf(map.values());
  return extent === undefined ? tooLarge(map.values()) : new Dictionary(kind, map, extent);
}

/** A text, unless it is too long to be held. */
export function text(characters: string): string | Unknown {
  return characters.length <= longestText ? characters : missingValue(`a text of more than ${longestText} characters`);
}

function tooLarge(values: Iterable<HclValue>): Unknown {
  const { trail } = joinFacts(values, 1);
  const reason = `a value of more than ${largestSize} parts or ${deepest} levels`;
  return new Unknown({ trail: joinTrails([missingTrail(reason), trail]) });
}

/** @returns undefined where it is too much. */
function extentOf(values: Iterable<HclValue>): Extent | undefined {
  let size = 1;
  let depth = 0;
  for (const value of values) {
    size += sizeOf(value);
    depth = Math.max(depth, depthOf(value));
  }
  return size > largestSize || depth >= deepest ? undefined : { size, depth: depth + 1 };
}

function depthOf(value: HclValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  return value instanceof Collection || isWrapped(value) ? value.depth : 0;
}

/** Wrappers are no deeper than `deepest`, so this ends soon. */
function sizeOf(value: HclValue): number {
  const bare = bareOf(value);
  return bare instanceof Collection ? bare.size : 1;
}

function isOrdered(entries: readonly (readonly [string, HclValue])[]): boolean {
  return entries.every(([key], index) => index === 0 || compareText(entries[index - 1]?.[0] ?? '', key) < 0);
}

/** Compares by code points, which is the order of the UTF-8 bytes. Units of UTF-16 sort characters past U+FFFF too early. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const left = one.charCodeAt(index);
    const right = other.charCodeAt(index);
    if (left === right) continue;
    const isSurrogate = left >= 0xd8_00 && right >= 0xd8_00;
    return isSurrogate ? (one.codePointAt(index) ?? 0) - (other.codePointAt(index) ?? 0) : left - right;
  }
  return one.length - other.length;
}

/** Weakens whatever a value refers to, for one that is a possible one only. */
export function possible(value: HclValue): Unknown {
  return new Unknown({ trail: asPossible(factsOf(value).trail) });
}

/**
 * Keeps a failure inside of the argument, local or output that it happened in: Terraform stops there, so no `try` around a
 * reference to it takes another way.
 */
export function contained(value: HclValue): HclValue {
  if (factsOf(value).failure === undefined) return value;
  if (isWrapped(value)) return inheriting(contained(bareOf(value)), value);
  if (value instanceof Unknown) return new Unknown({ trail: value.trail });
  if (value instanceof Sequence) return sequence(value.kind, value.items.map(contained));
  if (!(value instanceof Dictionary)) return value;
  return dictionary(
    value.kind,
    [...value.entries].map(([key, one]) => [key, contained(one)] as const),
  );
}
