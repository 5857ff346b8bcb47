import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { autoclave, type TestRun } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const identity =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::111122223333:user/a</Arn><UserId>A</UserId><Account>111122223333</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

/** Stands in for STS, and keeps the key of each request. */
async function fakeSts(): Promise<{ readonly origin: string; readonly keys: string[] }> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    keys.push(/Credential=([^/]*)/.exec(request.headers.authorization ?? '')?.[1] ?? 'none');
    response.setHeader('content-type', 'text/xml').end(identity);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}

/** An environment of somebody who is signed in, in every way that there is. */
function signedIn(origin: string): NodeJS.ProcessEnv {
  const home = temporaryFolder({
    '.aws/credentials': '[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n',
    '.aws/config': '[profile prod]\nregion = us-east-1\n',
  });
  return {
    ...process.env,
    HOME: home,
    AWS_ACCESS_KEY_ID: 'AKIAREAL',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_SESSION_TOKEN: 'real',
    AWS_PROFILE: 'prod',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_STS: origin,
  };
}

/** Asks who the provider is, at every plan. */
const asks = (name: string, provider?: string): string =>
  `data "aws_caller_identity" "${name}" {${provider === undefined ? '' : `\n  provider = ${provider}`}\n}\n`;

async function planOffline(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly run: TestRun; readonly keys: readonly string[]; readonly left: readonly string[] }> {
  const { origin, keys } = await fakeSts();
  const cwd = temporaryFolder(files);
  const run = await autoclave(['plan', '--offline', '--format', 'json'], { cwd, env: signedIn(origin) });
  return { run, keys, left: readdirSync(cwd).toSorted() };
}

/** Looks like a comment that begins here and ends below the provider block. */
const openedComment = 'locals {\n  records = "arn:aws:s3:::records/*"\n}\n';
const closedComment = 'locals {\n  all = "arn:aws:s3:::*/x"\n}\n';

describe('every provider of an offline plan has dummy credentials', () => {
  const cases: readonly (readonly [because: string, files: Readonly<Record<string, string>>, requests: number])[] = [
    [
      'between texts that look like a comment, in JSON, in braces within braces, and by an alias',
      {
        'main.tf': [
          openedComment,
          'provider "aws" {\n  region = "us-east-1"\n}\n',
          'provider "aws" {\n  region = "${"us"}-west-2"\n  alias = "west"\n}\n',
          closedComment,
          asks('a'),
          asks('b', 'aws.west'),
          asks('c', 'aws.json'),
        ].join(''),
        'more.tf.json': JSON.stringify({
          provider: { aws: [{ alias: 'json', region: 'us-east-2', token: 'real', access_key: 'AKIAJSON' }] },
        }),
      },
      3,
    ],
    [
      'with override files of its own, a profile, roles, and a backend',
      {
        'main.tf': [
          'provider "aws" {\n  region = "us-east-1"\n  assume_role {\n    role_arn = "arn:aws:iam::111122223333:role/a"\n  }\n}\n',
          'terraform {\n  cloud {\n    organization = "none"\n    workspaces {\n      name = "none"\n    }\n  }\n}\n',
          asks('a'),
        ].join(''),
        'zz_override.tf': [
          'provider "aws" {\n  access_key = "AKIAOVERRIDE"\n  profile = "prod"\n  shared_credentials_files = ["~/.aws/credentials"]\n}\n',
          'terraform {\n  backend "s3" {\n    bucket = "none"\n    key = "none"\n    region = "us-east-1"\n  }\n}\n',
        ].join(''),
      },
      1,
    ],
    [
      'that nobody declares, in the root and in a module, and one that a module declares itself',
      {
        'main.tf': `${asks('a')}module "m" {\n  source = "./m"\n}\nmodule "n" {\n  source = "./n"\n}\n`,
        'm/main.tf': asks('b'),
        'n/main.tf': `provider "aws" {\n  alias = "own"\n  region = "us-east-1"\n}\n${asks('c', 'aws.own')}`,
      },
      // The provider of the module asks for the number of its account besides.
      4,
    ],
    [
      'that the module calls by another name',
      {
        'main.tf': [
          'terraform {\n  required_providers {\n    amazon = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
          'provider "amazon" {\n  region = "us-east-1"\n}\n',
          asks('a', 'amazon'),
        ].join(''),
      },
      1,
    ],
  ];
  test.for(cases)('%s', async ([, files, requests], { expect }) => {
    const { run, keys, left } = await planOffline(files);
    expect(run.errors).toBe('');
    expect(JSON.parse(run.output)).toMatchObject({ inputs: [{ certifiable: true }] });
    expect(new Set(keys)).toEqual(new Set(['offline']));
    expect(keys.length).toBeGreaterThanOrEqual(requests);
    expect(left).toEqual([...new Set(Object.keys(files).map((file) => file.split('/')[0]))].toSorted());
  });
});

