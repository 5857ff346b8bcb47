import { describe, test } from 'vitest';
import { diagnosticsOf, readFiles, valueAt } from './folder.ts';

describe('override files', () => {
  test('a block is laid over the first of its name, one after the other', async ({ expect }) => {
    const input = await readFiles({
      'main.tf':
        'provider "aws" {\n  region = "us-east-1"\n}\nprovider "aws" {\n  alias = "west"\n  region = "us-west-1"\n}\nresource "aws_x" "y" {\n  a = 1\n  b = 1\n  c = 1\n}\ndata "aws_region" "main" {}\ndata "aws_region" "west" {\n  provider = aws.west\n}\nresource "aws_x" "z" {\n  main = data.aws_region.main.name\n  west = data.aws_region.west.name\n}\n',
      'a_override.tf':
        'resource "aws_x" "y" {\n  b = 2\n  c = 2\n}\nprovider "aws" {\n  alias = "west"\n  region = "us-west-2"\n}\nresource "aws_x" "y" {\n  c = 3\n}\n',
      'b_override.tf': 'resource "aws_x" "y" {\n  d = 4\n}\n',
    });
    expect(input.diagnostics).toEqual([]);
    expect(['a', 'b', 'c', 'd'].map((name) => valueAt(input, 'aws_x.y', name))).toEqual(['1', '2', '3', '4']);
    expect(['main', 'west'].map((name) => valueAt(input, 'aws_x.z', name))).toEqual(['us-east-1', 'us-west-2']);
  });

  test('of two blocks with one name, the second is neither overridden nor read', async ({ expect }) => {
    const input = await readFiles({
      'main.tf': 'resource "aws_x" "y" {\n  a = 1\n}\nresource "aws_x" "y" {\n  a = 2\n}\n',
      'override.tf': 'resource "aws_x" "y" {\n  b = 3\n}\n',
    });
    expect(diagnosticsOf(input)).toEqual(['hcl-duplicate main.tf:4 resource "aws_x.y" is declared twice']);
    expect(['a', 'b'].map((name) => valueAt(input, 'aws_x.y', name))).toEqual(['1', '3']);
  });
});

describe('moved blocks', () => {
  const moved = (from: string, to: string): string => `moved {\n  from = ${from}\n  to = ${to}\n}\n`;
  const instances = 'resource "aws_x" "y" {\n  for_each = toset(["a.b"])\n}\nresource "aws_x" "y2" {}\n';

  test.for([
    ['the whole resource', moved('aws_x.old', 'aws_x.y'), 'aws_x.old["a.b"]'],
    ['the instance', moved('aws_x.old', 'aws_x.y["a.b"]'), 'aws_x.old'],
    ['the first of two', moved('aws_x.one', 'aws_x.y') + moved('aws_x.two', 'aws_x.y'), 'aws_x.one["a.b"]'],
    [
      'the first, though the second names more of the address',
      moved('aws_x.one', 'aws_x.y') + moved('aws_x.two', 'aws_x.y["a.b"]'),
      'aws_x.one["a.b"]',
    ],
    [
      'the first, though the second names less of it',
      moved('aws_x.two', 'aws_x.y["a.b"]') + moved('aws_x.one', 'aws_x.y'),
      'aws_x.two',
    ],
    ['another key', moved('aws_x.old', 'aws_x.y["a"]'), undefined],
    ['a name that begins alike', moved('aws_x.old', 'aws_x.y2'), undefined],
    ['what is no address', moved('aws_x.old', 'aws_x.y[local.a]'), undefined],
  ] as const)('%s', async ([, blocks, expected], { expect }) => {
    const [first] = (await readFiles(instances + blocks)).instances;
    expect([first?.address, first?.previousAddress]).toEqual(['aws_x.y["a.b"]', expected]);
  });
});

describe('provider configurations', () => {
  const realmOf = async (text: string): Promise<string | undefined> => {
    const [first] = (await readFiles(`resource "aws_x" "y" {\n  provider = aws.b\n}\n${text}`)).instances;
    return first?.realm.split('\n')[1];
  };

  test('each resource has the one of its alias', async ({ expect }) => {
    const aliases = ['a', 'b'].map((alias) => `provider "aws" {\n  alias = "${alias}"\n}\n`);
    expect(await realmOf(aliases.join(''))).toBe('aws.b');
  });

  test('an alias that asks for what needs it ends', async ({ expect }) => {
    const circle = 'provider "aws" {\n  alias = data.aws_region.x.name\n}\ndata "aws_region" "x" {}\n';
    expect(await realmOf(circle)).toBe('aws.b');
  });
});

describe('the call of a module whose keys are not known', () => {
  test.for([
    ['for_each', 'var.names', 'module.m[each.key]'],
    ['count', 'var.number', 'module.m[count.index]'],
  ] as const)('%s: is found with its line', async ([argument, value, address], { expect }) => {
    const input = await readFiles({
      'main.tf': `variable "names" {}\nvariable "number" {}\nmodule "m" {\n  source = "./m"\n  ${argument} = ${value}\n}\n`,
      'm/main.tf': 'resource "aws_x" "y" {}\n',
    });
    expect(input.instances.map(({ module }) => module)).toEqual([address]);
    expect(input.callLocation(address)).toEqual({ file: 'main.tf', line: 3 });
    expect(input.moduleCall(address)).toEqual({ name: 'm', source: './m' });
  });
});
