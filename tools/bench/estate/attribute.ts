import type { Json, JsonObject } from './json.ts';
import type { Place } from './place.ts';

/** The value of an attribute: one for all instances, or one for each. */
type Value = Json | ((place: Place) => Json);

/** Whether a value is known while planning the creation of its resource. */
type Known = 'always' | 'afterApply';

/** An attribute of a resource: what the configuration says of it, and what a plan does. */
export type Attribute =
  | {
      readonly kind: 'value';
      readonly known: Known;
      /** Undefined for what the configuration does not write. */
      readonly expression: JsonObject | undefined;
      readonly value: Value;
      /** The value in a state, where it differs from that in the plan of a creation. */
      readonly settled: Value;
      /** The list has a known length, of unknown elements. */
      readonly byElement: boolean;
      readonly isSensitive: boolean;
    }
  | { readonly kind: 'blocks'; readonly blocks: readonly Attributes[] };

/** Attributes by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

interface Traits {
  readonly expression?: JsonObject | undefined;
  readonly settled?: Value;
  readonly byElement?: boolean;
  readonly isSensitive?: boolean;
}

function attribute(known: Known, value: Value, traits: Traits = {}): Attribute {
  const { expression, settled = value, byElement = false, isSensitive = false } = traits;
  return { kind: 'value', known, expression, value, settled, byElement, isSensitive };
}

/** A constant of the configuration. */
export function fixed(value: Json): Attribute {
  return attribute('always', value, { expression: { constant_value: value } });
}

/**
 * An expression whose value is known while planning.
 * @param references As written; none for an expression of functions only, of which a plan shows nothing.
 */
export function derived(references: readonly string[], value: Value): Attribute {
  return attribute('always', value, { expression: expressionOf(references) });
}

/** An expression that refers to what the plan creates, so that its value is known after the apply. */
export function linked(references: readonly string[], value: Value): Attribute {
  return attribute('afterApply', value, { expression: expressionOf(references) });
}

/** As `linked`, but for a list written out element by element. */
export function linkedElements(references: readonly string[], value: (place: Place) => readonly Json[]): Attribute {
  return attribute('afterApply', value, { expression: expressionOf(references), byElement: true });
}

/** A default of the provider, known while planning. `settled` is its value in a state, where that differs. */
export function preset(value: Value, settled: Value = value): Attribute {
  return attribute('always', value, { settled });
}

/** Something that AWS decides during the apply. */
export function assigned(value: Value): Attribute {
  return attribute('afterApply', value);
}

/** Nested blocks, all of one type. */
export function blocks(...listed: readonly Attributes[]): Attribute {
  return { kind: 'blocks', blocks: listed };
}

/** The attribute, with a value that the provider declares sensitive. */
export function secret(of: Attribute): Attribute {
  return of.kind === 'value' ? { ...of, isSensitive: true } : of;
}

/** Defaults of the provider, by attribute. */
export function presets(values: JsonObject): Attributes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, preset(value)]));
}

/** Attributes that are not set. */
export function unset(...names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, preset(null)]));
}

/** What AWS decides during the apply, by attribute. */
export function assignedAll(values: Readonly<Record<string, Value>>): Attributes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, assigned(value)]));
}

/** An expression as the configuration of a plan shows it: each reference, then its prefixes down to the object. */
export function expressionOf(references: readonly string[]): JsonObject {
  return references.length === 0 ? {} : { references: references.flatMap(withPrefixes) };
}

function withPrefixes(reference: string): readonly string[] {
  const steps = reference.split('.');
  const shortest = steps[0] === 'data' ? 3 : 2;
  const lengths = Array.from({ length: steps.length - shortest + 1 }, (_, index) => steps.length - index);
  return lengths.map((length) => steps.slice(0, length).join('.'));
}

/** The member `expressions` of a block in the configuration of a plan. */
export function toExpressions(attributes: Attributes): JsonObject {
  const written = Object.entries(attributes).flatMap(([name, one]): readonly (readonly [string, Json])[] => {
    if (one.kind === 'blocks') return [[name, one.blocks.map(toExpressions)]];
    return one.expression === undefined ? [] : [[name, one.expression]];
  });
  return Object.fromEntries(written);
}

/** One instance in the three forms that a plan shows it in: `after`, `after_unknown`, `after_sensitive`. */
export interface Rendered {
  readonly values: JsonObject;
  readonly unknown: JsonObject;
  readonly sensitive: JsonObject;
}

/** @param exists Everything is known: the resource is in the state already. */
export function render(attributes: Attributes, place: Place, exists: boolean): Rendered {
  const values: Record<string, Json> = {};
  const unknown: Record<string, Json> = {};
  const sensitive: Record<string, Json> = {};
  for (const [name, one] of Object.entries(attributes)) {
    if (one.kind === 'blocks') {
      const listed = one.blocks.map((block) => render(block, place, exists));
      values[name] = listed.map((block) => block.values);
      unknown[name] = listed.map((block) => block.unknown);
      sensitive[name] = listed.map((block) => block.sensitive);
      continue;
    }
    const value = at(exists ? one.settled : one.value, place);
    const isUnknown = one.known === 'afterApply' && !exists;
    if (!isUnknown) values[name] = value;
    else if (one.byElement) values[name] = elements(value).map(() => null);
    set(unknown, name, !isUnknown ? marks(value) : one.byElement ? elements(value).map(() => true) : true);
    set(sensitive, name, one.isSensitive ? true : marks(isUnknown && !one.byElement ? emptied(value) : value));
  }
  return { values, unknown, sensitive };
}

function at(value: Value, place: Place): Json {
  return typeof value === 'function' ? value(place) : value;
}

function set(target: Record<string, Json>, name: string, value: Json | undefined): void {
  if (value !== undefined) target[name] = value;
}

/** A value with every leaf unmarked: lists keep their length, objects keep only lists and objects, leaves vanish. */
function marks(value: Json): Json | undefined {
  if (Array.isArray(value)) return elements(value).map((element) => marks(element) ?? false);
  if (typeof value !== 'object' || value === null) return undefined;
  const nested = Object.entries(value).flatMap(([name, member]) => {
    const marked = marks(member);
    return marked === undefined ? [] : [[name, marked] as const];
  });
  return Object.fromEntries(nested);
}

/** What a plan shows as the sensitive marks of a value that it does not know: its kind, without content. */
function emptied(value: Json): Json {
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null ? {} : null;
}

function elements(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
