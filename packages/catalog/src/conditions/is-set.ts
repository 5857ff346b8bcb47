import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';
import type { SettingValue } from '../setting.ts';
import { isValueList, isValueMap } from '../value.ts';

/**
 * The argument has a value. A reference to a resource that the plan creates counts, and is the evidence.
 * @param good A value or reference that passes, for the fix.
 */
export function isSet(name: string, good: SettingValue): Condition {
  return predicate({
    name,
    test: (value) => {
      if (isValueList(value)) return value.length > 0;
      return isValueMap(value) ? Object.keys(value).length > 0 : value !== '';
    },
    toHcl: (argument) => `try(length(${argument}) > 0, false)`,
    must: 'be set',
    good,
    reference: 'holds',
  });
}
