import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { ofBucket, publicAccessBlocked } from './_examples.ts';

export const s3BucketLevelPublicAccessProhibited: Control<'s3-bucket-level-public-access-prohibited'> = defineControl({
  id: 's3-bucket-level-public-access-prohibited',
  title: 'S3 buckets block all public access',
  severity: 'high',
  citations: {
    hipaa: ['164.312(a)(1)', '164.312(e)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  awsConfig: ['s3-bucket-level-public-access-prohibited'],
  securityHub: ['S3.8'],
  aliases: [
    's3_bucket_level_public_access_block',
    's3_public_access_block_bucket',
    'CKV2_AWS_6',
    'CKV_AWS_53',
    'CKV_AWS_54',
    'CKV_AWS_55',
    'CKV_AWS_56',
  ],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion(
    'aws_s3_bucket_public_access_block',
    'bucket',
    all(
      attribute('block_public_acls', { whenAbsent: false }).isTrue(),
      attribute('block_public_policy', { whenAbsent: false }).isTrue(),
      attribute('ignore_public_acls', { whenAbsent: false }).isTrue(),
      attribute('restrict_public_buckets', { whenAbsent: false }).isTrue(),
    ),
  ),
  risk: 'One careless policy or access list later on puts every object of the bucket on the internet.',
  fix: 'Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'all four settings are on', values: { bucket: 'records' }, with: [publicAccessBlocked] },
    {
      expect: 'fail',
      because: 'public policies still take effect',
      values: { bucket: 'records' },
      with: [
        ofBucket('aws_s3_bucket_public_access_block', {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: false,
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'a setting that is left out is off',
      values: { bucket: 'records' },
      with: [
        ofBucket('aws_s3_bucket_public_access_block', {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
        }),
      ],
    },
    { expect: 'fail', because: 'nothing blocks public access', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'one setting is known after apply',
      values: { bucket: 'records' },
      with: [
        ofBucket('aws_s3_bucket_public_access_block', {
          block_public_acls: UNKNOWN,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        }),
      ],
    },
  ],
});
