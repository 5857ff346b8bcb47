import { describe, test } from 'vitest';
import { diagnosticsOf, readFiles, valueAt } from './folder.ts';
import { readHclFolder } from '../../src/hcl/read-hcl.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';

describe('locations', () => {
  const files = {
    'main.tf': [
      '# a comment',
      'resource "aws_s3_bucket_lifecycle_configuration" "l" {',
      '  bucket = "b"',
      '',
      '  rule {',
      '    id = "one"',
      '  }',
      '  rule {',
      '    id = "two"',
      '    expiration {',
      '      days = 30',
      '    }',
      '  }',
      '  dynamic "transition" {',
      '    for_each = [1, 2]',
      '    content {',
      '      days = transition.value',
      '    }',
      '  }',
      '}',
      'module "m" {',
      '  source = "./modules/m"',
      '}',
      '',
    ].join('\n'),
    'modules/m/files/b.tf': '',
    'modules/m/b.tf': `\n${bucket}`,
  };

  test.for([
    ['the resource', 'aws_s3_bucket_lifecycle_configuration.l', '', 'main.tf', 2],
    ['an argument', 'aws_s3_bucket_lifecycle_configuration.l', 'bucket', 'main.tf', 3],
    [
      'an argument of the second block',
      'aws_s3_bucket_lifecycle_configuration.l',
      'rule[1].expiration[0].days',
      'main.tf',
      11,
    ],
    [
      'an argument of the first block, without an index',
      'aws_s3_bucket_lifecycle_configuration.l',
      'rule.id',
      'main.tf',
      6,
    ],
    [
      'what is not written: the block around it',
      'aws_s3_bucket_lifecycle_configuration.l',
      'rule[1].filter',
      'main.tf',
      8,
    ],
    ['a dynamic block', 'aws_s3_bucket_lifecycle_configuration.l', 'transition[1].days', 'main.tf', 17],
    ['in a module', 'module.m.aws_s3_bucket.b', 'bucket', 'modules/m/b.tf', 3],
    ['tags that the provider puts together', 'module.m.aws_s3_bucket.b', 'tags_all.A', 'modules/m/b.tf', 2],
  ] as const)('%s', async ([, address, path, file, line], { expect }) => {
    expect((await readFiles(files)).location(address, path)).toEqual({ file, line });
  });

  test('nothing for an address that is not there', async ({ expect }) => {
    expect((await readFiles(files)).location('aws_s3_bucket.none')).toBeUndefined();
  });
});

describe('syntax errors are told with file and line, and the rest is read', () => {
  const broken = {
    'a.tf': `${bucket}\nresource "aws_s3_bucket" "broken" {\n  bucket = = "x"\n}\n\nresource "aws_kms_key" "after" {\n  description = "k"\n}\n`,
    'b.tf': 'resource "aws_kms_key" "other" {}\n',
  };

  test('the other blocks of the file, and the other files', async ({ expect }) => {
    const input = await readFiles(broken);
    expect(input.instances.map(({ address }) => address)).toEqual([
      'aws_s3_bucket.b',
      'aws_kms_key.after',
      'aws_kms_key.other',
    ]);
    expect(input.diagnostics).toEqual([
      { code: 'hcl-syntax', message: expect.any(String), location: { file: 'a.tf', line: 6 }, isBlinding: true },
    ]);
    expect(input.certifiable).toBe(false);
    expect(input.uncertifiableReasons[0]).toMatch(/^a\.tf:6: /);
    expect(input.location('aws_kms_key.after', 'description')).toEqual({ file: 'a.tf', line: 10 });
  });

  test.for([
    [
      'a block that is not closed',
      'resource "aws_kms_key" "k" {\n  description = "x"\n\nresource "aws_s3_bucket" "b" {\n}\n',
      1,
    ],
    [
      'a quote that is not closed',
      'resource "aws_kms_key" "k" {\n  description = "x\n}\nresource "aws_s3_bucket" "b" {\n}\n',
      2,
    ],
    [
      'a quote that goes on over two lines',
      'resource "aws_kms_key" "k" {\n  description = "x\ny"\n}\nresource "aws_s3_bucket" "b" {\n}\n',
      2,
    ],
    [
      'two arguments on a line',
      'resource "aws_kms_key" "k" {\n  a = 1 b = 2\n}\nresource "aws_s3_bucket" "b" {\n}\n',
      2,
    ],
    ['an argument twice', 'resource "aws_kms_key" "k" {\n  a = 1\n  a = 2\n}\nresource "aws_s3_bucket" "b" {\n}\n', 3],
    [
      'an expression that goes on in the next line',
      'resource "aws_kms_key" "k" {\n  a = 1\n    + 2\n}\nresource "aws_s3_bucket" "b" {\n}\n',
      3,
    ],
    [
      'members without a comma',
      'resource "aws_kms_key" "k" {\n  a = { b = 1 c = 2 }\n}\nresource "aws_s3_bucket" "b" {\n}\n',
      2,
    ],
    ['a heading over two lines', 'resource\n"aws_kms_key" "k" {\n}\nresource "aws_s3_bucket" "b" {\n}\n', 2],
  ] as const)('%s', async ([, text, line], { expect }) => {
    const input = await readFiles(text);
    expect(input.diagnostics.map(({ code, location }) => [code, location.line])).toContainEqual(['hcl-syntax', line]);
    expect(input.instances.map(({ address }) => address)).toEqual(['aws_s3_bucket.b']);
  });

  test('a name that may stand where nothing could be read is not known, so that try takes no other way', async ({
    expect,
  }) => {
    const input = await readFiles(
      'locals {\n  a = = 1\n}\n\nresource "aws_x" "y" {\n  value = try(local.a, "other")\n}\n',
    );
    expect(valueAt(input, 'aws_x.y', 'value')).toBe('?');
    expect(input.instances[0]!.resolve('value').missing).toEqual(['local.a']);
  });

  test('where a file of values cannot be read, no variable is known', async ({ expect }) => {
    const input = await readFiles({
      'main.tf': 'variable "a" {\n  default = 1\n}\nresource "aws_x" "y" {\n  value = var.a\n}\n',
      'terraform.tfvars': 'a = = 2\n',
    });
    expect(valueAt(input, 'aws_x.y', 'value')).toBe('?');
    expect(diagnosticsOf(input)[0]).toMatch(/^hcl-syntax terraform\.tfvars:1 /);
  });

  test('JSON that ends too early', async ({ expect }) => {
    const input = await readFiles({ 'a.tf.json': '{\n "resource": {', 'b.tf': bucket });
    expect(diagnosticsOf(input)).toEqual(['hcl-syntax a.tf.json:2 it ends too early']);
    expect(input.instances).toHaveLength(1);
  });
});

