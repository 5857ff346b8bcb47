import { fail, pass, unknown, type Outcome } from '../outcome.ts';
import type { PolicyReading } from './policy-reading.ts';
import type { Search } from './search-policy.ts';
import { nameOf } from './statement.ts';

/**
 * The control holds where the policy has a statement of the kind.
 * @param expected The statement, to be read after "must be".
 */
export function needsStatement(policy: PolicyReading, search: Search, expected: string): Outcome {
  if (search.found === 'unknown') return unknown(policy.at, search.missing);
  if (search.found === 'yes') {
    return pass({ at: policy.at, value: nameOf(search.statement), reference: search.statement.at });
  }
  return fail(policy.at, policy.state === 'absent' ? 'no policy' : 'no such statement', expected);
}

/**
 * The control holds where the policy has no statement of the kind.
 * @param does What the statement does, after its name: `allows everyone to read`.
 * @param expected The good state, to be read after "must be".
 */
export function refusesStatement(policy: PolicyReading, search: Search, does: string, expected: string): Outcome {
  if (search.found === 'unknown') return unknown(policy.at, search.missing);
  if (search.found === 'yes') return fail(policy.at, `${nameOf(search.statement)} ${does}`, expected);
  return pass({ at: policy.at, value: policy.state === 'absent' ? 'no policy' : 'no such statement' });
}
