import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is a number of `most` or less. */
export function atMost(name: string, most: number, whenAbsent?: number): Condition {
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => Number(value) <= most,
    toHcl: (argument) => `try(${argument} <= ${most}, false)`,
    must: `be ${most} or less`,
    good: most,
  });
}