describe('an offline plan of providers that cannot be read is refused, and nothing is run', () => {
  const cases: readonly (readonly [because: string, files: Readonly<Record<string, string>>, names: string])[] = [
    ['a file with a syntax error', { 'a.tf': 'provider "aws" {\n  region = \n}\n' }, 'a.tf:2'],
    ['an error in another block', { 'a.tf': 'provider "aws" {}\n', 'b.tf': 'locals {\n  a = [\n}\n' }, 'b.tf:'],
    ['JSON with an error', { 'a.tf.json': '{"provider": {"aws": {}' }, 'a.tf.json:1'],
    ['an override with an error', { 'a.tf': 'provider "aws" {}\n', 'a_override.tf': 'provider "aws" {' }, 'a_override'],
    ['an alias that is no text', { 'a.tf': 'provider "aws" {\n  alias = var.a\n}\n' }, 'a.tf:2'],
    [
      'a source that is no text',
      { 'a.tf': 'terraform {\n  required_providers {\n    aws = { source = var.a }\n  }\n}\n' },
      'a.tf:3',
    ],
  ];
  test.for(cases)('%s', async ([, files, names], { expect }) => {
    const { run, left } = await planOffline(files);
    expect(run).toMatchObject({ exitCode: 2, output: '', progress: '' });
    expect(run.errors).toContain('code hcl-providers-unreadable');
    expect(run.errors).toContain(names);
    expect(left).toEqual(Object.keys(files).toSorted());
  });
});

test('an offline plan reads what Terraform would, but no state, and changes no file', async ({ expect }) => {
  const { origin, keys } = await fakeSts();
  const lock = '# This file is maintained automatically by "terraform init".\n';
  const bucket = {
    mode: 'managed',
    type: 'aws_s3_bucket',
    name: 'gone',
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [{ schema_version: 0, attributes: { id: 'gone', bucket: 'gone' } }],
  };
  const state = JSON.stringify({ version: 4, serial: 1, lineage: 'a', outputs: {}, resources: [bucket] });
  const cwd = temporaryFolder({
    'shared/providers.tf': 'provider "aws" {\n  region = "us-east-1"\n}\n',
    'stack/main.tf': asks('a'),
    'stack/main.tofu': 'provider "aws" {\n  alias = "tofu"\n}\n',
    'stack/.terraform.lock.hcl': lock,
    'stack/terraform.tfstate': state,
    // What a run that was killed has left behind.
    'stack/autoclave_offline_override.tf': 'provider "aws" {\n  alias = "gone"\n}\n',
  });
  const stack = join(cwd, 'stack');
  symlinkSync('../shared/providers.tf', join(stack, 'providers.tf'));
  const run = await autoclave(['plan', 'stack', '--offline', '--format', 'json'], { cwd, env: signedIn(origin) });
  expect(run.errors).toBe('');
  expect(keys).toEqual(['offline']);
  expect(readdirSync(stack).toSorted()).toEqual([
    '.terraform.lock.hcl',
    'main.tf',
    'main.tofu',
    'providers.tf',
    'terraform.tfstate',
  ]);
  expect(readFileSync(join(stack, '.terraform.lock.hcl'), 'utf8')).toBe(lock);
  expect(readFileSync(join(stack, 'terraform.tfstate'), 'utf8')).toBe(state);
});
