import { asPossible, joinTrails, missingOnly } from '../values/trail.ts';
import {
  bareOf,
  Dictionary,
  factsOf,
  failure,
  inheriting,
  LazyObject,
  possible,
  Sequence,
  sequence,
  Unknown,
  unknownAttribute,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';

/** Reads `value.name`. */
export function memberOf(value: HclValue, name: string): HclValue {
  const bare = bareOf(value);
  const found = bareMember(bare, name);
  return bare === value ? found : inheriting(found, value);
}

function bareMember(bare: ReturnType<typeof bareOf>, name: string): HclValue {
  if (bare instanceof Dictionary) return entryOf(bare, name, 'attribute');
  if (bare instanceof LazyObject) return bare.member(name);
  if (bare instanceof Unknown) return unknownMember(bare, name);
  return failure(bare === null ? `null has no attribute "${name}"` : `a value without attributes has no "${name}"`);
}

/** An entry may be null, which is not the same as none. */
function entryOf(bare: Dictionary, name: string, kind: string): HclValue {
  const entry = bare.entries.get(name);
  return entry === undefined ? failure(`there is no ${kind} ${JSON.stringify(name)}`) : entry;
}

/** Reads `value[key]`. */
export function elementOf(value: HclValue, key: HclValue): HclValue {
  const bare = bareOf(value);
  const index = bareOf(key);
  if (index instanceof Unknown) return anyElement(value, index);
  if (typeof index !== 'string' && typeof index !== 'number') return failure('an index must be text or a number');
  const found = bareElement(bare, index);
  const isSensitive = factsOf(key).isSensitive;
  return inheriting(isSensitive ? inheriting(found, key) : found, value);
}

function bareElement(bare: ReturnType<typeof bareOf>, key: string | number): HclValue {
  if (bare instanceof Sequence) {
    const item = bare.kind === 'set' ? undefined : bare.items[Number(key)];
    return item === undefined ? failure(`there is no element ${JSON.stringify(key)}`) : item;
  }
  if (bare instanceof Dictionary) return entryOf(bare, String(key), 'element');
  if (bare instanceof LazyObject) return bare.member(String(key));
  if (bare instanceof Unknown) return typeof key === 'number' ? listed(bare) : unknownMember(bare, key);
  return failure(bare === null ? 'null has no elements' : 'a value without elements is indexed');
}

/** An element whose key is not known: any of them. */
function anyElement(value: HclValue, key: Unknown): HclValue {
  if (key.failure !== undefined) return key;
  const { trail, failure: reason } = factsOf(value);
  return new Unknown({ trail: joinTrails([asPossible(trail), missingOnly(key.trail)]), failure: reason });
}

/** An element of a list that is not known: the path of an attribute has no indexes. */
function listed(value: Unknown): Unknown {
  const { trail, leaf, failure: reason } = value;
  return new Unknown({ trail, leaf, failure: reason });
}

function unknownMember(value: Unknown, name: string): Unknown {
  const { trail, leaf, failure: reason } = value;
  if (leaf === undefined || reason !== undefined) return new Unknown({ trail, failure: reason });
  return unknownAttribute({ ...leaf, attribute: leaf.attribute === '' ? name : `${leaf.attribute}.${name}` });
}

/** Reads `value[*]` with what follows it: no element of null, each one of a list, and a single value as the only one. */
export function splatOf(value: HclValue, follow: (item: HclValue) => HclValue): HclValue {
  const bare = bareOf(value);
  if (bare === null) return inheriting(sequence('tuple', []), value);
  if (bare instanceof Sequence) {
    const items = bare.items.map((item) => follow(inheriting(item, value)));
    return sequence('tuple', items);
  }
  const any = bare instanceof LazyObject ? bare.any() : undefined;
  if (any !== undefined) return possible(inheriting(follow(any), value));
  if (!(bare instanceof Unknown)) return sequence('tuple', [follow(value)]);
  const followed = follow(inheriting(listed(bare), value));
  return unknownFrom([followed], { isNotNull: true });
}
