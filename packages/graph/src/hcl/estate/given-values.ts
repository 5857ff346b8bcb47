import { isJsonList, isJsonObject } from '../../json.ts';
import { parseNumber } from '../values/number.ts';
import { dictionary, missingValue, sequence, tooManyDigits, type HclValue } from '../values/value.ts';
import type { RootValues } from './module-instance.ts';

/** What is known of a variable of the root module: its value as JSON, that it has its default, or nothing. */
export type GivenVariable = { readonly json: unknown } | 'default' | 'unknown';

/** Values of the variables of the root module, as an input tells them. */
export function giveRootValues(variables: (name: string) => GivenVariable): RootValues {
  return (name) => {
    const given = variables(name);
    if (given === 'unknown') return missingValue(`var.${name}`);
    return given === 'default' ? undefined : toHclValue(given.json, 0);
  };
}

/** Deeper than any value that Terraform can hold. */
const deepest = 200;

function toHclValue(json: unknown, depth: number): HclValue {
  if (depth > deepest) return missingValue(`a value of more than ${deepest} levels`);
  if (isJsonList(json))
    return sequence(
      'tuple',
      json.map((one) => toHclValue(one, depth + 1)),
    );
  if (isJsonObject(json)) {
    return dictionary(
      'object',
      Object.entries(json).map(([name, one]) => [name, toHclValue(one, depth + 1)] as const),
    );
  }
  if (typeof json === 'number') return parseNumber(String(json)) ?? tooManyDigits();
  return typeof json === 'string' || typeof json === 'boolean' ? json : null;
}
