import { hclLiteral } from '../hcl-literal.ts';
import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/**
 * The argument is none of `refused`, in any letter case.
 * @param good A value that passes, for the fix.
 */
export function noneOf(name: string, refused: readonly string[], good: string, whenAbsent?: string): Condition {
  const lower = refused.map((value) => value.toLowerCase());
  return predicate({
    name,
    ...(whenAbsent === undefined ? {} : { whenAbsent }),
    test: (value) => !lower.includes(String(value).toLowerCase()),
    toHcl: (argument) => `try(!contains(${hclLiteral(lower)}, lower(${argument})), false)`,
    must: `be none of ${refused.join(', ')}`,
    good,
  });
}
