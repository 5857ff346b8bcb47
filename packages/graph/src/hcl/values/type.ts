import { bareOf, LazyObject, Sequence, Unknown, type HclValue } from './value.ts';

/** A type of HCL. `any` stands for whatever is given, and for the type of what is not known. */
export type HclType =
  | 'any'
  | 'string'
  | 'number'
  | 'bool'
  | { readonly kind: 'list' | 'set'; readonly of: HclType }
  | { readonly kind: 'map'; readonly of: HclType }
  | { readonly kind: 'tuple'; readonly items: readonly HclType[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: HclType;
  readonly isOptional: boolean;
  /** Taken where an optional attribute is left out or null. */
  readonly default: HclValue;
}

/** The type of a value, as far as it is known. */
export function typeOf(value: HclValue): HclType {
  const bare = bareOf(value);
  if (typeof bare === 'string') return 'string';
  if (typeof bare === 'number') return 'number';
  if (typeof bare === 'boolean') return 'bool';
  if (bare === null || bare instanceof Unknown || bare instanceof LazyObject) return 'any';
  if (bare instanceof Sequence) {
    if (bare.kind === 'tuple') return { kind: 'tuple', items: bare.items.map(typeOf) };
    return { kind: bare.kind, of: elementType(bare.items) };
  }
  if (bare.kind === 'map') return { kind: 'map', of: elementType(bare.entries.values()) };
  const attributes = new Map<string, AttributeType>();
  for (const [name, one] of bare.entries) attributes.set(name, { type: typeOf(one), isOptional: false, default: null });
  return { kind: 'object', attributes };
}

/** All elements have one type; the first that is known tells it. */
function elementType(items: Iterable<HclValue>): HclType {
  for (const item of items) {
    const type = typeOf(item);
    if (type !== 'any') return type;
  }
  return 'any';
}

/** Says whether two types are the same; `any` is the same as any. */
export function isSameType(one: HclType, other: HclType): boolean {
  if (one === other || one === 'any' || other === 'any') return true;
  if (typeof one === 'string' || typeof other === 'string') return false;
  if (one.kind === 'tuple') {
    if (other.kind !== 'tuple' || one.items.length !== other.items.length) return false;
    return one.items.every((item, index) => isSameType(item, other.items[index] ?? 'any'));
  }
  if (one.kind === 'object') {
    if (other.kind !== 'object' || one.attributes.size !== other.attributes.size) return false;
    return [...one.attributes].every(([name, { type }]) => {
      const same = other.attributes.get(name);
      return same !== undefined && isSameType(type, same.type);
    });
  }
  return other.kind === one.kind && 'of' in other && isSameType(one.of, other.of);
}

/**
 * Finds the type that values of several types are converted to, as in a conditional or a list. What is not known has no
 * say. @returns undefined where there is none.
 * @see https://developer.hashicorp.com/terraform/language/expressions/conditionals#result-types
 */
export function unifyTypes(types: readonly HclType[]): HclType | undefined {
  const known = types.filter((type) => type !== 'any');
  const [first, ...others] = known;
  if (first === undefined) return 'any';
  let unified: HclType | undefined = first;
  for (const other of others) {
    unified = unified === undefined ? undefined : unifyTwo(unified, other);
  }
  return unified;
}

function unifyTwo(one: HclType, other: HclType): HclType | undefined {
  if (one === 'any') return other;
  if (other === 'any' || one === other) return one;
  if (typeof one === 'string' || typeof other === 'string') {
    return typeof one === 'string' && typeof other === 'string' && (one === 'string' || other === 'string')
      ? 'string'
      : undefined;
  }
  if (isKeyed(one) && isKeyed(other)) return unifyKeyed(one, other);
  if (isKeyed(one) || isKeyed(other)) return undefined;
  return unifyListed(one, other);
}

type Complex = Exclude<HclType, string>;
type Keyed = Extract<Complex, { readonly kind: 'object' }> | { readonly kind: 'map'; readonly of: HclType };

function isKeyed(type: Complex): type is Keyed {
  return type.kind === 'object' || type.kind === 'map';
}

function unifyKeyed(one: Keyed, other: Keyed): HclType | undefined {
  if ('attributes' in one && 'attributes' in other && hasSameNames(one.attributes, other.attributes)) {
    const attributes = new Map<string, AttributeType>();
    for (const [name, attribute] of one.attributes) {
      const type = unifyTwo(attribute.type, other.attributes.get(name)?.type ?? 'any');
      if (type === undefined) return undefined;
      attributes.set(name, { type, isOptional: false, default: null });
    }
    return { kind: 'object', attributes };
  }
  const of = unifyTypes([...valueTypes(one), ...valueTypes(other)]);
  return of === undefined ? undefined : { kind: 'map', of };
}

function valueTypes(type: Keyed): readonly HclType[] {
  return 'attributes' in type ? [...type.attributes.values()].map((attribute) => attribute.type) : [type.of];
}

function hasSameNames(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}

function unifyListed(one: Complex, other: Complex): HclType | undefined {
  if (one.kind === 'tuple' && other.kind === 'tuple' && one.items.length === other.items.length) {
    const items = one.items.map((item, index) => unifyTwo(item, other.items[index] ?? 'any'));
    return items.every((item) => item !== undefined) ? { kind: 'tuple', items } : undefined;
  }
  const of = unifyTypes([...itemTypes(one), ...itemTypes(other)]);
  if (of === undefined) return undefined;
  const isList = one.kind === 'list' || other.kind === 'list';
  return { kind: !isList && (one.kind === 'set' || other.kind === 'set') ? 'set' : 'list', of };
}

function itemTypes(type: Complex): readonly HclType[] {
  if (type.kind === 'tuple') return type.items;
  return 'of' in type ? [type.of] : [];
}
