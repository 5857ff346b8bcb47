import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyReading } from '../src/policy/policy-reading.ts';
import type { Value } from '../src/index.ts';

/** One statement of a policy, as its JSON has it. */
export type StatementJson = Readonly<Record<string, unknown>>;

/** Reads a policy text, or an object with parts that are not known. */
export function readingOf(value: Value): PolicyReading {
  const parsed = parsePolicy(value, '', false);
  return 'unreadable' in parsed
    ? { state: 'unreadable', at: 'policy', missing: parsed.unreadable }
    : { state: 'read', at: 'policy', ...parsed };
}

/** Reads the policy that holds these statements. */
export function policyOf(...statements: readonly StatementJson[]): PolicyReading {
  return readingOf(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

/** A statement that denies everyone every S3 request without TLS. */
export const tlsOnly: StatementJson = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
