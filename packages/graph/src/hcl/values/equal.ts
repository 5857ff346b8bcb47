import { isExact } from './number.ts';
import { isSameType, typeOf } from './type.ts';
import { bareOf, Dictionary, LazyObject, Sequence, Unknown, type HclValue } from './value.ts';

/** Compares two values as `==` does: values of different types differ. @returns undefined where it cannot be told. */
export function isEqual(one: HclValue, other: HclValue): boolean | undefined {
  const [left, right] = [bareOf(one), bareOf(other)];
  if (isOpen(left) || isOpen(right)) return isNullAgainstValue(left, right) ? false : undefined;
  if (left === null || right === null) return left === right;
  if (typeof left !== 'object' || typeof right !== 'object') return isEqualScalar(left, right);
  if (!isSameType(typeOf(left), typeOf(right))) return false;
  if (left instanceof Sequence) return right instanceof Sequence ? isEqualSequence(left, right) : false;
  return right instanceof Dictionary ? isEqualDictionary(left, right) : false;
}

/** Sets of objects have no order to compare them in. */
const largestSet = 1000;

function isOpen(bare: ReturnType<typeof bareOf>): bare is Unknown | LazyObject {
  return bare instanceof Unknown || bare instanceof LazyObject;
}

function isNullAgainstValue(left: ReturnType<typeof bareOf>, right: ReturnType<typeof bareOf>): boolean {
  if (left === null) return right instanceof LazyObject || (right instanceof Unknown && right.isNotNull);
  return right === null && isNullAgainstValue(null, left);
}

function isEqualScalar(left: unknown, right: unknown): boolean | undefined {
  if (typeof left === 'number' && typeof right === 'number' && !(isExact(left) && isExact(right))) {
    return Math.abs(left - right) > Math.abs(left) * 1e-12 ? false : undefined;
  }
  return left === right;
}

function isEqualSequence(left: Sequence, right: Sequence): boolean | undefined {
  if (left.kind === 'set') return isEqualSet(left, right);
  if (left.items.length !== right.items.length) return false;
  return allEqual(left.items.map((item, index) => [item, right.items[index] ?? null] as const));
}

function isEqualSet(left: Sequence, right: Sequence): boolean | undefined {
  const isKnown = left.facts().isKnown && right.facts().isKnown;
  if (left.items.length !== right.items.length) return isKnown ? false : undefined;
  const scalars = new Set<unknown>(right.items.map(bareOf).filter((item) => typeof item !== 'object'));
  if (isKnown && scalars.size === right.items.length) return left.items.every((item) => scalars.has(bareOf(item)));
  if (left.items.length > largestSet) return undefined;
  const isHeld = (item: HclValue): boolean => right.items.some((other) => isEqual(item, other) === true);
  if (left.items.every(isHeld)) return true;
  return isKnown ? false : undefined;
}

function isEqualDictionary(left: Dictionary, right: Dictionary): boolean | undefined {
  if (left.entries.size !== right.entries.size) return false;
  const pairs: (readonly [HclValue, HclValue])[] = [];
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined) return false;
    pairs.push([value, other]);
  }
  return allEqual(pairs);
}

function allEqual(pairs: readonly (readonly [HclValue, HclValue])[]): boolean | undefined {
  let isCertain = true;
  for (const [one, other] of pairs) {
    const equal = isEqual(one, other);
    if (equal === false) return false;
    if (equal === undefined) isCertain = false;
  }
  return isCertain ? true : undefined;
}
