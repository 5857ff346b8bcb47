import { test } from 'vitest';
import { readRootProviders } from '../../src/hcl/index.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

const files = {
  'main.tf': 'provider "aws" {}\nresource "aws_s3_bucket" "a" {}\ndata "azurerm_client" "b" {}\n',
  'main.tofu':
    'provider "aws" {\n  alias = "tofu"\n  dynamic "assume_role" {\n    for_each = []\n    content {}\n  }\n}\n',
  'more.tf.json': JSON.stringify({
    terraform: { required_providers: { gold: { source: 'hashicorp/aws' }, plain: { version: '1.0' }, old: '~> 1.0' } },
    provider: [{ gold: { alias: 'b' } }, { gold: [{ alias: 'c' }] }],
  }),
  'z_override.tf': 'provider "gold" {\n  alias = "c"\n  profile = "p"\n}\n',
  'override.tofu': 'provider "aws" {\n  alias = "tofu"\n  token = "t"\n}\n',
  'é_override.tf.json': '{"module": {}}',
  'left.tf': 'provider "aws" {\n  alias = "left"\n}\n',
  '.hidden.tf': 'provider "aws" {',
};

const isLeftOut = (name: string): boolean => name === 'left.tf';
const json = [
  { name: 'gold', alias: 'b', contents: new Set(['alias']) },
  { name: 'gold', alias: 'c', contents: new Set(['alias', 'profile']) },
];
const required = new Map([
  ['gold', 'aws'],
  ['plain', 'plain'],
  ['old', 'old'],
]);

test('a root module is read as Terraform does', async ({ expect }) => {
  expect(await readRootProviders(temporaryFolder(files), { withTofuFiles: false, isLeftOut })).toEqual({
    blocks: [{ name: 'aws', alias: undefined, contents: new Set() }, ...json],
    required,
    resourceTypes: new Set(['aws_s3_bucket', 'azurerm_client']),
    callsModules: false,
    overrideFiles: ['z_override.tf', 'é_override.tf.json'],
  });
});

test('and as OpenTofu does', async ({ expect }) => {
  expect(await readRootProviders(temporaryFolder(files), { withTofuFiles: true, isLeftOut })).toEqual({
    blocks: [{ name: 'aws', alias: 'tofu', contents: new Set(['alias', 'token', 'assume_role']) }, ...json],
    required,
    resourceTypes: new Set(),
    callsModules: false,
    overrideFiles: ['override.tofu', 'z_override.tf', 'é_override.tf.json'],
  });
});

test('a file that is no text is refused', async ({ expect }) => {
  const folder = temporaryFolder({ 'a.tf': new Uint8Array([0xff]) });
  const reading = { withTofuFiles: false, isLeftOut };
  await expect(readRootProviders(folder, reading)).rejects.toMatchObject({
    code: 'hcl-providers-unreadable',
    at: 'a.tf:1',
  });
});
