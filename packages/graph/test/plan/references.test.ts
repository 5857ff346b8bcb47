import { describe, test } from 'vitest';
import { graphOf, referencesOf, type Story } from '../story.ts';

/** Address, path, and the references behind it, with the reason for the row. */
type Row = readonly [because: string, address: string, path: string, expected: readonly string[]];

const phi = 'module.storage["phi.records"]';
const hi = 'module.storage["say \\"hi\\"[0]"]';
const rule = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';

const tables: Readonly<Partial<Record<Story, readonly Row[]>>> = {
  'nested-modules': [
    [
      'inside one module instance',
      `${phi}.module.bucket[0].aws_s3_bucket_public_access_block.this`,
      'bucket',
      [`must ${phi}.module.bucket[0].aws_s3_bucket.this#id`],
    ],
    [
      'the same module, called without a key, is another instance',
      'module.logs.aws_s3_bucket_public_access_block.this',
      'bucket',
      ['must module.logs.aws_s3_bucket.this#id'],
    ],
    [
      'through the output of a counted module',
      `${hi}.aws_s3_bucket_versioning.this`,
      'bucket',
      [`must ${hi}.module.bucket[0].aws_s3_bucket.this#id via ${hi}.module.bucket[0].id`],
    ],
    [
      'through two outputs, from outside, by a key with a dot',
      'aws_s3_bucket_policy.phi',
      'bucket',
      [`must ${phi}.module.bucket[0].aws_s3_bucket.this#id via ${phi}.bucket > ${phi}.module.bucket[0].id`],
    ],
    [
      'through two outputs, from outside, by a key with quotes and brackets',
      'aws_s3_bucket_policy.hi',
      'bucket',
      [`must ${hi}.module.bucket[0].aws_s3_bucket.this#id via ${hi}.bucket > ${hi}.module.bucket[0].id`],
    ],
    [
      'up through an input, and down through an output of another module',
      `${phi}.aws_s3_bucket_logging.this`,
      'target_bucket',
      [`must module.logs.aws_s3_bucket.this#id via ${phi}.var.log_bucket > module.logs.id`],
    ],
    [
      'up through an input, from a block in a block',
      `${hi}.aws_s3_bucket_server_side_encryption_configuration.this`,
      rule,
      [`must aws_kms_key.phi#arn via ${hi}.var.key_arn`],
    ],
    [
      'a splat over a module loses the output: any of them, all of one bucket',
      `${phi}.aws_s3_bucket_server_side_encryption_configuration.this`,
      'bucket',
      [
        `must ${phi}.module.bucket[0].aws_s3_bucket.this#arn via ${phi}.module.bucket[0].arn`,
        `must ${phi}.module.bucket[0].aws_s3_bucket.this#id via ${phi}.module.bucket[0].id`,
      ],
    ],
    ['an input with a constant refers to nothing', 'module.logs.aws_s3_bucket.this', 'bucket_prefix', []],
    ['an address that is not there', `${phi}.aws_s3_bucket.this`, 'bucket', [`no ${phi}.aws_s3_bucket.this`]],
  ],
  'instance-keys': [
    ['a written key with a quote', 'aws_s3_bucket_policy.quoted', 'bucket', ['must aws_s3_bucket.keyed["c\\"d"]#id']],
    ['a written key "0" of for_each', 'aws_s3_bucket_policy.zero', 'bucket', ['must aws_s3_bucket.keyed["0"]#id']],
    [
      'a text index into count is converted',
      'aws_s3_bucket_logging.shifted[0]',
      'target_bucket',
      ['must aws_s3_bucket.counted[0]#id'],
    ],
    [
      'a computed index by each.key',
      'aws_s3_bucket_versioning.computed["a.b"]',
      'bucket',
      ['paired aws_s3_bucket.keyed["a.b"]#'],
    ],
    [
      'a computed index by each.key that is "0"',
      'aws_s3_bucket_versioning.computed["0"]',
      'bucket',
      ['paired aws_s3_bucket.keyed["0"]#'],
    ],
    [
      'a computed index by each.value of a set that leaves no for_each_expression',
      'aws_s3_bucket_versioning.by_value["y"]',
      'bucket',
      ['paired aws_s3_bucket.named["y"]#'],
    ],
    [
      'a computed index by each.value of a constant map is its value, not its key',
      'aws_s3_bucket_versioning.crossed["x"]',
      'bucket',
      ['paired aws_s3_bucket.named["y"]#'],
    ],
    [
      'a computed index by each.value of a variable that is a set',
      'aws_s3_bucket_accelerate_configuration.by_variable["x"]',
      'bucket',
      ['paired aws_s3_bucket.named["x"]#'],
    ],
    [
      'a computed index by each.value of a variable that is a map: its keys or its values',
      'aws_s3_bucket_accelerate_configuration.by_map["x"]',
      'bucket',
      ['may aws_s3_bucket.named["x"]#', 'may aws_s3_bucket.named["y"]#'],
    ],
    [
      'a computed index by a member of each.value',
      'aws_s3_bucket_accelerate_configuration.by_member["first"]',
      'bucket',
      ['paired aws_s3_bucket.named["y"]#'],
    ],
    [
      'a computed index by count.index',
      'aws_s3_bucket_versioning.counted[1]',
      'bucket',
      ['paired aws_s3_bucket.counted[1]#'],
    ],
    [
      'with fewer instances the index may be shifted',
      'aws_s3_bucket_logging.shifted[0]',
      'bucket',
      ['may aws_s3_bucket.counted[0]#', 'may aws_s3_bucket.counted[1]#'],
    ],
    [
      'for_each over a resource keeps its keys',
      'aws_s3_bucket_public_access_block.chained["c\\"d"]',
      'bucket',
      ['paired aws_s3_bucket.keyed["c\\"d"]#id'],
    ],
    [
      'a for that rewrites the keys leaves all of them',
      'aws_s3_bucket_ownership_controls.rekeyed["bucket-x"]',
      'bucket',
      ['may aws_s3_bucket.named["x"]#', 'may aws_s3_bucket.named["y"]#'],
    ],
  ],
  objects: [
    [
      'one of two resources behind an object',
      'module.database.aws_db_instance.ambiguous',
      'kms_key_id',
      [
        'may aws_kms_key.phi#arn via module.database.var.settings',
        'may aws_s3_bucket.exports#id via module.database.var.settings',
      ],
    ],
    ['the known member of that object', 'module.database.aws_db_instance.ambiguous', 'backup_retention_period', []],
    [
      'the only resource behind an object',
      'module.database.aws_db_instance.clear',
      'kms_key_id',
      ['must aws_kms_key.phi#arn via module.database.var.encryption'],
    ],
    [
      'a whole resource as an input',
      'module.database.aws_ebs_volume.whole',
      'kms_key_id',
      ['must aws_kms_key.phi#arn via module.database.var.key'],
    ],
    [
      'a key inside an object of an output picks the instance, but not the member',
      'module.database.aws_instance.app',
      'subnet_id',
      [
        'may module.network.aws_vpc.this#id via module.database.var.network > module.network.network',
        'may module.network.aws_subnet.data["us-east-1b"]#id via module.database.var.network > module.network.network',
      ],
    ],
    [
      'a computed index into the map of an output',
      'aws_instance.zoned["us-east-1b"]',
      'subnet_id',
      ['paired module.network.aws_subnet.data["us-east-1b"]# via module.network.subnet_ids'],
    ],
    [
      'a written index into the map of an output',
      'aws_instance.zone',
      'subnet_id',
      ['paired module.network.aws_subnet.data["us-east-1a"]# via module.network.subnet_ids'],
    ],
    [
      'a computed index into the map of an input, which is the one of an output',
      'module.database.aws_instance.zoned["us-east-1a"]',
      'subnet_id',
      [
        'paired module.network.aws_subnet.data["us-east-1a"]# via module.database.var.subnet_ids > module.network.subnet_ids',
      ],
    ],
    [
      'for_each over an output that holds resources',
      'aws_security_group_rule.postgres["db"]',
      'security_group_id',
      ['paired module.network.aws_security_group.data["db"]#id via module.network.groups'],
    ],
    [
      'through a module that declares no resource',
      'aws_cloudwatch_log_group.labelled',
      'kms_key_id',
      ['must aws_kms_key.phi#arn via module.label["a.b"].key_arn > module.label["a.b"].var.key_arn'],
    ],
  ],
  splats: [
    [
      'a splat into a set: all of them, together',
      'aws_lb.internal',
      'subnets',
      ['must aws_subnet.private[0]#', 'must aws_subnet.private[1]#'],
    ],
    [
      'a splat into a list of unknown length',
      'aws_lambda_function.splat',
      'layers',
      ['must aws_lambda_layer_version.shared[0]#', 'must aws_lambda_layer_version.shared[1]#'],
    ],
    [
      'two references in a collection of unknown length may be alternatives',
      'aws_lambda_function.listed',
      'layers',
      ['may aws_lambda_layer_version.shared[0]#arn', 'may aws_lambda_layer_version.shared[1]#arn'],
    ],
    [
      'a list with a place for each',
      'data.aws_iam_policy_document.both',
      'statement.resources',
      ['must aws_s3_bucket.one#arn', 'must aws_s3_bucket.two#arn'],
    ],
    [
      'two resources in one text look like a choice',
      'aws_ssm_parameter.template',
      'value',
      ['may aws_s3_bucket.one#id', 'may aws_s3_bucket.two#id'],
    ],
    [
      'two attributes of one resource in one text',
      'aws_ssm_parameter.twice',
      'value',
      ['must aws_s3_bucket.one#id', 'must aws_s3_bucket.one#arn'],
    ],
    ['one() over a counted resource', 'aws_cloudwatch_log_group.one', 'kms_key_id', ['must aws_kms_key.optional[0]#']],
    ['depends_on is no reference', 'aws_cloudwatch_log_group.one', 'depends_on', []],
    [
      'a bucket in one of two blocks',
      'aws_s3_bucket_replication_configuration.one',
      'rule.destination.bucket',
      ['must aws_s3_bucket.two#arn'],
    ],
  ],
};

describe.for(Object.entries(tables))('references › %s', ([story, rows]) => {
  const graph = graphOf(story as Story);
  test.for(rows)('%s', ([, address, path, expected], { expect }) => {
    expect(referencesOf(graph, address, path)).toEqual(expected);
  });
});
