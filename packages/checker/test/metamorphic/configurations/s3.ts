import { blocks, named, policy, ref, resource, text, type Configuration, type PolicyStatement } from '../model.ts';

const everyone = { Principal: '*' } as const;

function tlsOnly(bucket: string): PolicyStatement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    ...everyone,
    Action: ['s3:*'],
    Resource: [ref(bucket, 'arn'), text`${ref(bucket, 'arn')}/*`],
    Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
  };
}

const closed = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

/** A bucket with everything, one with everything switched off, and one whose settings are known after apply. */
export const s3: Configuration = {
  name: 's3',
  declarations: [
    resource('terraform_data.s3_later', { input: 'Enabled' }),
    resource('terraform_data.s3_policy_later', {
      input: policy({
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::123456789012:root'] },
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::later-files/*'],
      }),
    }),
    resource('aws_kms_key.phi', { description: 'PHI', enable_key_rotation: true, deletion_window_in_days: 30 }),
    resource('aws_kms_key.unrotated', { description: 'Old', enable_key_rotation: false, deletion_window_in_days: 7 }),
    resource('aws_s3_bucket.records', { bucket: named('phi-records'), tags: { DataClassification: 'PHI' } }),
    resource('aws_s3_bucket.scratch', { bucket: named('scratch-files'), force_destroy: true }),
    resource('aws_s3_bucket.later', { bucket: named('later-files') }),
    resource('aws_s3_bucket.access_logs', { bucket: named('access-logs') }),
    resource('aws_s3_bucket_versioning.records', {
      bucket: ref('aws_s3_bucket.records'),
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_versioning.scratch', {
      bucket: ref('aws_s3_bucket.scratch', 'bucket'),
      versioning_configuration: blocks({ status: 'Suspended' }),
    }),
    resource('aws_s3_bucket_versioning.later', {
      bucket: ref('aws_s3_bucket.later'),
      versioning_configuration: blocks({ status: ref('terraform_data.s3_later', 'output') }),
    }),
    resource('aws_s3_bucket_server_side_encryption_configuration.records', {
      bucket: ref('aws_s3_bucket.records'),
      rule: blocks({
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: blocks({
          sse_algorithm: 'aws:kms',
          kms_master_key_id: ref('aws_kms_key.phi', 'arn'),
        }),
      }),
    }),
    resource('aws_s3_bucket_server_side_encryption_configuration.scratch', {
      bucket: ref('aws_s3_bucket.scratch'),
      rule: blocks({ apply_server_side_encryption_by_default: blocks({ sse_algorithm: 'AES256' }) }),
    }),
    resource('aws_s3_bucket_public_access_block.records', { bucket: ref('aws_s3_bucket.records'), ...closed }),
    resource('aws_s3_bucket_public_access_block.scratch', {
      bucket: ref('aws_s3_bucket.scratch'),
      ...closed,
      restrict_public_buckets: false,
      block_public_policy: false,
    }),
    resource('aws_s3_bucket_policy.records', {
      bucket: ref('aws_s3_bucket.records'),
      policy: policy(tlsOnly('aws_s3_bucket.records')),
    }),
    resource('aws_s3_bucket_policy.scratch', {
      bucket: ref('aws_s3_bucket.scratch'),
      policy: policy({
        Sid: 'Everyone',
        Effect: 'Allow',
        ...everyone,
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::scratch-files/*'],
      }),
    }),
    resource('aws_s3_bucket_policy.later', {
      bucket: ref('aws_s3_bucket.later'),
      policy: ref('terraform_data.s3_policy_later', 'output'),
    }),
    resource('aws_s3_bucket_logging.records', {
      bucket: ref('aws_s3_bucket.records'),
      target_bucket: ref('aws_s3_bucket.access_logs'),
      target_prefix: 'records/',
    }),
    resource('aws_s3_bucket_lifecycle_configuration.records', {
      bucket: ref('aws_s3_bucket.records'),
      rule: blocks({
        id: 'old-versions',
        status: 'Enabled',
        filter: blocks({ prefix: '' }),
        noncurrent_version_expiration: blocks({ noncurrent_days: 90 }),
      }),
    }),
    resource('aws_s3_bucket_ownership_controls.records', {
      bucket: ref('aws_s3_bucket.records'),
      rule: blocks({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource('aws_s3_bucket_notification.records', { bucket: ref('aws_s3_bucket.records'), eventbridge: true }),
  ],
  expected: {
    'cmk-backing-key-rotation-enabled aws_kms_key.phi': 'pass',
    'cmk-backing-key-rotation-enabled aws_kms_key.unrotated': 'fail',
    'kms-key-deletion-window aws_kms_key.unrotated': 'fail',
    's3-bucket-versioning-enabled aws_s3_bucket.records': 'pass',
    's3-bucket-versioning-enabled aws_s3_bucket.scratch': 'fail',
    's3-bucket-versioning-enabled aws_s3_bucket.later': 'unknown',
    's3-bucket-kms-customer-managed-key aws_s3_bucket.records': 'pass',
    's3-bucket-kms-customer-managed-key aws_s3_bucket.scratch': 'fail',
    's3-bucket-level-public-access-prohibited aws_s3_bucket.records': 'pass',
    's3-bucket-level-public-access-prohibited aws_s3_bucket.scratch': 'fail',
    's3-bucket-public-read-prohibited aws_s3_bucket.records': 'pass',
    's3-bucket-public-read-prohibited aws_s3_bucket.scratch': 'fail',
    's3-bucket-ssl-requests-only aws_s3_bucket.records': 'pass',
    's3-bucket-ssl-requests-only aws_s3_bucket.scratch': 'fail',
    's3-bucket-ssl-requests-only aws_s3_bucket.later': 'unknown',
    's3-bucket-logging-enabled aws_s3_bucket.records': 'pass',
    's3-bucket-logging-enabled aws_s3_bucket.scratch': 'fail',
    's3-bucket-logging-enabled aws_s3_bucket.access_logs': 'notApplicable',
    's3-bucket-force-destroy-disabled aws_s3_bucket.scratch': 'fail',
    's3-version-lifecycle-policy-check aws_s3_bucket.records': 'pass',
    's3-event-notifications-enabled aws_s3_bucket.records': 'pass',
    's3-bucket-acl-prohibited aws_s3_bucket.records': 'pass',
  },
};
