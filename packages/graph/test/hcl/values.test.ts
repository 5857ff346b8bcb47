import { describe, test } from 'vitest';
import { readFiles, readable, valueAt, type Files } from './folder.ts';

/** A configuration, the argument that is looked at, and its value; `?` is not known, undefined is left out. */
interface Row {
  readonly because: string;
  readonly files: Files | string;
  readonly at: readonly [address: string, name: string];
  readonly value: unknown;
}

const row = (name: string, value: string): string =>
  `resource "aws_ssm_parameter" "${name}" {\n  value = ${value}\n}\n`;

const rows: readonly Row[] = [
  {
    because: 'a variable has its default',
    files: `variable "name" {\n  default = "x"\n}\n${row('p', 'var.name')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'x',
  },
  {
    because: 'a default is converted to the type of its variable',
    files: `variable "name" {\n  type = string\n  default = 5\n}\n${row('p', 'var.name')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: '5',
  },
  {
    because:
      'terraform.tfvars counts more than a default, and *.auto.tfvars in the order of their names more than that',
    files: {
      'main.tf': `variable "a" {\n  default = 0\n}\nvariable "b" {\n  default = 0\n}\nvariable "c" {\n  default = 0\n}\nvariable "d" {\n  default = 0\n}\n${row('p', '"${var.a}${var.b}${var.c}${var.d}"')}`,
      'terraform.tfvars': 'a = 1\nb = 1\nc = 1\n',
      '1.auto.tfvars': 'b = 2\nc = 2\n',
      '2.auto.tfvars.json': '{"c": 3}',
    },
    at: ['aws_ssm_parameter.p', 'value'],
    value: '1230',
  },
  {
    because: 'a variable without a value is not known',
    files: `variable "name" {}\n${row('p', 'var.name')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: '?',
  },
  {
    because: 'null is a value, unless the variable may not be null',
    files: {
      'main.tf': `variable "a" {\n  default = "x"\n}\nvariable "b" {\n  default = "y"\n  nullable = false\n}\n${row('p', '"${var.a == null}${var.b}"')}`,
      'terraform.tfvars': 'a = null\nb = null\n',
    },
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'truey',
  },
  {
    because: 'an override file replaces arguments, and nested blocks by their type',
    files: {
      'main.tf':
        'resource "aws_instance" "i" {\n  ami = "one"\n  key_name = "k"\n  ebs_block_device {\n    device_name = "a"\n  }\n  ebs_block_device {\n    device_name = "b"\n  }\n}\n',
      'x_override.tf':
        'resource "aws_instance" "i" {\n  ami = "two"\n  ebs_block_device {\n    device_name = "c"\n  }\n}\n',
    },
    at: ['aws_instance.i', 'ebs_block_device'],
    value: [{ device_name: 'c' }],
  },
  {
    because: 'an override file replaces locals one by one',
    files: {
      'main.tf': `locals {\n  a = 1\n  b = 1\n}\n${row('p', '"${local.a}${local.b}"')}`,
      'override.tf': 'locals {\n  b = 2\n}\n',
    },
    at: ['aws_ssm_parameter.p', 'value'],
    value: '12',
  },
  {
    because: 'a condition that is not known leaves both ways open',
    files: row('p', 'aws_kms_key.k.enabled ? "a" : "b"') + 'resource "aws_kms_key" "k" {}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: '?',
  },
  {
    because: 'both ways may be the same',
    files: row('p', 'aws_kms_key.k.enabled ? "a" : "a"') + 'resource "aws_kms_key" "k" {}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'a',
  },
  {
    because: 'an attribute that is written is known to others, and one that is not is up to the provider',
    files:
      row('p', '[aws_s3_bucket.b.bucket, aws_s3_bucket.b.arn]') + 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: ['b', '?'],
  },
  {
    because: 'what is not known in one place is known beside it',
    files: row('p', 'merge({ a = 1 }, { b = aws_kms_key.k.arn })') + 'resource "aws_kms_key" "k" {}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: { a: '1', b: '?' },
  },
  {
    because: 'a text with a gap is not known',
    files: row('p', '"x-${aws_kms_key.k.arn}"') + 'resource "aws_kms_key" "k" {}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: '?',
  },
  {
    because: 'try goes by errors, not by what is unknown',
    files:
      row('p', '[try(aws_kms_key.k[0].arn, "none"), try(local.a.b, "none")]') +
      'locals {\n  a = {}\n}\nresource "aws_kms_key" "k" {\n  count = 0\n}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: ['none', 'none'],
  },
  {
    because: 'an error in a local is none of the try around it',
    files: row('p', 'try(local.broken, "none")') + 'locals {\n  broken = tonumber("x")\n}\n',
    at: ['aws_ssm_parameter.p', 'value'],
    value: '?',
  },
  {
    because: 'the time and identity of a run are not in a configuration',
    files: row('p', '[timestamp(), uuid(), terraform.workspace, path.cwd, bcrypt("x")]'),
    at: ['aws_ssm_parameter.p', 'value'],
    value: ['?', '?', '?', '?', '?'],
  },
  {
    because: 'dynamic blocks stand among the written ones, with the value and the key of their element',
    files:
      'resource "aws_instance" "i" {\n  ebs_block_device {\n    device_name = "a"\n  }\n  dynamic "ebs_block_device" {\n    for_each = { b = 1, c = 2 }\n    iterator = disk\n    content {\n      device_name = disk.key\n      volume_size = disk.value\n    }\n  }\n}\n',
    at: ['aws_instance.i', 'ebs_block_device'],
    value: [{ device_name: 'a' }, { device_name: 'b', volume_size: 1 }, { device_name: 'c', volume_size: 2 }],
  },
  {
    because: 'dynamic blocks in dynamic blocks see the elements of both',
    files:
      'resource "aws_x" "i" {\n  dynamic "outer" {\n    for_each = ["a"]\n    content {\n      dynamic "inner" {\n        for_each = [outer.value, "b"]\n        content {\n          name = "${outer.value}${inner.value}"\n        }\n      }\n    }\n  }\n}\n',
    at: ['aws_x.i', 'outer'],
    value: [{ inner: [{ name: 'aa' }, { name: 'ab' }] }],
  },
  {
    because: 'dynamic blocks over what is not known are not known as a list',
    files:
      'resource "aws_instance" "i" {\n  ebs_block_device {\n    device_name = "a"\n  }\n  dynamic "ebs_block_device" {\n    for_each = aws_kms_key.k.tags_all\n    content {\n      device_name = "b"\n    }\n  }\n}\nresource "aws_kms_key" "k" {}\n',
    at: ['aws_instance.i', 'ebs_block_device'],
    value: '?',
  },
  {
    because: 'what the provider declares as a number or text is one, however it is written',
    files: 'resource "aws_security_group_rule" "r" {\n  from_port = "443"\n  self = "true"\n  description = 5\n}\n',
    at: ['aws_security_group_rule.r', 'from_port'],
    value: 443,
  },
  {
    because: 'tags are text',
    files: 'resource "aws_s3_bucket" "b" {\n  tags = { A = 1, B = true }\n}\n',
    at: ['aws_s3_bucket.b', 'tags'],
    value: { A: '1', B: 'true' },
  },
  {
    because: 'tags_all holds the default tags of the provider under those of the resource',
    files:
      'provider "aws" {\n  default_tags {\n    tags = { A = "provider", B = "provider" }\n  }\n}\nresource "aws_s3_bucket" "b" {\n  tags = { B = "own" }\n}\n',
    at: ['aws_s3_bucket.b', 'tags_all'],
    value: { A: 'provider', B: 'own' },
  },
  {
    because: 'default tags come from the provider configuration that the module call passes',
    files: {
      'main.tf':
        'provider "aws" {\n  default_tags {\n    tags = { Env = "main" }\n  }\n}\nprovider "aws" {\n  alias = "west"\n  default_tags {\n    tags = { Env = "west" }\n  }\n}\nmodule "m" {\n  source = "./m"\n  providers = { aws = aws.west }\n}\n',
      'm/main.tf': 'resource "aws_s3_bucket" "b" {}\n',
    },
    at: ['module.m.aws_s3_bucket.b', 'tags_all'],
    value: { Env: 'west' },
  },
  {
    because: 'a type without tags has no tags_all',
    files:
      'provider "aws" {\n  default_tags {\n    tags = { Env = "main" }\n  }\n}\nresource "aws_s3_bucket_versioning" "v" {}\n',
    at: ['aws_s3_bucket_versioning.v', 'tags_all'],
    value: undefined,
  },
  {
    because: 'which tags a provider ignores decides what tags_all holds',
    files:
      'provider "aws" {\n  ignore_tags {\n    keys = ["A"]\n  }\n}\nresource "aws_s3_bucket" "b" {\n  tags = { A = "x" }\n}\n',
    at: ['aws_s3_bucket.b', 'tags_all'],
    value: '?',
  },
  {
    because: 'the partition follows from the region of the provider',
    files: `provider "aws" {\n  region = "us-gov-west-1"\n}\ndata "aws_partition" "here" {}\n${row('p', 'data.aws_partition.here.partition')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'aws-us-gov',
  },
  {
    because: 'without a region in the configuration, the partition is not known',
    files: `provider "aws" {}\ndata "aws_partition" "here" {}\n${row('p', 'data.aws_partition.here.partition')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: '?',
  },
  {
    because: 'what ignore_changes lists may be something else by now',
    files:
      'resource "aws_ecs_service" "s" {\n  desired_count = 2\n  name = "s"\n  lifecycle {\n    ignore_changes = [desired_count]\n  }\n}\n',
    at: ['aws_ecs_service.s', 'desired_count'],
    value: '?',
  },
  {
    because: 'a file that Terraform ignores is ignored',
    files: { 'main.tf': row('p', '1'), '.#main.tf': 'garbage {', 'main.tf~': 'garbage {' },
    at: ['aws_ssm_parameter.p', 'value'],
    value: '1',
  },
  {
    because: 'OpenTofu takes the .tofu file of two with one name',
    files: { 'main.tf': row('p', '"terraform"'), 'main.tofu': row('p', '"tofu"') },
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'tofu',
  },
  {
    because: 'a byte order mark is no part of the text',
    files: `\uFEFF${row('p', '"x"')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: 'x',
  },
  {
    because: '__proto__ is a name like any other',
    files: `locals {\n  __proto__ = { "__proto__" = 1 }\n}\n${row('p', 'local.__proto__["__proto__"]')}`,
    at: ['aws_ssm_parameter.p', 'value'],
    value: '1',
  },
];

describe('values', () => {
  test.for(rows)('$because', async ({ files, at: [address, name], value }, { expect }) => {
    const input = await readFiles(files);
    expect(input.diagnostics).toEqual([]);
    expect(valueAt(input, address, name)).toEqual(value);
  });
});

test('members called __proto__ are own members', async ({ expect }) => {
  const input = await readFiles('resource "aws_x" "y" {\n  __proto__ = 1\n  tags = { "__proto__" = "x" }\n}\n');
  const values = input.instances[0]!.values();
  expect(Object.keys(values)).toEqual(['__proto__', 'tags']);
  expect(Object.keys(values['tags'] ?? {})).toEqual(['__proto__']);
});

describe('sensitive', () => {
  test('what comes from a sensitive variable is marked, wherever it goes', async ({ expect }) => {
    const input = await readFiles(
      'variable "token" {\n  default = "t"\n  sensitive = true\n}\nlocals {\n  header = "Bearer ${var.token}"\n}\nresource "aws_ssm_parameter" "p" {\n  name = "n"\n  value = local.header\n  tags = { A = "x", B = var.token }\n}\n',
    );
    expect(input.instances[0]!.sensitive).toEqual({ value: true, tags: { B: true }, tags_all: { B: true } });
  });

  test('what the provider declares as sensitive is marked, in nested blocks too', async ({ expect }) => {
    const input = await readFiles(
      'resource "aws_db_instance" "d" {\n  password = "p"\n}\nresource "aws_alb_listener" "l" {\n  default_action {\n    authenticate_oidc {\n      client_secret = "s"\n      issuer = "i"\n    }\n  }\n}\n',
    );
    const [database, listener] = input.instances.map(({ sensitive }) => sensitive);
    expect(database).toEqual({ password: true });
    expect(listener).toEqual({ default_action: [{ authenticate_oidc: [{ client_secret: true }] }] });
  });

  test('outputs carry their mark, and nonsensitive takes it away', async ({ expect }) => {
    const input = await readFiles({
      'main.tf':
        'module "m" {\n  source = "./m"\n}\nresource "aws_x" "y" {\n  a = module.m.secret\n  b = nonsensitive(module.m.secret)\n}\n',
      'm/main.tf': 'output "secret" {\n  value = "s"\n  sensitive = true\n}\n',
    });
    expect(input.instances[0]!.sensitive).toEqual({ a: true });
  });
});

describe('documents', () => {
  test('jsonencode with parts that are not known, and a heredoc with gaps, keep what is known', async ({ expect }) => {
    const input = await readFiles(
      'variable "secret" {\n  default = "s"\n  sensitive = true\n}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_policy" "encoded" {\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Resource = [aws_s3_bucket.b.arn, "x"], Sid = var.secret }] })\n}\nresource "aws_s3_bucket_policy" "written" {\n  policy = <<EOF\n{"Statement": [{"Effect": "Deny", "Resource": "${aws_s3_bucket.b.arn}/*", "N": ${aws_s3_bucket.b.id}}]}\nEOF\n}\nresource "aws_s3_bucket_policy" "known" {\n  policy = jsonencode({})\n}\n',
    );
    const documentOf = (name: string): unknown => {
      const document = input.instances.find((one) => one.name === name)!.document('policy');
      return document === undefined ? undefined : readable(document);
    };
    expect(documentOf('encoded')).toEqual({ Statement: [{ Effect: 'Deny', Resource: ['?', 'x'], Sid: '?' }] });
    expect(documentOf('written')).toEqual({ Statement: [{ Effect: 'Deny', Resource: '?', N: '?' }] });
    expect(documentOf('known')).toBeUndefined();
  });
});
