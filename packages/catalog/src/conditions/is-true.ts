import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is true. `whenAbsent` is what the provider takes when it is left out. */
export function isTrue(name: string, whenAbsent?: boolean): Condition {
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => value === true || value === 'true',
    toHcl: (argument) => `${argument} == true`,
    must: 'be true',
    good: true,
  });
}
