import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import type { ExampleNeighbour, ExampleValue } from '../../example.ts';
import { UNKNOWN } from '../../value.ts';
import { ofBucket } from './_examples.ts';

function lifecycle(status: ExampleValue): ExampleNeighbour {
  return ofBucket('aws_s3_bucket_lifecycle_configuration', {
    rule: [{ id: 'old-versions', status, filter: [{}], noncurrent_version_expiration: [{ noncurrent_days: 2557 }] }],
  });
}

export const s3VersionLifecyclePolicyCheck: Control<'s3-version-lifecycle-policy-check'> = defineControl({
  id: 's3-version-lifecycle-policy-check',
  title: 'S3 buckets have lifecycle rules for old versions',
  severity: 'low',
  citations: {
    hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(i)'],
    soc2: ['C1.2', 'C1.1'],
  },
  awsConfig: ['s3-version-lifecycle-policy-check', 's3-lifecycle-policy-check'],
  securityHub: ['S3.10', 'S3.13'],
  aliases: ['s3_bucket_versioning_and_lifecycle_policy_enabled', 's3_bucket_lifecycle_enabled', 'CKV2_AWS_61'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion(
    'aws_s3_bucket_lifecycle_configuration',
    'bucket',
    block('rule').some(attribute('status').equals('Enabled')),
    { name: 'lifecycle_rule', condition: block('lifecycle_rule').some(attribute('enabled').isTrue()) },
  ),
  risk: 'Old versions pile up for ever: records that should be gone can still leak, and the bill grows with them.',
  fix: 'Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'a rule is enabled', values: { bucket: 'records' }, with: [lifecycle('Enabled')] },
    {
      expect: 'fail',
      because: 'its only rule is switched off',
      values: { bucket: 'records' },
      with: [lifecycle('Disabled')],
    },
    { expect: 'fail', because: 'it has no lifecycle rules', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the status of the rule is known after apply',
      values: { bucket: 'records' },
      with: [lifecycle(UNKNOWN)],
    },
  ],
});
