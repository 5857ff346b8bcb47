import { formatNumber, parseNumber } from './number.ts';
import { typeOf, unifyTypes, type HclType } from './type.ts';
import {
  bareOf,
  compareText,
  dictionary,
  Dictionary,
  failure,
  inheriting,
  LazyObject,
  sequence,
  Sequence,
  tooManyDigits,
  Unknown,
  type HclValue,
} from './value.ts';

/** Converts a value to a type, as Terraform does for inputs and arguments of functions; a failure where it cannot. */
export function convertTo(value: HclValue, type: HclType): HclValue {
  if (type === 'any') return value;
  const bare = bareOf(value);
  if (bare === null || bare instanceof Unknown) return value;
  if (typeof bare === 'object' && isAlready(bare, type)) return value;
  const converted = convertBare(bare, type);
  return converted === bare ? value : inheriting(converted, value);
}

/** The usual case, where nothing is to be done, costs no copy. */
function isAlready(bare: Sequence | Dictionary | LazyObject, type: HclType): boolean {
  if (typeof type === 'string' || !('of' in type) || type.of === 'any' || typeof type.of !== 'string') return false;
  if (bare instanceof LazyObject || bare.kind !== type.kind) return false;
  const name = type.of === 'bool' ? 'boolean' : type.of;
  const items = bare instanceof Sequence ? bare.items : bare.entries.values();
  for (const item of items) if (typeof item !== name) return false;
  return true;
}

function convertBare(bare: Exclude<ReturnType<typeof bareOf>, null | Unknown>, type: HclType): HclValue {
  if (type === 'string') return toText(bare);
  if (type === 'number') return toNumber(bare);
  if (type === 'bool') return toBoolean(bare);
  if (type === 'any') return bare;
  if (type.kind === 'object') return toObject(bare, type);
  if (type.kind === 'map') return toMap(bare, type.of);
  if (type.kind === 'tuple') return toTuple(bare, type.items);
  return toCollection(bare, type.kind, type.of);
}

type Given = Exclude<ReturnType<typeof bareOf>, null | Unknown>;

function toText(bare: Given): HclValue {
  if (typeof bare === 'string') return bare;
  if (typeof bare === 'boolean') return String(bare);
  if (typeof bare === 'number') return formatNumber(bare) ?? tooManyDigits();
  return failure('text is required');
}

function toNumber(bare: Given): HclValue {
  if (typeof bare === 'number') return bare;
  if (typeof bare !== 'string' || !/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(bare))
    return failure('a number is required');
  return parseNumber(bare) ?? tooManyDigits();
}

function toBoolean(bare: Given): HclValue {
  if (typeof bare === 'boolean') return bare;
  if (bare === 'true' || bare === '1') return true;
  if (bare === 'false' || bare === '0') return false;
  return failure('a bool is required');
}

function toCollection(bare: Given, kind: 'list' | 'set', of: HclType): HclValue {
  if (!(bare instanceof Sequence)) return failure(`a ${kind} is required`);
  const type = of === 'any' ? (unifyTypes(bare.items.map(typeOf)) ?? 'any') : of;
  const items = bare.items.map((item) => convertTo(item, type));
  return kind === 'set' ? toSet(items) : sequence('list', items);
}

/** Makes a set: each value once. Texts and numbers are put in order; others keep theirs, since Terraform sorts by a hash. */
export function toSet(items: readonly HclValue[]): Sequence | Unknown {
  const scalars = new Set<unknown>();
  const distinct: HclValue[] = [];
  const complex = new Set<string>();
  for (const item of items) {
    const bare = bareOf(item);
    if (typeof bare === 'object' && bare !== null) {
      const known = bare instanceof Unknown || bare instanceof LazyObject ? undefined : fingerprint(bare);
      if (known !== undefined && complex.has(known)) continue;
      if (known !== undefined) complex.add(known);
    } else if (scalars.has(bare)) continue;
    else scalars.add(bare);
    distinct.push(item);
  }
  return sequence('set', distinct.every(isScalar) ? distinct.toSorted(compareScalars) : distinct);
}

function isScalar(value: HclValue): boolean {
  const bare = bareOf(value);
  return bare === null || typeof bare !== 'object';
}

function compareScalars(one: HclValue, other: HclValue): number {
  const [left, right] = [bareOf(one), bareOf(other)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  return Number(left) - Number(right);
}

/** Tells known values apart; undefined where a part is not known. */
function fingerprint(value: HclValue): string | undefined {
  const bare = bareOf(value);
  if (bare instanceof Unknown || bare instanceof LazyObject) return undefined;
  if (typeof bare !== 'object' || bare === null) return JSON.stringify(bare);
  const parts: string[] = [];
  const entries: Iterable<readonly [unknown, HclValue]> =
    bare instanceof Sequence ? bare.items.entries() : bare.entries;
  for (const [key, one] of entries) {
    const part = fingerprint(one);
    if (part === undefined) return undefined;
    parts.push(`${JSON.stringify(key)}:${part}`);
  }
  return `${bare instanceof Sequence ? '[' : '{'}${parts.join(',')}`;
}

function toTuple(bare: Given, items: readonly HclType[]): HclValue {
  if (!(bare instanceof Sequence) || bare.items.length !== items.length) {
    return failure(`a tuple of ${items.length} is required`);
  }
  return sequence(
    'tuple',
    bare.items.map((item, index) => convertTo(item, items[index] ?? 'any')),
  );
}

function toMap(bare: Given, of: HclType): HclValue {
  const given = bare instanceof LazyObject ? bareOf(bare.whole()) : bare;
  if (given instanceof Unknown) return given;
  if (!(given instanceof Dictionary)) return failure('a map is required');
  const type = of === 'any' ? (unifyTypes([...given.entries.values()].map(typeOf)) ?? 'any') : of;
  return dictionary(
    'map',
    [...given.entries].map(([key, value]) => [key, convertTo(value, type)] as const),
  );
}

function toObject(bare: Given, { attributes }: Extract<HclType, { readonly kind: 'object' }>): HclValue {
  if (!(bare instanceof Dictionary) && !(bare instanceof LazyObject)) return failure('an object is required');
  const entries: [string, HclValue][] = [];
  for (const [name, attribute] of attributes) {
    const given = bare instanceof Dictionary ? bare.entries.get(name) : bare.member(name);
    if (given === undefined && !attribute.isOptional) return failure(`attribute "${name}" is required`);
    const isLeftOut = given === undefined || (attribute.isOptional && bareOf(given) === null);
    entries.push([name, convertTo(isLeftOut ? attribute.default : given, attribute.type)]);
  }
  return dictionary('object', entries);
}

/** Converts values to the type that they have in common; they are left as they are where there is none. */
export function unified(values: readonly HclValue[]): readonly HclValue[] {
  const type = unifyTypes(values.map(typeOf));
  return type === undefined || type === 'any' ? values : values.map((value) => convertTo(value, type));
}
