import { convertTo, unified } from '../values/convert.ts';
import {
  bareOf,
  dictionary,
  Dictionary,
  factsOf,
  failure,
  inheriting,
  Marked,
  mark,
  possible,
  sequence,
  Sequence,
  Through,
  throughValue,
  Unknown,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';
import { ofParts, type FunctionDefinition } from './define.ts';
import { isSingleAttribute } from './single-attribute.ts';

const several = Number.POSITIVE_INFINITY;

/** Functions that change the type of a value, or what is said of it. */
export const conversionFunctions: Readonly<Record<string, FunctionDefinition>> = {
  tobool: converting('bool'),
  tonumber: converting('number'),
  tostring: converting('string'),
  tolist: convertingList('list'),
  toset: convertingList('set'),
  tomap: ofParts([1, 1], ([value = null]) => convertTo(value, { kind: 'map', of: 'any' })),
  coalesce: { least: 1, most: several, call: coalesce },
  ephemeralasnull: ofParts([1, 1], ([value = null]) => value),
  issensitive: { least: 1, most: 1, call: ([value = null]) => factsOf(value).isSensitive },
  nonsensitive: { least: 1, most: 1, call: ([value = null]) => shown(value) },
  sensitive: { least: 1, most: 1, call: ([value = null]) => mark(value, undefined, true) },
};

function converting(type: 'bool' | 'number' | 'string'): FunctionDefinition {
  return ofParts([1, 1], ([value = null]) => convertTo(value, type));
}

function convertingList(kind: 'list' | 'set'): FunctionDefinition {
  return ofParts([1, 1], ([value = null]) => convertTo(value, { kind, of: 'any' }));
}

/** Takes the first value that is neither null nor empty. A value that is not known is taken where it cannot be either. */
function coalesce(given: readonly HclValue[]): HclValue {
  const values = unified(given);
  for (const [at, value] of values.entries()) {
    const bare = bareOf(value);
    if (bare instanceof Unknown) {
      if (bare.failure !== undefined || isSingleAttribute(bare)) return value;
      return possible(unknownFrom(values.slice(at)));
    }
    if (bare !== null && bare !== '') return value;
  }
  return failure('every value is null or empty');
}

/** Takes away the mark of what is not to be shown, here and in every part. */
function shown(value: HclValue): HclValue {
  if (!factsOf(value).isSensitive) return value;
  if (value instanceof Marked) return mark(shown(value.value), value.trail, false);
  if (value instanceof Through) return throughValue(value.hop, shown(value.value));
  if (value instanceof Sequence) return sequence(value.kind, value.items.map(shown));
  if (!(value instanceof Dictionary)) return value;
  return inheriting(
    dictionary(
      value.kind,
      [...value.entries].map(([key, one]) => [key, shown(one)] as const),
    ),
    value,
  );
}
