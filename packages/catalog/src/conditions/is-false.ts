import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is false. `whenAbsent` is what the provider takes when it is left out. */
export function isFalse(name: string, whenAbsent?: boolean): Condition {
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => value === false || value === 'false',
    toHcl: (argument) => `${argument} == false`,
    must: 'be false',
    good: false,
  });
}
