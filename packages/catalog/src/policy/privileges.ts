import { coversAction, coversEveryAction, coversSomeService, matchesPattern } from './patterns.ts';
import type { PolicyReading } from './policy-reading.ts';
import { searchPolicy, type Search } from './search-policy.ts';
import { concernsAction, concernsEveryResource, hasEffect, namesEveryAction } from './statement-tests.ts';
import type { Statement } from './statement.ts';
import { someText, someWildcard } from './texts.ts';
import { both, either, opposite, type Truth } from './truth.ts';

/**
 * Looks for a statement that allows every action on every resource. `NotAction` counts unless it leaves out all of IAM:
 * whoever may write policies can give themselves the rest.
 */
export function grantsAdmin(policy: PolicyReading): Search {
  return searchPolicy(policy, (statement) =>
    both(
      hasEffect(statement, 'Allow'),
      concernsEveryResource(statement),
      either(namesEveryAction(statement), sparesIam(statement)),
    ),
  );
}

function sparesIam({ notActions }: Statement): Truth {
  return notActions === undefined
    ? false
    : opposite(someText(notActions, (pattern) => coversAction(pattern, 'iam:\u0000\u0000')));
}

/**
 * Looks for a statement that allows every action of at least one service, on whatever resource. `NotAction` counts, as
 * it allows every service that it does not name.
 */
export function grantsFullService(policy: PolicyReading): Search {
  return searchPolicy(policy, (statement) =>
    both(
      hasEffect(statement, 'Allow'),
      either(
        statement.actions === undefined ? false : someText(statement.actions, coversSomeService),
        statement.notActions === undefined ? false : opposite(someText(statement.notActions, coversEveryAction)),
      ),
    ),
  );
}

/**
 * Actions that the HIPAA pack blocks on all keys: kms:*, kms:Decrypt and kms:ReEncrypt*. `kms:*` and its like are met
 * through the actions that they cover.
 */
const blockedKms = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'] as const;

/**
 * Looks for a statement that allows decryption or re-encryption on all keys. Conditions do not count, as AWS Config
 * does not look at them; all keys of one account or Region are all keys.
 */
export function blockedKmsActions(policy: PolicyReading): Search {
  return searchPolicy(policy, (statement) =>
    both(
      hasEffect(statement, 'Allow'),
      either(...blockedKms.map((action) => concernsAction(statement, action))),
      concernsEveryKey(statement),
    ),
  );
}

function concernsEveryKey({ resources, notResources }: Statement): Truth {
  return either(
    resources === undefined ? false : someWildcard(resources, coversEveryKey),
    notResources === undefined ? false : opposite(someWildcard(notResources, coversEveryKey)),
  );
}

/** Ids that no key has: of any form, and of the form that AWS gives to a key of one Region. */
const anyKey = ['\u0000\u0000', [8, 4, 4, 4, 12].map((length) => '\u0000'.repeat(length)).join('-')];

/** A pattern that a key id nobody has would match stands for any key. */
function coversEveryKey(pattern: string): boolean {
  const [, , , region = '*', account = '*'] = pattern.split(':');
  const place = [region, account].map((part) => part.replaceAll(/[*?]/g, 'x')).join(':');
  return ['arn:aws:kms:', 'arn:aws-us-gov:kms:', 'arn:aws-cn:kms:'].some((service) =>
    anyKey.some((id) => matchesPattern(pattern, `${service}${place}:key/${id}`)),
  );
}
