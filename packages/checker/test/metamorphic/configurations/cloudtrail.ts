import { blocks, named, policy, ref, resource, text, type Configuration } from '../model.ts';

/** A trail with its bucket, key, log group and the role that writes there. */
export const cloudtrail: Configuration = {
  name: 'cloudtrail',
  declarations: [
    resource('aws_kms_key.trail', {
      description: 'Trail',
      enable_key_rotation: true,
      policy: policy({
        Sid: 'Trail',
        Effect: 'Allow',
        Principal: { Service: ['cloudtrail.amazonaws.com'] },
        Action: ['kms:GenerateDataKey*'],
        Resource: ['*'],
      }),
    }),
    resource('aws_s3_bucket.trail', { bucket: named('trail-archive'), object_lock_enabled: true }),
    resource('aws_s3_bucket_versioning.trail', {
      bucket: ref('aws_s3_bucket.trail'),
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_object_lock_configuration.trail', {
      bucket: ref('aws_s3_bucket.trail'),
      rule: blocks({ default_retention: blocks({ mode: 'COMPLIANCE', years: 7 }) }),
    }),
    resource('aws_s3_bucket_policy.trail', {
      bucket: ref('aws_s3_bucket.trail'),
      policy: policy(
        {
          Sid: 'Trail',
          Effect: 'Allow',
          Principal: { Service: ['cloudtrail.amazonaws.com'] },
          Action: ['s3:PutObject'],
          Resource: [text`${ref('aws_s3_bucket.trail', 'arn')}/AWSLogs/*`],
        },
        {
          Sid: 'OldTls',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:*'],
          Resource: [ref('aws_s3_bucket.trail', 'arn'), text`${ref('aws_s3_bucket.trail', 'arn')}/*`],
          Condition: { NumericLessThan: { 's3:TlsVersion': ['1.2'] } },
        },
      ),
    }),
    resource('aws_cloudwatch_log_group.trail', {
      name: named('/trail'),
      retention_in_days: 2557,
      kms_key_id: ref('aws_kms_key.trail', 'arn'),
    }),
    resource('aws_iam_role.trail', {
      name: named('trail-to-logs'),
      assume_role_policy: policy({
        Sid: 'Trail',
        Effect: 'Allow',
        Principal: { Service: ['cloudtrail.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      }),
    }),
    resource('aws_iam_role_policy.trail', {
      name: 'write',
      role: ref('aws_iam_role.trail'),
      policy: policy({
        Sid: 'Write',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [text`${ref('aws_cloudwatch_log_group.trail', 'arn')}:*`],
      }),
    }),
    resource('aws_cloudtrail.all', {
      name: named('all'),
      s3_bucket_name: ref('aws_s3_bucket.trail', 'bucket'),
      kms_key_id: ref('aws_kms_key.trail', 'arn'),
      cloud_watch_logs_group_arn: text`${ref('aws_cloudwatch_log_group.trail', 'arn')}:*`,
      cloud_watch_logs_role_arn: ref('aws_iam_role.trail', 'arn'),
      is_multi_region_trail: true,
      enable_log_file_validation: true,
    }),
    resource('aws_secretsmanager_secret.partner', {
      name: named('partner-key'),
      kms_key_id: ref('aws_kms_key.trail', 'arn'),
    }),
    resource('aws_secretsmanager_secret.plain', { name: named('plain-key') }),
    resource('aws_secretsmanager_secret_rotation.partner', {
      secret_id: ref('aws_secretsmanager_secret.partner'),
      rotation_lambda_arn: 'arn:aws:lambda:us-east-1:123456789012:function:rotate',
      rotation_rules: blocks({ automatically_after_days: 30 }),
    }),
  ],
  expected: {
    's3-bucket-versioning-enabled aws_s3_bucket.trail': 'pass',
    's3-bucket-ssl-requests-only aws_s3_bucket.trail': 'fail',
    's3-bucket-tls-1-2-only aws_s3_bucket.trail': 'pass',
    's3-bucket-default-lock-enabled aws_s3_bucket.trail': 'pass',
    'cloudwatch-log-group-encrypted aws_cloudwatch_log_group.trail': 'pass',
    'iam-no-inline-policy-check aws_iam_role_policy.trail': 'fail',
    'iam-inline-policy-blocked-kms-actions aws_iam_role_policy.trail': 'pass',
    'secretsmanager-using-cmk aws_secretsmanager_secret.partner': 'pass',
    'secretsmanager-using-cmk aws_secretsmanager_secret.plain': 'fail',
    'secretsmanager-rotation-enabled-check aws_secretsmanager_secret.partner': 'pass',
    'secretsmanager-rotation-enabled-check aws_secretsmanager_secret.plain': 'fail',
  },
};
