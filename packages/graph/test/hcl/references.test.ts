import { describe, test } from 'vitest';
import { referencesOf } from '../story.ts';
import { graphOf, readFiles, type Files } from './folder.ts';

/** A configuration, the argument that is looked at, and what stands behind it. */
interface Row {
  readonly because: string;
  readonly files: Files | string;
  readonly at: readonly [address: string, path: string];
  readonly expected: readonly string[];
}

const key = 'resource "aws_kms_key" "k" {}\n';
const group = (value: string): string =>
  `${key}resource "aws_cloudwatch_log_group" "g" {\n  kms_key_id = ${value}\n}\n`;
const at: Row['at'] = ['aws_cloudwatch_log_group.g', 'kms_key_id'];

const rows: readonly Row[] = [
  { because: 'written as such', files: group('aws_kms_key.k.arn'), at, expected: ['must aws_kms_key.k#arn'] },
  {
    because: 'through a local, whose hop is told',
    files: `${group('local.key')}locals {\n  key = aws_kms_key.k.arn\n}\n`,
    at,
    expected: ['must aws_kms_key.k#arn via local.key'],
  },
  {
    because: 'through an object in a local, and a local of it',
    files: `${group('local.inner')}locals {\n  keys = { phi = aws_kms_key.k.arn, other = "x" }\n  inner = local.keys["phi"]\n}\n`,
    at,
    expected: ['must aws_kms_key.k#arn via local.inner > local.keys'],
  },
  {
    because: 'through an input and an output, in reading order',
    files: {
      'main.tf': `${key}module "m" {\n  source = "./m"\n  settings = { key = aws_kms_key.k }\n}\nresource "aws_cloudwatch_log_group" "g" {\n  kms_key_id = module.m.key\n}\n`,
      'm/main.tf': 'variable "settings" {\n  type = any\n}\noutput "key" {\n  value = var.settings.key.arn\n}\n',
    },
    at,
    expected: ['must aws_kms_key.k#arn via module.m.key > module.m.var.settings'],
  },
  {
    because: 'a condition that is not known makes both ways possible',
    files: `${group('aws_kms_key.k.enabled ? aws_kms_key.k.arn : aws_kms_key.other.arn')}resource "aws_kms_key" "other" {}\n`,
    at,
    expected: ['may aws_kms_key.k#arn', 'may aws_kms_key.other#arn'],
  },
  {
    because: 'a condition that is known leaves one',
    files: `${group('local.own ? aws_kms_key.k.arn : "x"')}locals {\n  own = true\n}\n`,
    at,
    expected: ['must aws_kms_key.k#arn'],
  },
  {
    because: 'a condition on a variable without a value names the variable',
    files: `${group('var.own ? aws_kms_key.k.arn : null')}variable "own" {}\n`,
    at,
    expected: ['may aws_kms_key.k#arn', '? var.own'],
  },
  {
    because: 'several in one text',
    files: `${group('"${aws_kms_key.k.arn}/${aws_kms_key.other.id}"')}resource "aws_kms_key" "other" {}\n`,
    at,
    expected: ['must aws_kms_key.k#arn', 'must aws_kms_key.other#id'],
  },
  {
    because: 'a value that is known comes from somewhere too',
    files:
      'resource "aws_s3_bucket" "b" {\n  bucket = "records"\n}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = "${aws_s3_bucket.b.bucket}"\n}\n',
    at: ['aws_s3_bucket_policy.p', 'bucket'],
    expected: ['must aws_s3_bucket.b#bucket'],
  },
  {
    because: 'members of attributes are named without indexes',
    files: group('aws_kms_key.k.multi_region_configuration[0].primary_key["arn"]'),
    at,
    expected: ['must aws_kms_key.k#multi_region_configuration.primary_key.arn'],
  },
  {
    because: 'a splat over a counted resource leads to each',
    files: 'resource "aws_subnet" "s" {\n  count = 2\n}\nresource "aws_lb" "l" {\n  subnets = aws_subnet.s[*].id\n}\n',
    at: ['aws_lb.l', 'subnets'],
    expected: ['must aws_subnet.s[0]#id', 'must aws_subnet.s[1]#id'],
  },
  {
    because: 'a count that is not known makes one instance that may not be there',
    files:
      'variable "n" {}\nresource "aws_subnet" "s" {\n  count = var.n\n}\nresource "aws_lb" "l" {\n  subnets = aws_subnet.s[*].id\n}\n',
    at: ['aws_lb.l', 'subnets'],
    expected: ['may aws_subnet.s[count.index]#id'],
  },
  {
    because: 'an instance that may not be there refers to others possibly',
    files: `${key}variable "names" {}\nresource "aws_cloudwatch_log_group" "g" {\n  for_each = var.names\n  kms_key_id = aws_kms_key.k.arn\n}\n`,
    at: ['aws_cloudwatch_log_group.g[each.key]', 'kms_key_id'],
    expected: ['may aws_kms_key.k#arn'],
  },
  {
    because: 'each.value of a resource with for_each is that instance',
    files:
      'resource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n}\nresource "aws_s3_bucket_versioning" "v" {\n  for_each = aws_s3_bucket.b\n  bucket = each.value.id\n}\n',
    at: ['aws_s3_bucket_versioning.v["y"]', 'bucket'],
    expected: ['must aws_s3_bucket.b["y"]#id'],
  },
  {
    because: 'a for that makes keys anew keeps what belongs together',
    files:
      'resource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n}\nresource "aws_s3_bucket_versioning" "v" {\n  for_each = { for name, bucket in aws_s3_bucket.b : "v-${name}" => bucket }\n  bucket = each.value.id\n}\n',
    at: ['aws_s3_bucket_versioning.v["v-y"]', 'bucket'],
    expected: ['must aws_s3_bucket.b["y"]#id'],
  },
  {
    because: 'in a dynamic block',
    files: `${key}resource "aws_instance" "i" {\n  dynamic "ebs_block_device" {\n    for_each = [aws_kms_key.k]\n    content {\n      kms_key_id = ebs_block_device.value.arn\n    }\n  }\n}\n`,
    at: ['aws_instance.i', 'ebs_block_device.kms_key_id'],
    expected: ['must aws_kms_key.k#arn'],
  },
  {
    because: 'a dynamic block over what is not known',
    files: `${key}variable "disks" {}\nresource "aws_instance" "i" {\n  dynamic "ebs_block_device" {\n    for_each = var.disks\n    content {\n      kms_key_id = aws_kms_key.k.arn\n    }\n  }\n}\n`,
    at: ['aws_instance.i', 'ebs_block_device.kms_key_id'],
    expected: ['may aws_kms_key.k#arn', '? var.disks'],
  },
  {
    because: 'a module that was not fetched',
    files: `${group('module.keys.arn')}module "keys" {\n  source = "terraform-aws-modules/kms/aws"\n  version = "~> 3.0"\n}\n`,
    at,
    expected: ['? module.keys'],
  },
  {
    because: 'coalesce takes an ARN for certain, and another attribute possibly',
    files: `${group('coalesce(aws_kms_key.k.arn, "x")')}resource "aws_cloudwatch_log_group" "h" {\n  kms_key_id = coalesce(aws_kms_key.k.description, "x")\n}\n`,
    at: ['aws_cloudwatch_log_group.h', 'kms_key_id'],
    expected: ['may aws_kms_key.k#description'],
  },
  {
    because: 'ignore_changes keeps what was there',
    files: `${key}resource "aws_cloudwatch_log_group" "g" {\n  kms_key_id = aws_kms_key.k.arn\n  lifecycle {\n    ignore_changes = all\n  }\n}\n`,
    at,
    expected: ['may aws_kms_key.k#arn', '? the value that ignore_changes keeps'],
  },
  {
    because: 'a value that needs itself',
    files: `${group('local.a')}locals {\n  a = local.b\n  b = local.a\n}\n`,
    at,
    expected: ['? local.a, which refers to itself,'],
  },
  {
    because: 'tags_all comes from where the tags come from',
    files: 'resource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {\n  tags = { Of = aws_s3_bucket.a.id }\n}\n',
    at: ['aws_s3_bucket.b', 'tags_all.Of'],
    expected: ['must aws_s3_bucket.a#id'],
  },
];

