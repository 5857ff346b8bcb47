import { describe, test } from 'vitest';
import { controls, isPlanControl, ref, UNKNOWN } from '../src/index.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';
import { tlsOnly } from './story-policy.ts';

describe('a control that reads a policy', () => {
  const broken = '{"Statement": [';
  const resources: readonly StoryResource[] = [
    { address: 'aws_s3_bucket.this', values: { bucket: 'b' } },
    { address: 'aws_s3_bucket_policy.this', values: { bucket: ref('aws_s3_bucket.this', 'id'), policy: broken } },
    { address: 'aws_kms_key.this', values: { policy: broken } },
    { address: 'aws_iam_policy.this', values: { policy: broken } },
    { address: 'aws_iam_role_policy.this', values: { role: 'app', policy: broken } },
    { address: 'aws_iam_role.this', values: { inline_policy: [{ name: 'p', policy: broken }] } },
  ];

  test.for([
    ['s3-bucket-ssl-requests-only', 'aws_s3_bucket.this'],
    ['s3-bucket-tls-1-2-only', 'aws_s3_bucket.this'],
    ['s3-bucket-public-read-prohibited', 'aws_s3_bucket.this'],
    ['s3-bucket-public-write-prohibited', 'aws_s3_bucket.this'],
    ['kms-key-policy-no-public-access', 'aws_kms_key.this'],
    ['iam-policy-no-statements-with-admin-access', 'aws_iam_policy.this'],
    ['iam-policy-no-statements-with-full-access', 'aws_iam_policy.this'],
    ['iam-customer-policy-blocked-kms-actions', 'aws_iam_policy.this'],
    ['iam-inline-policy-blocked-kms-actions', 'aws_iam_role_policy.this'],
    ['iam-inline-policy-blocked-kms-actions', 'aws_iam_role.this'],
  ] as const)('%s does not know what broken text says (%s)', ([id, address], { expect }) => {
    const control = controls.filter(isPlanControl).find((one) => one.id === id);
    const graph = storyGraph(...resources);
    const outcome = control !== undefined && 'check' in control ? control.check(graph.at(address), graph) : undefined;
    expect(outcome).toMatchObject({ verdict: 'unknown', missing: 'policy text is not JSON' });
  });

  test.for(['iam-no-inline-policy-check', 'iam-inline-policy-blocked-kms-actions'])(
    '%s does not know what blocks that are not known hold',
    (id, { expect }) => {
      const control = controls.filter(isPlanControl).find((one) => one.id === id);
      const graph = storyGraph({ address: 'aws_iam_role.this', values: { inline_policy: UNKNOWN } });
      const role = graph.at('aws_iam_role.this');
      const outcome = control !== undefined && 'check' in control ? control.check(role, graph) : undefined;
      expect(outcome).toMatchObject({ verdict: 'unknown', at: 'inline_policy' });
    },
  );

  test('does not know whether a policy belongs to the bucket whose reference cannot be seen', ({ expect }) => {
    const control = controls.filter(isPlanControl).find((one) => one.id === 's3-bucket-ssl-requests-only');
    const judge = (policy: string): unknown => {
      const missing = { bucket: ['local.bucket'] };
      const graph = storyGraph(
        { address: 'aws_s3_bucket.this', values: {} },
        { address: 'aws_s3_bucket_policy.this', values: { bucket: UNKNOWN, policy }, missing },
      );
      return control !== undefined && 'check' in control
        ? control.check(graph.at('aws_s3_bucket.this'), graph).verdict
        : undefined;
    };
    expect(judge(JSON.stringify({ Statement: tlsOnly }))).toBe('unknown');
    expect(judge(JSON.stringify({ Statement: { ...tlsOnly, Effect: 'Allow' } }))).toBe('fail');
  });
});
