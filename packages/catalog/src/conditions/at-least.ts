import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is a number of `least` or more. */
export function atLeast(name: string, least: number, whenAbsent?: number): Condition {
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => Number(value) >= least,
    toHcl: (argument) => `try(${argument} >= ${least}, false)`,
    must: `be ${least} or more`,
    good: least,
  });
}
