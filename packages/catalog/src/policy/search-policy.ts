import type { PolicyReading } from './policy-reading.ts';
import type { Statement } from './statement.ts';
import type { Truth } from './truth.ts';

/** Whether a policy holds a statement of some kind. */
export type Search =
  | { readonly found: 'yes'; readonly statement: Statement }
  | { readonly found: 'no' }
  | { readonly found: 'unknown'; readonly missing: string };

/**
 * Looks for a statement that meets a test. A statement that may be replaced, a part that is not known and a policy that
 * cannot be read leave the answer open; a policy that is left out has no statement.
 */
export function searchPolicy(policy: PolicyReading, test: (statement: Statement) => Truth): Search {
  if (policy.state === 'absent') return { found: 'no' };
  if (policy.state === 'unreadable') return { found: 'unknown', missing: policy.missing };
  let missing = policy.missing;
  for (const statement of policy.statements) {
    const truth = test(statement);
    if (truth === true && statement.certain) return { found: 'yes', statement };
    if (truth === false || missing !== '') continue;
    missing = truth === true ? `${statement.at} may be replaced by a document that is not known` : truth.missing;
  }
  return missing === '' ? { found: 'no' } : { found: 'unknown', missing };
}
