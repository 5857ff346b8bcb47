import { isValueList, isValueMap, UNKNOWN, type Value } from '@autoclave/catalog';
import { identifyingAttributes } from '../identity.ts';
import type { InstanceLink } from '../instance.ts';
import { valuesAt } from '../paths.ts';
import { continuesName } from '../names.ts';
import type { Source, Sources } from './source.ts';

/**
 * Turns the sources of one expression into links, by what the plan knows of its value.
 *
 * Not known: the value comes from the sources. One resource behind the expression is a must, since nothing else in it is
 * unknown. Several are a must where the value is a list with a place for each, or where it is a collection and one
 * reference names them all, as a splat does. Otherwise several are a may: a plan writes `a ? x.id : y.id` and
 * `"${x.id}/${y.id}"` alike. A hop that cannot be seen makes every link a may.
 *
 * Known: the value tells which source it came from. Sources whose attribute it neither equals nor holds as a whole name are
 * dropped, as the branch that was not taken, the value that `ignore_changes` keeps, and a name made out of another.
 */
export function chooseLinks(sources: Sources, shown: ShownValue): readonly InstanceLink[] {
  const { entries } = shown;
  if (sources.found.length === 0) return [];
  if (entries.some(holdsUnknown)) {
    const found = sources.found.filter((source) => !isKnownFlag(source));
    return toLinks({ ...sources, found }, shown);
  }
  const texts = entries.flatMap(scalars);
  const related = sources.found.map((source) => ({ source, relations: texts.map((text) => relation(source, text)) }));
  const equal = related.filter(({ relations }) => relations.includes('equal')).map(({ source }) => source);
  // A text that equals one source came from it, so that others which only hold it do not count.
  const isOpen = texts.map((_, index) => related.every(({ relations }) => relations[index] !== 'equal'));
  const certain = toLinks({ ...sources, found: equal, missing: [] }, shown);
  const others = related
    .filter(({ relations }) => !relations.includes('equal'))
    .filter(({ relations }) => relations.some((one, index) => one === 'holds' && isOpen[index] === true))
    .map(({ source }) => source);
  return [
    ...certain.map((link): InstanceLink => ({ ...link, strength: 'must' })),
    ...toLinks({ ...sources, found: others, missing: [] }, shown),
  ];
}

/** What the plan shows at a path. */
export interface ShownValue {
  /** One entry for each block that has the argument. */
  readonly entries: readonly Value[];
  /** The argument is a list, set or map, although the plan may not know its length. */
  readonly isCollection: boolean;
}

/** A flag that is known can only be the condition of an expression whose value is not. */
function isKnownFlag({ target, attribute }: Source): boolean {
  return typeof target.raw(attribute)?.value === 'boolean';
}

/** Says whether a value or any part of it is not known. */
export function holdsUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (isValueList(value)) return value.some(holdsUnknown);
  return isValueMap(value) && Object.values(value).some(holdsUnknown);
}

function toLinks({ found, missing, isOneReference }: Sources, shown: ShownValue): readonly InstanceLink[] {
  const areTogether = (): boolean => {
    const targets = new Set(found.map((source) => source.target)).size;
    const hasPlaceForEach = shown.entries.some((entry) => isValueList(entry) && entry.length >= targets);
    return targets === 1 || hasPlaceForEach || (isOneReference && shown.isCollection);
  };
  const isCertain = missing.length === 0 && (found.length === 1 || areTogether());
  return found.map(({ target, attribute, paired, via }) => ({
    target: target.address,
    attribute,
    strength: isCertain ? (paired ? 'paired' : 'must') : 'may',
    via,
  }));
}

/** Shorter texts stand inside others by chance. */
const shortestHeld = 3;

/** How a known value relates to a source: the same, one inside the other, or neither. */
function relation({ target, attribute }: Source, text: string): 'equal' | 'holds' | undefined {
  const values = target.values();
  const textsOf = (name: string): readonly string[] => valuesAt(values, name).flatMap(scalars);
  // Where the plan lost which attribute was meant, any may be equal; to be held, it must be one that names the resource.
  const equals = attribute === '' ? Object.keys(values) : [attribute];
  if (equals.some((name) => textsOf(name).some((candidate) => sameText(candidate, text)))) return 'equal';
  const held = attribute === '' ? identifyingAttributes(target.type) : [attribute];
  const isNear = (candidate: string): boolean => isHeld(candidate, text) || isHeld(text, candidate);
  return held.some((name) => textsOf(name).some(isNear)) ? 'holds' : undefined;
}

function sameText(one: string, other: string): boolean {
  return one === other || (isJson(one) && isJson(other) && canonical(one) === canonical(other));
}

/** Case is not compared: functions change it. JSON is written anew by providers, so two documents may be one. */
function isHeld(inner: string, outer: string): boolean {
  if (isJson(inner) && isJson(outer)) return true;
  return inner.length >= shortestHeld && isNamedIn(inner.toLowerCase(), outer.toLowerCase());
}

/** A name stands in an ARN or a path as a whole: `records` is in `role/records`, and not in `records-logs`. */
function isNamedIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!continuesName(text[at - 1]) && !continuesName(text[at + name.length])) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function canonical(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    );
  } catch {
    return text;
  }
}

/** The texts in a value; numbers and booleans as text. */
function scalars(value: Value): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (isValueList(value)) return value.flatMap(scalars);
  return isValueMap(value) ? Object.values(value).flatMap(scalars) : [];
}
