import { REFERENCE_MARK } from '../value.ts';
import { hasOnlyCondition } from './conditions.ts';
import { coversService, matchesPattern } from './patterns.ts';
import type { PolicyReading } from './policy-reading.ts';
import { searchPolicy, type Search } from './search-policy.ts';
import { hasEffect, holdsEveryone } from './statement-tests.ts';
import type { Statement } from './statement.ts';
import { someText, type Texts } from './texts.ts';
import { both, type Truth } from './truth.ts';

/**
 * Looks for a statement that denies everyone every request over plain HTTP. In a bucket policy one statement may be about
 * the bucket and another about its objects; the last of them is found.
 * @param service Prefix of the actions: `s3`, `sqs`, `elasticfilesystem`.
 */
export function deniesInsecureTransport(policy: PolicyReading, service: string): Search {
  return service === 's3'
    ? deniesBucketAndObjects(policy, isInsecureTransport)
    : searchPolicy(policy, (statement) =>
        both(deniesEveryone(statement, service, isInsecureTransport), statement.notResources === undefined),
      );
}

/** Looks for statements that deny everyone every S3 request over TLS older than 1.2. */
export function deniesTlsBelow12(policy: PolicyReading): Search {
  return deniesBucketAndObjects(policy, isTlsBelow12);
}

type ConditionTest = (operator: string, key: string, value: string) => boolean;

function deniesBucketAndObjects(policy: PolicyReading, test: ConditionTest): Search {
  const covering = (covers: (statement: Statement) => Truth): Search =>
    searchPolicy(policy, (statement) => both(deniesEveryone(statement, 's3', test), covers(statement)));
  const whole = covering(namesBucketAndObjects);
  if (whole.found === 'yes') return whole;
  const bucket = covering((statement) => covers(statement, isBucket));
  const objects = covering((statement) => covers(statement, isObjects));
  if (bucket.found === 'no') return bucket;
  return bucket.found === 'yes' || objects.found === 'no' ? objects : bucket;
}

/** `NotPrincipal`, `NotAction` and `NotResource` in a denial leave somebody or something out, so they do not count. */
function deniesEveryone(statement: Statement, service: string, test: ConditionTest): Truth {
  return both(
    hasEffect(statement, 'Deny'),
    holdsEveryone(statement.principals),
    statement.actions === undefined ? false : someText(statement.actions, (action) => coversService(action, service)),
    hasOnlyCondition(statement, test),
  );
}

/**
 * Says whether a statement is about the bucket and its objects. The JSON of a plan does not show what stands behind an ARN
 * that is not known yet: there, two texts made from a bucket and nothing else are taken for the bucket and its objects.
 * That is how they are written as a rule, although a part of the objects would look the same. A saved plan and a
 * configuration show the difference.
 */
function namesBucketAndObjects({ resources }: Statement): Truth {
  if (resources === undefined) return false;
  const { known, open, types = [] } = resources;
  const isOfBuckets = types.length > 0 && types.every((type) => type === 'aws_s3_bucket');
  if (isOfBuckets && known.length === 0 && open === 2) return true;
  return both(coversPart(resources, isBucket), coversPart(resources, isObjects));
}

function covers({ resources, at }: Statement, test: (pattern: string) => boolean): Truth {
  if (resources === undefined) return false;
  const truth = coversPart(resources, test);
  return typeof truth === 'boolean'
    ? truth
    : { missing: `${at} must cover the bucket and its objects; ${truth.missing}` };
}

/**
 * S3 refuses a policy about another bucket, so an ARN of a bucket that is not known yet is that of this one.
 * A text that is known but for such an ARN shows which part of the bucket it is about.
 */
function coversPart({ known, open, written = [], missing }: Texts, test: (pattern: string) => boolean): Truth {
  const shown = written.flatMap((text) => bucketPattern(text) ?? []);
  if (known.some(test) || shown.some(test)) return true;
  return open === shown.length ? false : { missing };
}

const bucketReference = /(?:^|\.)aws_s3_bucket\.[^.[\]]+(?:\[(?:\d+|".*")\])?\.(arn|id|bucket)$/;
const partitionReference = /(?:^|\.)data\.aws_partition\.[^.[\]]+(?:\[(?:\d+|".*")\])?\.partition$/;

/** Fills in a name for the bucket; undefined where something else in the text is not known. */
function bucketPattern(text: string): string | undefined {
  const parts = text.split(REFERENCE_MARK).map((part, index) => (index % 2 === 0 ? part : stubOf(part)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function stubOf(referred: string): string | undefined {
  if (partitionReference.test(referred)) return 'aws';
  const attribute = bucketReference.exec(referred)?.[1];
  return attribute === undefined ? undefined : attribute === 'arn' ? 'arn:aws:s3:::x' : 'x';
}

function isBucket(pattern: string): boolean {
  return matchesPattern(pattern, bucketOf(pattern));
}

function isObjects(pattern: string): boolean {
  return matchesPattern(pattern, `${bucketOf(pattern)}/\u0000`);
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