describe('JSON', () => {
  test('blocks are members, texts are templates, and comments of cdktn name the construct', async ({ expect }) => {
    const stack = {
      '//': { metadata: { stackName: 'clinic' } },
      variable: { name: { default: 'x', type: 'string' } },
      locals: { tags: { Name: '${var.name}' } },
      provider: { aws: [{ region: 'us-east-1', default_tags: [{ tags: { Env: 'prod' } }] }, { alias: 'west' }] },
      resource: {
        aws_s3_bucket: {
          b: {
            '//': { metadata: { path: 'clinic/bucket', uniqueId: 'b' } },
            bucket: '${var.name}-b',
            tags: '${local.tags}',
          },
          each: { for_each: '${toset(["a"])}', bucket: '${each.key}', provider: 'aws.west' },
        },
        aws_s3_bucket_versioning: {
          v: { bucket: '${aws_s3_bucket.b.id}', versioning_configuration: { status: 'Enabled' } },
        },
        aws_security_group: {
          g: { dynamic: { ingress: { for_each: [443], iterator: 'port', content: { from_port: '${port.value}' } } } },
        },
      },
      output: { id: { value: '${aws_s3_bucket.b.id}' } },
    };
    const input = await readFiles({ 'cdk.tf.json': JSON.stringify(stack, undefined, 2) });
    expect(input.diagnostics).toEqual([]);
    expect(valueAt(input, 'aws_s3_bucket.b', 'bucket')).toBe('x-b');
    expect(valueAt(input, 'aws_s3_bucket.b', 'tags_all')).toEqual({ Env: 'prod', Name: 'x' });
    expect(valueAt(input, 'aws_s3_bucket.each["a"]', 'bucket')).toBe('a');
    expect(valueAt(input, 'aws_security_group.g', 'ingress')).toEqual([{ from_port: 443 }]);
    expect(valueAt(input, 'aws_s3_bucket_versioning.v', 'versioning_configuration')).toEqual({ status: 'Enabled' });
    expect(input.constructPath('aws_s3_bucket.b')).toBe('clinic/bucket');
    expect(input.location('aws_s3_bucket.b', 'bucket')!.line).toBeGreaterThan(20);
    const realms = input.instances.map(({ name, realm }) => `${name} ${realm.split('\n')[1]}`);
    expect(realms).toEqual(['b aws', 'each aws.west', 'v aws', 'g aws']);
  });
});

