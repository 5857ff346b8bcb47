import { elementOf } from '../evaluate/access.ts';
import { convertTo, toSet, unified } from '../values/convert.ts';
import { isEqual } from '../values/equal.ts';
import { calculate } from '../values/number.ts';
import {
  bareOf,
  compareText,
  dictionary,
  Dictionary,
  factsOf,
  failure,
  missingValue,
  sequence,
  Sequence,
  tooManyDigits,
  Unknown,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';
import { entriesOf, itemsOf, needsList, needsMap, ofKnown, ofParts, type FunctionDefinition } from './define.ts';
import { isSingleAttribute } from './single-attribute.ts';
import { countCharacters } from './characters.ts';

const several = Number.POSITIVE_INFINITY;
const mostComparisons = 1_000_000;

/** Functions that read and build lists and maps. */
export const collectionFunctions: Readonly<Record<string, FunctionDefinition>> = {
  alltrue: ofParts([1, 1], ([list]) => quantify(list, false)),
  anytrue: ofParts([1, 1], ([list]) => quantify(list, true)),
  chunklist: ofParts([2, 2], ([list, size]) => {
    const [items, length] = [itemsOf(list), numberOf(size)];
    if (items === undefined || length === undefined || length < 0) return needsList();
    if (length === 0) return sequence('list', [sequence('list', items)]);
    const chunks: HclValue[] = [];
    for (let from = 0; from < items.length; from += Math.max(1, length)) {
      chunks.push(sequence('list', items.slice(from, from + length)));
    }
    return sequence('list', chunks);
  }),
  coalescelist: ofParts([1, several], (lists) => {
    const found = lists.find((list) => (itemsOf(list)?.length ?? 0) > 0);
    return found ?? failure('every list is empty');
  }),
  compact: ofParts([1, 1], ([list]) => {
    const items = itemsOf(list);
    if (items === undefined) return needsList();
    if (items.some((item) => isOpen(item))) return unknownFrom(items, { isNotNull: true });
    const kept = items.filter((item) => bareOf(item) !== null && bareOf(item) !== '');
    return sequence(
      'list',
      kept.map((item) => convertTo(item, 'string')),
    );
  }),
  concat: ofParts([1, several], (lists) => {
    const all: HclValue[] = [];
    for (const list of lists) {
      const items = itemsOf(list);
      if (items === undefined) return needsList();
      for (const item of items) all.push(item);
    }
    const isList = lists.every((list) => isKind(list, 'list'));
    return isList ? sequence('list', unified(all)) : sequence('tuple', all);
  }),
  contains: ofParts([2, 2], ([list, wanted = null]) => {
    const items = itemsOf(list);
    if (items === undefined) return needsList();
    return search(items, wanted) ?? unknownFrom([...items, wanted], { isNotNull: true });
  }),
  distinct: ofParts([1, 1], ([list]) => {
    const items = itemsOf(list);
    if (items === undefined) return needsList();
    if (items.some((item) => !factsOf(item).isKnown)) return unknownFrom(items, { isNotNull: true });
    return sequence('list', distinctOf(unified(items)));
  }),
  element: ofParts([2, 2], ([list, index]) => {
    const [items, at] = [itemsOf(list), numberOf(index)];
    if (items === undefined || at === undefined) return needsList();
    if (items.length === 0) return failure('an element of an empty list is asked for');
    // Some versions count from the end, and others refuse.
    return at < 0 ? missingValue('an element before the first one') : (items[at % items.length] ?? null);
  }),
  flatten: ofParts([1, 1], ([list = null]) => {
    const flat: HclValue[] = [];
    if (itemsOf(list) === undefined) return needsList();
    return flattenInto(flat, list) ? sequence('tuple', flat) : unknownFrom([list], { isNotNull: true });
  }),
  index: ofParts([2, 2], ([list, wanted = null]) => {
    const items = itemsOf(list);
    if (items === undefined) return needsList();
    for (const [at, item] of items.entries()) {
      const equal = isEqual(item, wanted);
      if (equal === undefined) return unknownFrom([...items, wanted], { isNotNull: true });
      if (equal) return at;
    }
    return failure('an item is not in its list');
  }),
  keys: ofParts([1, 1], ([map]) => {
    const bare = map === undefined ? undefined : bareOf(map);
    if (!(bare instanceof Dictionary)) return needsMap();
    return sequence(bare.kind === 'map' ? 'list' : 'tuple', [...bare.entries.keys()]);
  }),
  length: ofParts([1, 1], ([value = null]) => {
    const bare = bareOf(value);
    if (bare instanceof Dictionary) return bare.entries.size;
    if (bare instanceof Sequence)
      return isSetOpen(bare) ? unknownFrom([value], { isNotNull: true }) : bare.items.length;
    return typeof bare === 'string' ? countCharacters(bare) : failure('only lists, maps and text have a length');
  }),
  lookup: ofParts([2, 3], ([map = null, key = null, fallback]) => {
    const bare = bareOf(map);
    const name = bareOf(convertTo(key, 'string'));
    if (!(bare instanceof Dictionary) || typeof name !== 'string') return needsMap();
    return fallback !== undefined && !bare.entries.has(name) ? fallback : elementOf(map, name);
  }),
  matchkeys: ofKnown(['any', 'any', 'any'], (values, keys, wanted) => {
    const [items, names, searched] = [itemsOf(values), itemsOf(keys), itemsOf(wanted)];
    if (items === undefined || names === undefined || searched === undefined) return needsList();
    if (names.length * searched.length > mostComparisons) return missingValue('a search in lists of this length');
    const alike = unified([...names, ...searched]);
    const wantedAlike = alike.slice(names.length);
    return sequence(
      'list',
      items.filter((_, at) => search(wantedAlike, alike[at] ?? null) === true),
    );
  }),
  merge: ofParts([0, several], (maps) => {
    const merged = new Map<string, HclValue>();
    const given = maps.filter((map) => bareOf(map) !== null);
    for (const map of given) {
      const entries = entriesOf(map);
      if (entries === undefined) return needsMap();
      for (const [key, value] of entries) merged.set(key, value);
    }
    const isMap = given.length > 0 && given.every((map) => isKind(map, 'map'));
    if (!isMap) return dictionary('object', merged);
    const values = unified([...merged.values()]);
    return dictionary(
      'map',
      [...merged.keys()].map((key, at) => [key, values[at] ?? null] as const),
    );
  }),
  one: ofParts([1, 1], ([list]) => {
    const items = itemsOf(list);
    if (items === undefined) return bareOf(list ?? null) === null ? null : needsList();
    return items.length > 1 ? failure('a list must have one element at most') : (items[0] ?? null);
  }),
  range: ofKnown(['number', 'number?', 'number?'], (first, second, third) => {
    const [from, to] = second === undefined ? [0, first] : [first, second];
    const step = third ?? (to >= from ? 1 : -1);
    if (step === 0 || (to > from && step < 0) || (to < from && step > 0)) return failure('a range leads nowhere');
    if (Math.abs((to - from) / step) > 1024) return failure('a range has more than 1024 elements');
    const items: HclValue[] = [];
    for (let at = from; step > 0 ? at < to : at > to; at = calculate('+', at, step) ?? to) items.push(at);
    return sequence('list', items);
  }),
  reverse: ofParts([1, 1], ([list]) => {
    const items = itemsOf(list);
    return items === undefined ? needsList() : sequence(isKind(list, 'tuple') ? 'tuple' : 'list', items.toReversed());
  }),
  slice: ofParts([3, 3], ([list, start, end]) => {
    const [items, from, to] = [itemsOf(list), numberOf(start), numberOf(end)];
    if (items === undefined || from === undefined || to === undefined) return needsList();
    if (from < 0 || to > items.length || from > to) return failure('a slice goes over the ends of its list');
    return sequence(isKind(list, 'list') ? 'list' : 'tuple', items.slice(from, to));
  }),
  sort: ofKnown(['texts'], (items) => sequence('list', items.toSorted(compareText))),
  sum: ofKnown(['any'], (list) => {
    let total = 0;
    const items = itemsOf(list) ?? [];
    if (items.length === 0) return failure('the sum of nothing is asked for');
    for (const item of items) {
      const value = numberOf(item);
      if (value === undefined) return failure('a sum is made of numbers');
      total = calculate('+', total, value) ?? Number.NaN;
    }
    return Number.isNaN(total) ? tooManyDigits() : total;
  }),
  transpose: ofKnown(['any'], (map) => {
    const lists = new Map<string, string[]>();
    for (const [key, list] of entriesOf(map) ?? []) {
      for (const item of itemsOf(list) ?? []) {
        const known = lists.get(String(item));
        if (known === undefined) lists.set(String(item), [key]);
        else known.push(key);
      }
    }
    return dictionary(
      'map',
      [...lists].map(([key, items]) => [key, sequence('list', items)] as const),
    );
  }),
  values: ofParts([1, 1], ([map]) => {
    const entries = entriesOf(map);
    if (entries === undefined) return needsMap();
    return sequence(
      isKind(map, 'map') ? 'list' : 'tuple',
      entries.map(([, value]) => value),
    );
  }),
  zipmap: ofParts([2, 2], ([keys, values]) => {
    const [names, items] = [itemsOf(keys), itemsOf(values)];
    if (names === undefined || items === undefined || names.length !== items.length) return needsList();
    if (names.some((name) => isOpen(name))) return unknownFrom([...names, ...items], { isNotNull: true });
    return dictionary(
      isKind(values, 'list') ? 'map' : 'object',
      names.map((name, at) => [String(bareOf(name)), items[at] ?? null] as const),
    );
  }),
};

function isOpen(value: HclValue): boolean {
  return bareOf(value) instanceof Unknown;
}

/** Elements of a set that are not known may turn out to be equal. */
function isSetOpen(bare: Sequence): boolean {
  return bare.kind === 'set' && bare.items.length > 1 && !bare.facts().isKnown;
}

function isKind(value: HclValue | undefined, kind: string): boolean {
  const bare = value === undefined ? null : bareOf(value);
  return (bare instanceof Sequence || bare instanceof Dictionary) && bare.kind === kind;
}

function numberOf(value: HclValue | undefined): number | undefined {
  const bare = value === undefined ? undefined : bareOf(convertTo(value, 'number'));
  return typeof bare === 'number' ? bare : undefined;
}

/** @returns undefined where an unknown element may be it. */
function search(items: readonly HclValue[], wanted: HclValue): boolean | undefined {
  let isCertain = true;
  for (const item of items) {
    const equal = isEqual(item, wanted);
    if (equal === true) return true;
    if (equal === undefined) isCertain = false;
  }
  return isCertain ? false : undefined;
}

function quantify(list: HclValue | undefined, decisive: boolean): HclValue {
  const items = itemsOf(list);
  if (items === undefined) return needsList();
  const values = items.map((item) => bareOf(convertTo(item, 'bool')));
  if (values.some((value) => value === decisive || (value === null && !decisive))) return decisive;
  return values.some((value) => value instanceof Unknown) ? unknownFrom(items, { isNotNull: true }) : !decisive;
}

function distinctOf(items: readonly HclValue[]): readonly HclValue[] {
  if (items.every((item) => typeof bareOf(item) !== 'object')) {
    const seen = new Set<unknown>();
    return items.filter((item) => !seen.has(bareOf(item)) && seen.add(bareOf(item)));
  }
  const set = bareOf(toSet(items));
  return set instanceof Sequence ? set.items : items;
}

/** @returns false where an element that is not known may be a list. */
function flattenInto(flat: HclValue[], value: HclValue): boolean {
  for (const item of itemsOf(value) ?? []) {
    const bare = bareOf(item);
    if (bare instanceof Sequence) {
      if (!flattenInto(flat, item)) return false;
    } else if (bare instanceof Unknown && !isSingleAttribute(bare)) return false;
    else flat.push(item);
  }
  return true;
}
