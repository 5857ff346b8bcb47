import { restrictsPrincipals } from './conditions.ts';
import type { PolicyReading } from './policy-reading.ts';
import { searchPolicy, type Search } from './search-policy.ts';
import { hasEffect, hasParts } from './statement-tests.ts';
import type { PolicyPrincipal, Statement } from './statement.ts';
import { both, either, type Truth } from './truth.ts';

/**
 * Looks for a statement that allows principals of another account something.
 * @param own Finds the account of the resource, asked only where a statement hangs on it; undefined where the input does not
 *   show it.
 * @param concerns Leaves out statements about other things.
 */
export function foreignPrincipalStatements(
  policy: PolicyReading,
  own: () => string | undefined,
  concerns: (statement: Statement) => Truth,
): Search {
  return searchPolicy(policy, (statement) => {
    const isAllowed = both(hasEffect(statement, 'Allow'), concerns(statement));
    return isAllowed === false ? false : both(isAllowed, reachesOthers(statement, own));
  });
}

function reachesOthers(statement: Statement, own: () => string | undefined): Truth {
  const { principals, notPrincipals } = statement;
  // Everyone but a few: whatever is left out, other accounts are in.
  if (hasParts(notPrincipals)) return everyone(statement);
  const named = new Set(
    principals.items.flatMap(({ type, identifiers }) => (isAws(type) ? identifiers.known : [])).flatMap(accountOf),
  );
  // At most one of them is the own account.
  if (named.size > 1) return true;
  return either(
    ...principals.items.map((principal) => isForeign(principal, statement, own)),
    principals.missing === '' ? false : { missing: principals.missing },
  );
}

function isAws(type: string | undefined): boolean {
  return type === 'AWS' || type === '*';
}

function isForeign({ type, identifiers }: PolicyPrincipal, statement: Statement, own: () => string | undefined): Truth {
  if (type === undefined) return { missing: 'the type of a principal is not known' };
  // Services act for the accounts that their conditions name, and identity providers belong to the account.
  if (type === 'Service' || type === 'Federated') return false;
  if (type === 'CanonicalUser') return { missing: 'a canonical user does not tell its account' };
  const known = identifiers.known.map((identifier) => isForeignIdentifier(identifier, statement, own));
  // ARNs of resources that are written here are made in the own account.
  const isOpen = identifiers.open > 0 && !identifiers.named;
  return either(...known, isOpen ? { missing: identifiers.missing } : false);
}

function isForeignIdentifier(identifier: string, statement: Statement, own: () => string | undefined): Truth {
  if (identifier === '*') return everyone(statement);
  const [account] = accountOf(identifier);
  if (account === undefined) return { missing: 'a principal does not tell its account' };
  const ownAccount = own();
  return ownAccount === undefined ? { missing: 'the account of this resource is not known' } : account !== ownAccount;
}

/** Everyone holds every other account, unless a condition keeps to some. Which ones, it does not always say. */
function everyone(statement: Statement): Truth {
  const restricts = restrictsPrincipals(statement);
  if (restricts === false) return true;
  return {
    missing: restricts === true ? `which accounts the condition of ${statement.at} lets in` : restricts.missing,
  };
}

/** Account of a principal: `111122223333`, or an ARN of IAM or STS. */
function accountOf(identifier: string): readonly string[] {
  const account = /^(\d{12})$/.exec(identifier)?.[1] ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(identifier)?.[1];
  return account === undefined ? [] : [account];
}