describe('modules', () => {
  test('those that terraform init has fetched are found through its manifest', async ({ expect }) => {
    const input = await readFiles({
      'main.tf':
        'module "logs" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  version = "~> 4.0"\n  waivers = { a = { reason = "r" } }\n}\n',
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [
          { Key: '', Source: '', Dir: '.' },
          { Key: 'logs', Source: 'x', Version: '4.1.0', Dir: '.terraform/modules/logs' },
          { Key: 'logs.inner', Source: 'y', Dir: '.terraform/modules/logs.inner' },
        ],
      }),
      '.terraform/modules/logs/main.tf': 'module "inner" {\n  source = "git::https://example.com/x.git"\n}\n',
      '.terraform/modules/logs.inner/main.tf': bucket,
    });
    expect(input.diagnostics).toEqual([]);
    expect(input.instances.map(({ address }) => address)).toEqual(['module.logs.module.inner.aws_s3_bucket.b']);
    expect(input.moduleCall('module.logs')).toEqual({
      name: 'logs',
      source: 'terraform-aws-modules/s3-bucket/aws',
      version: '~> 4.0',
      installedVersion: '4.1.0',
      waivers: { a: { reason: 'r' } },
    });
    expect(input.moduleCall('module.logs.module.inner')?.source).toBe('git::https://example.com/x.git');
    expect(input.moduleCall('module.none')).toBeUndefined();
  });

  test.for([
    ['not fetched', 'terraform-aws-modules/kms/aws', /is not in \.terraform\/modules\/modules\.json/],
    ['outside of the folder', '../../elsewhere', /lies outside of the folder that is read/],
    ['an empty folder', './none', /has no files/],
  ] as const)('%s: named, and the folder is not certified', async ([, source, message], { expect }) => {
    const input = await readFiles({ 'main.tf': `${bucket}module "m" {\n  source = "${source}"\n}\n` });
    expect(input.diagnostics).toHaveLength(1);
    expect(input.diagnostics[0]).toMatchObject({ code: 'hcl-module-unread', location: { file: 'main.tf', line: 4 } });
    expect(input.diagnostics[0]!.message).toMatch(message);
    expect(input.certifiable).toBe(false);
    expect(input.instances).toHaveLength(1);
  });

  test('modules beside the root module, where the root of the tree is given', async ({ expect }) => {
    const folder = temporaryFolder({
      'envs/prod/main.tf': 'module "m" {\n  source = "../../modules/m"\n}\n',
      'envs/prod/terraform.tfvars': '',
      'modules/m/main.tf': 'resource "aws_x" "y" {\n  value = path.module\n}\n',
    });
    const input = await readHclFolder(`${folder}/envs/prod`, { path: 'prod', root: folder });
    expect(input.diagnostics).toEqual([]);
    expect(valueAt(input, 'module.m.aws_x.y', 'value')).toBe('../../modules/m');
    expect(input.location('module.m.aws_x.y')).toEqual({ file: 'modules/m/main.tf', line: 1 });
  });

  test('a module that calls itself in a circle is named', async ({ expect }) => {
    const input = await readFiles({
      'main.tf': 'module "a" {\n  source = "./a"\n}\n',
      'a/main.tf': `${bucket}module "b" {\n  source = "../b"\n}\n`,
      'b/main.tf': 'module "c" {\n  source = "../a"\n}\n',
    });
    expect(diagnosticsOf(input)).toEqual([
      'hcl-cycle b/main.tf:1 module a.b.c calls a module that it is a part of',
      'hcl-module-unread b/main.tf:1 module a.b.c has no end',
    ]);
    expect(input.instances).toHaveLength(1);
  });

  test('an address before a moved block, of a resource and of a module', async ({ expect }) => {
    const input = await readFiles({
      'main.tf':
        'moved {\n  from = aws_s3_bucket.old\n  to = aws_s3_bucket.b["x.y"]\n}\nmoved {\n  from = module.before\n  to = module.after[0]\n}\nresource "aws_s3_bucket" "b" {\n  for_each = toset(["x.y", "z"])\n}\nmodule "after" {\n  count = 1\n  source = "./m"\n}\nremoved {\n  from = aws_s3_bucket.gone\n}\n',
      'm/main.tf':
        'moved {\n  from = aws_kms_key.a\n  to = aws_kms_key.b\n}\nresource "aws_kms_key" "b" {}\nresource "aws_kms_key" "c" {}\n',
    });
    expect(input.instances.map(({ address, previousAddress }) => [address, previousAddress])).toEqual([
      ['aws_s3_bucket.b["x.y"]', 'aws_s3_bucket.old'],
      ['aws_s3_bucket.b["z"]', undefined],
      ['module.after[0].aws_kms_key.b', 'module.after[0].aws_kms_key.a'],
      ['module.after[0].aws_kms_key.c', 'module.before.aws_kms_key.c'],
    ]);
  });
});

