import { restrictsPrincipals } from './conditions.ts';
import type { PolicyReading } from './policy-reading.ts';
import { searchPolicy, type Search } from './search-policy.ts';
import { hasEffect, hasParts, holdsEveryone } from './statement-tests.ts';
import type { Statement } from './statement.ts';
import { both, either, opposite, type Truth } from './truth.ts';

/**
 * Looks for a statement that allows everyone something, without a condition that keeps it to an account, an
 * organisation, a network or a resource. An allowance with `NotPrincipal` is open to everyone but a few, so it counts.
 * @param concerns Leaves out statements about other things.
 */
export function publicPrincipalStatements(
  policy: PolicyReading,
  concerns: (statement: Statement) => Truth = () => true,
): Search {
  return searchPolicy(policy, (statement) => {
    const isOpen = both(
      hasEffect(statement, 'Allow'),
      either(holdsEveryone(statement.principals), hasParts(statement.notPrincipals)),
      opposite(restrictsPrincipals(statement)),
    );
    return isOpen === false ? false : both(isOpen, concerns(statement));
  });
}
