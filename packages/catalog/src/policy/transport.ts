import { hasOnlyCondition } from './conditions.ts';
import { coversService, matchesPattern } from './patterns.ts';
import type { PolicyReading } from './policy-reading.ts';
import { searchPolicy, type Search } from './search-policy.ts';
import { hasEffect, holdsEveryone } from './statement-tests.ts';
import type { Statement } from './statement.ts';
import { someText } from './texts.ts';
import { both, type Truth } from './truth.ts';

/**
 * Looks for a statement that denies everyone every request over plain HTTP.
 * @param service Prefix of the actions: `s3`, `sqs`, `elasticfilesystem`.
 */
export function deniesInsecureTransport(policy: PolicyReading, service: string): Search {
  return searchPolicy(policy, (statement) => deniesEveryone(statement, service, isInsecureTransport));
}

/** Looks for a statement that denies everyone every S3 request over TLS older than 1.2. */
export function deniesTlsBelow12(policy: PolicyReading): Search {
  return searchPolicy(policy, (statement) => deniesEveryone(statement, 's3', isTlsBelow12));
}

type ConditionTest = (operator: string, key: string, value: string) => boolean;

/** `NotPrincipal`, `NotAction` and `NotResource` in a denial leave somebody or something out, so they do not count. */
function deniesEveryone(statement: Statement, service: string, test: ConditionTest): Truth {
  return both(
    hasEffect(statement, 'Deny'),
    holdsEveryone(statement.principals),
    statement.actions === undefined ? false : someText(statement.actions, (action) => coversService(action, service)),
    hasOnlyCondition(statement, test),
    service === 's3' ? coversBucketAndObjects(statement) : statement.notResources === undefined,
  );
}

/**
 * Says whether a statement of a bucket policy is about the bucket and its objects. S3 refuses a policy about another
 * bucket, so resources that are not known yet are of this one; a single one of them cannot be both.
 */
function coversBucketAndObjects({ resources, at }: Statement): Truth {
  if (resources === undefined) return false;
  const objects = resources.known.some((resource) => matchesPattern(resource, `${bucketOf(resource)}/\u0000`));
  const bucket = resources.known.some((resource) => matchesPattern(resource, bucketOf(resource)));
  if (bucket && objects) return true;
  const needed = bucket || objects ? 1 : 2;
  if (resources.open >= needed) return true;
  return resources.open === 0
    ? false
    : { missing: `${at} must cover the bucket and its objects; ${resources.missing}` };
}

/** The ARN of the bucket that a pattern of a bucket policy is about; one without a slash may be about both. */
function bucketOf(pattern: string): string {
  return (pattern.split('/')[0] ?? '').replaceAll(/[*?]/g, 'x');
}

function isInsecureTransport(operator: string, key: string, value: string): boolean {
  return /^bool(?:ifexists)?$/.test(operator) && key === 'aws:securetransport' && value.toLowerCase() === 'false';
}

function isTlsBelow12(operator: string, key: string, value: string): boolean {
  if (key !== 's3:tlsversion') return false;
  const version = Number(value);
  if (/^numericlessthan(?:ifexists)?$/.test(operator)) return version >= 1.2;
  return /^numericlessthanequals(?:ifexists)?$/.test(operator) && version >= 1.1;
}
