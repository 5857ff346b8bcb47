import { blocks, named, policy, ref, resource, text, type Configuration } from '../model.ts';

function replicated(
  from: string,
  to: string,
  status: string,
): { readonly [address: string]: ReturnType<typeof blocks> } {
  return {
    rule: blocks({
      id: `${from}-to-${to}`,
      status,
      filter: blocks({ prefix: '' }),
      delete_marker_replication: blocks({ status: 'Enabled' }),
      destination: blocks({ bucket: ref(`aws_s3_bucket.${to}`, 'arn'), storage_class: 'STANDARD_IA' }),
    }),
  };
}

/** One bucket is replicated, the rule of another is switched off, and the replica is where the chain ends. */
export const replication: Configuration = {
  name: 'replication',
  declarations: [
    resource('aws_s3_bucket.source', { bucket: named('charts') }),
    resource('aws_s3_bucket.replica', { bucket: named('charts-replica') }),
    resource('aws_s3_bucket.paused', { bucket: named('images-paused') }),
    resource('aws_s3_bucket.second', { bucket: named('images-second') }),
    resource('aws_s3_bucket_versioning.source', {
      bucket: ref('aws_s3_bucket.source'),
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_versioning.replica', {
      bucket: ref('aws_s3_bucket.replica'),
      versioning_configuration: blocks({ status: 'Enabled' }),
    }),
    resource('aws_iam_role.replication', {
      name: named('replication'),
      assume_role_policy: policy({
        Sid: 'S3',
        Effect: 'Allow',
        Principal: { Service: ['s3.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      }),
    }),
    resource('aws_iam_policy.replication', {
      name: named('replicate-charts'),
      policy: policy({
        Sid: 'Replicate',
        Effect: 'Allow',
        Action: ['s3:ReplicateObject', 's3:GetObjectVersionForReplication'],
        Resource: [text`${ref('aws_s3_bucket.source', 'arn')}/*`, text`${ref('aws_s3_bucket.replica', 'arn')}/*`],
      }),
    }),
    resource('aws_iam_role_policy_attachment.replication', {
      role: ref('aws_iam_role.replication', 'name'),
      policy_arn: ref('aws_iam_policy.replication', 'arn'),
    }),
    resource('aws_s3_bucket_replication_configuration.source', {
      bucket: ref('aws_s3_bucket.source'),
      role: ref('aws_iam_role.replication', 'arn'),
      ...replicated('source', 'replica', 'Enabled'),
    }),
    resource('aws_s3_bucket_replication_configuration.paused', {
      bucket: ref('aws_s3_bucket.paused'),
      role: ref('aws_iam_role.replication', 'arn'),
      ...replicated('paused', 'second', 'Disabled'),
    }),
  ],
  expected: {
    's3-bucket-replication-enabled aws_s3_bucket.source': 'pass',
    's3-bucket-replication-enabled aws_s3_bucket.paused': 'fail',
    's3-bucket-replication-enabled aws_s3_bucket.replica': 'notApplicable',
    's3-bucket-versioning-enabled aws_s3_bucket.source': 'pass',
    's3-bucket-replication-enabled aws_s3_bucket.second': 'fail',
    's3-bucket-versioning-enabled aws_s3_bucket.second': 'fail',
    'iam-policy-no-statements-with-admin-access aws_iam_policy.replication': 'pass',
  },
};
