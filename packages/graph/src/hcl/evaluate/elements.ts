import {
  bareOf,
  Dictionary,
  failure,
  inheriting,
  LazyObject,
  Sequence,
  Unknown,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';

/** Keys and values in the order in which Terraform walks them; a set has its values as keys. */
export type Elements = readonly (readonly [HclValue, HclValue])[];

/** Lists what `for`, `for_each` and `dynamic` go through; unknown where the collection is, a failure for anything else. */
export function elementsOf(value: HclValue): Elements | Unknown {
  const bare = bareOf(value);
  if (bare instanceof Sequence) {
    const { items } = bare;
    return items.map((item, index) => {
      const own = inheriting(item, value);
      return [bare.kind === 'set' ? own : index, own] as const;
    });
  }
  if (bare instanceof Dictionary) {
    return [...bare.entries].map(([key, one]) => [key, inheriting(one, value)] as const);
  }
  if (bare instanceof LazyObject) {
    const whole = bare.whole();
    return bareOf(whole) instanceof LazyObject ? unknownFrom([whole]) : elementsOf(inheriting(whole, value));
  }
  if (bare instanceof Unknown) return unknownFrom([value]);
  return failure(bare === null ? 'null has no elements' : 'a value without elements is gone through');
}
