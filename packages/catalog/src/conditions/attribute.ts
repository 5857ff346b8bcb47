import type { SettingValue } from '../setting.ts';
import { atLeast } from './at-least.ts';
import { atMost } from './at-most.ts';
import type { Condition } from './condition.ts';
import { containsAll } from './contains-all.ts';
import { isAbsent } from './is-absent.ts';
import { isFalse } from './is-false.ts';
import { isSet } from './is-set.ts';
import { isTrue } from './is-true.ts';
import { leavesOpen } from './leaves-open.ts';
import { matches } from './matches.ts';
import { noneMatch } from './none-match.ts';
import { noneOf } from './none-of.ts';
import { oneOf } from './one-of.ts';

/** The statements that can be made of one argument. */
export interface AttributeConditions {
  isTrue(): Condition;
  isFalse(): Condition;
  atLeast(least: number): Condition;
  atMost(most: number): Condition;
  equals(value: string): Condition;
  oneOf(allowed: readonly [string, ...string[]]): Condition;
  noneOf(refused: readonly string[], good: string): Condition;
  isSet(good: SettingValue): Condition;
  isAbsent(): Condition;
  matches(pattern: RegExp, must: string, good: string): Condition;
  noneMatch(pattern: RegExp, must: string, good: SettingValue): Condition;
  containsAll(needed: readonly [string, ...string[]]): Condition;
  leavesOpen(missing: string): Condition;
}

/**
 * Starts a condition on an argument.
 * @param name Argument of the resource or block; dots lead into maps (`tags_all.Environment`).
 * @param options `whenAbsent` is the value that the provider or AWS takes when the argument is left out; without it,
 * an argument that is left out fails.
 */
export function attribute(
  name: string,
  options: { readonly whenAbsent?: boolean | number | string } = {},
): AttributeConditions {
  const { whenAbsent } = options;
  const flag = typeof whenAbsent === 'boolean' ? whenAbsent : undefined;
  const number = typeof whenAbsent === 'number' ? whenAbsent : undefined;
  const text = typeof whenAbsent === 'string' ? whenAbsent : undefined;
  return {
    isTrue: () => isTrue(name, flag),
    isFalse: () => isFalse(name, flag),
    atLeast: (least) => atLeast(name, least, number),
    atMost: (most) => atMost(name, most, number),
    equals: (value) => oneOf(name, [value], text),
    oneOf: (allowed) => oneOf(name, allowed, text),
    noneOf: (refused, good) => noneOf(name, refused, good, text),
    isSet: (good) => isSet(name, good),
    isAbsent: () => isAbsent(name),
    matches: (pattern, must, good) => matches(name, pattern, must, good),
    noneMatch: (pattern, must, good) => noneMatch(name, pattern, must, good),
    containsAll: (needed) => containsAll(name, needed),
    leavesOpen: (missing) => leavesOpen(name, missing),
  };
}
