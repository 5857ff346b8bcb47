import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { aclsDisabled } from './_bucket-acl.ts';
import { ofBucket } from './_examples.ts';

export const s3BucketAclProhibited: Control<'s3-bucket-acl-prohibited'> = defineControl({
  id: 's3-bucket-acl-prohibited',
  title: 'S3 buckets take no access lists',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(4)(i)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(B)',
      '164.308(a)(4)(ii)(A)',
      '164.314(b)(2)(i)',
    ],
    soc2: ['CC6.1', 'CC6.3'],
  },
  awsConfig: ['s3-bucket-acl-prohibited'],
  securityHub: ['S3.12'],
  aliases: ['s3_bucket_acls_should_prohibit_user_access', 's3_bucket_acl_prohibited', 'CKV2_AWS_65'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: aclsDisabled,
  risk: 'Each object can carry grants of its own that no policy and no review shows, even to another account.',
  fix: 'Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the bucket owner owns every object, so access lists are off',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: 'BucketOwnerEnforced' }] })],
    },
    {
      expect: 'fail',
      because: 'access lists still work with BucketOwnerPreferred',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: 'BucketOwnerPreferred' }] })],
    },
    { expect: 'fail', because: 'nothing says who owns its objects', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the ownership is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: UNKNOWN }] })],
    },
  ],
});
