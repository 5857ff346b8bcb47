import { hclString } from '../hcl-literal.ts';
import { pass } from '../outcome.ts';
import type { Setting, SettingValue } from '../setting.ts';
import { isValueList, UNKNOWN, type Value } from '../value.ts';
import type { Condition } from './condition.ts';
import { joinPath, predicate } from './predicate.ts';

/**
 * Neither the argument nor, where it is a list, an item of it matches a pattern that both JavaScript and RE2 read alike.
 * An argument that is left out matches nothing.
 * @param must Completes "must" for messages: `name no range as wide as the internet`.
 * @param good A value that passes, for the fix; null where the fix leaves the argument out.
 */
export function noneMatch(name: string, pattern: RegExp, must: string, good: SettingValue): Condition {
  const base = predicate({
    name,
    test: (value) => matchesNothing(value, pattern),
    toHcl: (argument) => argument,
    must,
    good,
  });
  const condition: Condition = {
    ...base,
    evaluate: (block) =>
      block.attribute(name).state === 'absent'
        ? pass({ at: joinPath(block.path, name), value: 'not set' })
        : base.evaluate(block),
    settings: (): readonly Setting[] => (good === null ? [{ kind: 'remove', name }] : base.settings()),
    // A null becomes an item that no pattern can be matched against, which is what "left out" must mean.
    toHcl: (subject) =>
      `alltrue([for item in flatten([${subject}.${name}]) : !can(regex(${hclString(pattern.source)}, item))])`,
    get parts() {
      return [condition];
    },
  };
  return condition;
}

function matchesNothing(value: Value, pattern: RegExp): boolean | undefined {
  const items = isValueList(value) ? value : [value];
  if (items.some((item) => typeof item === 'string' && pattern.test(item))) return false;
  return items.includes(UNKNOWN) ? undefined : true;
}
