import { describe, test } from 'vitest';
import { graphOf, referencesOf, type Story } from '../story.ts';

/** Address, path, and the references behind it, with the reason for the row. */
type Row = readonly [because: string, address: string, path: string, expected: readonly string[]];

const rule = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';

/** What the plan does not show, and what known values tell. */
const tables: Readonly<Partial<Record<Story, readonly Row[]>>> = {
  locals: [
    ['a local is a missing hop', 'aws_cloudwatch_log_group.direct', 'kms_key_id', ['? local.key']],
    [
      'a local of the caller, through an input',
      'module.log.aws_cloudwatch_log_group.input',
      'kms_key_id',
      ['? local.key'],
    ],
    [
      'a local of the module',
      'module.log.aws_cloudwatch_log_group.inner',
      'kms_key_id',
      ['? module.log.local.key_arn'],
    ],
    [
      'with a hop that cannot be seen, what can be seen is a may',
      'aws_cloudwatch_log_group.either',
      'kms_key_id',
      ['may aws_kms_key.phi#arn', '? local.key'],
    ],
    [
      'a known value needs no hop: equal literals join',
      'aws_s3_bucket_versioning.records',
      'bucket',
      ['literal aws_s3_bucket.records#bucket'],
    ],
  ],
  conditional: [
    [
      'either branch',
      'aws_cloudwatch_log_group.either',
      'kms_key_id',
      ['may aws_kms_key.own[0]#arn', 'may aws_kms_key.other#arn'],
    ],
    [
      'try() is a choice too',
      'aws_cloudwatch_log_group.fallback',
      'kms_key_id',
      ['may aws_kms_key.own[0]#arn', 'may aws_kms_key.other#arn'],
    ],
    [
      'the other branch is a variable, which would be known',
      'aws_cloudwatch_log_group.or_given',
      'kms_key_id',
      ['must aws_kms_key.own[0]#arn'],
    ],
    ['the value is the variable: the key has no part in it', 'aws_cloudwatch_log_group.given', 'kms_key_id', []],
    [
      'a branch without instances is none',
      'aws_cloudwatch_log_group.empty',
      'kms_key_id',
      ['must aws_kms_key.other#arn'],
    ],
    ['null was chosen', 'aws_cloudwatch_log_group.none', 'kms_key_id', []],
    ['a variable that is null', 'aws_ebs_volume.null', 'kms_key_id', []],
  ],
  dynamic: [
    [
      'content of a dynamic block has no expression',
      'aws_s3_bucket_replication_configuration.dynamic',
      'rule.destination.bucket',
      ['? the expression of rule.destination.bucket'],
    ],
    [
      'outside of it all is as ever',
      'aws_s3_bucket_replication_configuration.dynamic',
      'bucket',
      ['must aws_s3_bucket.source#id'],
    ],
    ['known content of it needs none', 'aws_s3_bucket_replication_configuration.dynamic', 'rule.status', []],
    [
      'all blocks are unknown',
      'aws_s3_bucket_lifecycle_configuration.late',
      'rule.expiration.days',
      ['? the expression of rule.expiration.days'],
    ],
    [
      'a dynamic block beside a written one',
      'aws_instance.mixed',
      'ebs_block_device.kms_key_id',
      ['may aws_kms_key.disk#arn', '? the expression of ebs_block_device.kms_key_id'],
    ],
    [
      'a block that the provider declares as an attribute: the references of the whole',
      'aws_security_group.peer',
      'ingress.security_groups',
      ['must aws_security_group.open#id'],
    ],
    [
      'such a block, made dynamic',
      'aws_security_group.open',
      'ingress.cidr_blocks',
      ['? the expression of ingress.cidr_blocks'],
    ],
  ],
  'policy-document': [
    [
      'a document that is read at apply',
      'aws_s3_bucket_policy.records',
      'policy',
      ['must data.aws_iam_policy_document.deferred#json'],
    ],
    [
      'a document that was read, written anew by the provider',
      'aws_iam_policy.read',
      'policy',
      ['must data.aws_iam_policy_document.read#json'],
    ],
    [
      'the statements of the document',
      'data.aws_iam_policy_document.deferred',
      'statement.resources',
      ['must aws_s3_bucket.records#arn'],
    ],
    ['text made by jsonencode', 'aws_iam_policy.encoded', 'policy', ['must aws_s3_bucket.records#arn']],
    [
      'a write-only argument is null and refers all the same',
      'aws_ssm_parameter.write_only',
      'value_wo',
      ['must aws_s3_bucket.records#id'],
    ],
  ],
  changes: [
    ['known, and as configured', 'aws_cloudwatch_log_group.loosened', 'kms_key_id', ['must aws_kms_key.kept#arn']],
    [
      'created, with the known id of a neighbour',
      'aws_cloudwatch_log_group.created',
      'kms_key_id',
      ['must aws_kms_key.other#arn'],
    ],
    [
      'the value tells which branch it was',
      'aws_cloudwatch_log_group.either',
      'kms_key_id',
      ['must aws_kms_key.other#arn'],
    ],
    [
      'the value is not what the configuration says: the literal counts',
      'aws_cloudwatch_log_group.ignored',
      'kms_key_id',
      ['literal aws_kms_key.other#arn'],
    ],
    [
      'what is removed is joined by its last values',
      'aws_cloudwatch_log_group.deleted',
      'kms_key_id',
      ['literal aws_kms_key.kept#arn'],
    ],
    [
      'a document read in this plan',
      'aws_iam_policy.topic',
      'policy',
      ['must data.aws_iam_policy_document.topic#json'],
    ],
  ],
  settled: [
    [
      'known on both sides, through an input',
      'module.store["phi.records"].aws_s3_bucket_server_side_encryption_configuration.this',
      rule,
      ['must aws_kms_key.phi#arn via module.store["phi.records"].var.key_arn'],
    ],
    [
      'known on both sides',
      'module.store["logs"].aws_s3_bucket_versioning.this[0]',
      'bucket',
      ['must module.store["logs"].aws_s3_bucket.this#id'],
    ],
    [
      'a literal names the bucket, and everything else of that name',
      'aws_s3_bucket_ownership_controls.literal',
      'bucket',
      ['literal aws_cloudwatch_log_group.namesake#id', 'literal module.store["phi.records"].aws_s3_bucket.this#id'],
    ],
  ],
  providers: [
    [
      'a literal joins in its own region',
      'aws_s3_bucket_versioning.records',
      'bucket',
      ['literal aws_s3_bucket.records#bucket'],
    ],
    [
      'the provider handed to a module is the one of the caller',
      'aws_s3_bucket_public_access_block.west',
      'bucket',
      ['literal module.copy.aws_s3_bucket.records#bucket'],
    ],
    ['a prefix is no name', 'aws_s3_bucket.prefixed', 'bucket_prefix', []],
  ],
};

describe.for(Object.entries(tables))('hidden and known › %s', ([story, rows]) => {
  const graph = graphOf(story as Story);
  test.for(rows)('%s', ([, address, path, expected], { expect }) => {
    expect(referencesOf(graph, address, path)).toEqual(expected);
  });
});

test('a bucket is not found by a prefix of its name', ({ expect }) => {
  const graph = graphOf('providers');
  const prefixed = graph.find('aws_s3_bucket.prefixed');
  const found = graph.referrers(prefixed!, 'aws_s3_bucket_versioning', 'bucket');
  expect(found).toEqual({ found: [], possible: [], unresolved: [] });
});