describe('waivers in comments', () => {
  const waive =
    'autoclave:waive s3-bucket-versioning-enabled reason="rebuilt, each night" owner=data@example.com approver=ciso expires=2030-01-31';

  test('above a block, inside of it, and in a module call', async ({ expect }) => {
    const input = await readFiles({
      'main.tf': `# ${waive}\n# more words\n${bucket}resource "aws_kms_key" "k" {\n  count = 2\n  description = "x" // ${waive} ticket=SEC-1\n}\nmodule "m" {\n  /* ${waive} compensatingControl="backup \\"b\\"" */\n  source = "./m"\n}\n`,
      'm/main.tf': bucket,
    });
    const control = 's3-bucket-versioning-enabled';
    const fields = {
      reason: 'rebuilt, each night',
      owner: 'data@example.com',
      approver: 'ciso',
      expires: '2030-01-31',
    };
    expect(input.diagnostics).toEqual([]);
    expect(input.waivers).toEqual([
      { control, fields, location: { file: 'main.tf', line: 1 }, resources: ['aws_s3_bucket.b'] },
      {
        control,
        fields: { ...fields, ticket: 'SEC-1' },
        location: { file: 'main.tf', line: 8 },
        resources: ['aws_kms_key.k[0]', 'aws_kms_key.k[1]'],
      },
      {
        control,
        fields: { ...fields, compensatingControl: 'backup "b"' },
        location: { file: 'main.tf', line: 11 },
        resources: ['module.m.aws_s3_bucket.b'],
      },
    ]);
  });

  test.for([
    ['no control', 'autoclave:waive reason="r" owner=o approver=a expires=2030-01-31', 'a waiver names no control'],
    ['a field twice', 'autoclave:waive c owner=a owner=b', 'a waiver has the field owner twice'],
    ['an open quote', 'autoclave:waive c reason="r owner=o', 'a waiver cannot be read from "reason=\\"r owner=o" on'],
    ['two controls', 'autoclave:waive c d reason="r"', 'a waiver names its control once, in front of everything else'],
  ] as const)('malformed: %s', async ([, comment, message], { expect }) => {
    const input = await readFiles(`# ${comment}\n${bucket}`);
    expect(input.waivers).toEqual([]);
    expect(input.diagnostics).toEqual([
      {
        code: 'hcl-waiver',
        message,
        location: { file: 'main.tf', line: 1 },
        isBlinding: false,
      },
    ]);
    expect(input.certifiable).toBe(true);
  });

  test('which fields there are, and what they hold, is left to who judges them', async ({ expect }) => {
    const input = await readFiles(`# autoclave:waive c reason="" until=x expires=2030-02-30\n${bucket}`);
    expect(input.diagnostics).toEqual([]);
    expect(input.waivers).toMatchObject([{ control: 'c', fields: { reason: '', until: 'x', expires: '2030-02-30' } }]);
  });

  test('one that belongs to nothing is reported', async ({ expect }) => {
    const input = await readFiles(`# ${waive}\n\n${bucket}\nlocals {\n  # ${waive}\n  a = 1\n}\n`);
    expect(input.waivers).toEqual([]);
    const message = 'a waiver stands neither in nor above a resource, data source or module call';
    expect(diagnosticsOf(input)).toEqual([`hcl-waiver main.tf:1 ${message}`, `hcl-waiver main.tf:8 ${message}`]);
  });

  test('a text that looks like one is no comment', async ({ expect }) => {
    const input = await readFiles(`resource "aws_x" "y" {\n  value = "# ${waive.replaceAll('"', '')}"\n}\n`);
    expect(input.waivers).toEqual([]);
    expect(input.diagnostics).toEqual([]);
  });
});

describe('other mistakes', () => {
  test.for([
    ['a resource twice', `${bucket}${bucket}`, 'hcl-duplicate main.tf:4 resource "aws_s3_bucket.b" is declared twice'],
    [
      'a local that needs itself, though nobody asks for it',
      'locals {\n  a = local.a\n}\nresource "aws_x" "y" {}\n',
      'hcl-cycle main.tf:2 local.a refers to itself',
    ],
    [
      'an argument outside of blocks',
      'a = 1\nresource "aws_x" "y" {}\n',
      'hcl-syntax main.tf:1 the argument "a" stands outside of any block',
    ],
    [
      'an override of nothing',
      'resource "aws_x" "y" {}\n',
      'hcl-syntax override.tf:1 resource aws_x z overrides a block that does not exist',
    ],
  ] as const)('%s', async ([, text, expected], { expect }) => {
    const override = { 'override.tf': expected.includes('override.tf') ? 'resource "aws_x" "z" {}\n' : '' };
    const input = await readFiles({ 'main.tf': text, ...override });
    expect(diagnosticsOf(input)).toEqual([expected]);
    expect(input.instances).toHaveLength(1);
  });
});
