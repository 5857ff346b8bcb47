import { hclLiteral } from '../hcl-literal.ts';
import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is one of `allowed`; the first is the one that the fix sets. */
export function oneOf(name: string, allowed: readonly [string, ...string[]], whenAbsent?: string): Condition {
  const list = hclLiteral(allowed);
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => allowed.includes(String(value)),
    toHcl: (argument) =>
      allowed.length === 1 ? `${argument} == ${hclLiteral(allowed[0])}` : `try(contains(${list}, ${argument}), false)`,
    must: allowed.length === 1 ? `be ${hclLiteral(allowed[0])}` : `be one of ${allowed.join(', ')}`,
    good: allowed[0],
  });
}