describe('references', () => {
  test.for(rows)('$because', async ({ files, at: [address, path], expected }, { expect }) => {
    expect(referencesOf(graphOf(await readFiles(files)), address, path)).toEqual(expected);
  });
});

test('equal names join resources of one provider configuration, as in a plan', async ({ expect }) => {
  const input = await readFiles(
    'provider "aws" {}\nprovider "aws" {\n  alias = "west"\n}\nresource "aws_cloudwatch_log_group" "g" {\n  name = "records"\n}\nresource "aws_cloudwatch_log_metric_filter" "here" {\n  log_group_name = "records"\n}\nresource "aws_cloudwatch_log_metric_filter" "west" {\n  provider = aws.west\n  log_group_name = "records"\n}\n',
  );
  const graph = graphOf(input);
  expect(referencesOf(graph, 'aws_cloudwatch_log_metric_filter.here', 'log_group_name')).toEqual([
    'literal aws_cloudwatch_log_group.g#name',
  ]);
  expect(referencesOf(graph, 'aws_cloudwatch_log_metric_filter.west', 'log_group_name')).toEqual([]);
});

test('an instance whose key is not known says why', async ({ expect }) => {
  const input = await readFiles(
    'variable "n" {}\nresource "aws_subnet" "s" {\n  count = var.n\n}\nresource "aws_subnet" "t" {}\n',
  );
  expect(input.instances.map(({ address, uncertain }) => [address, uncertain])).toEqual([
    ['aws_subnet.s[count.index]', 'count at main.tf:3 is not known'],
    ['aws_subnet.t', undefined],
  ]);
});
