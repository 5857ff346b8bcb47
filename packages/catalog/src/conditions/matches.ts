import { hclString } from '../hcl-literal.ts';
import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/**
 * The argument matches a pattern that both JavaScript and RE2 read alike.
 * @param must Completes "must" for messages: `be a policy of TLS 1.2 or newer`.
 * @param good A value that passes, for the fix.
 */
export function matches(name: string, pattern: RegExp, must: string, good: string): Condition {
  return predicate({
    name,
    test: (value) => typeof value === 'string' && pattern.test(value),
    toHcl: (argument) => `can(regex(${hclString(pattern.source)}, ${argument}))`,
    must,
    good,
  });
}
