import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { describe, test } from 'vitest';
import { offlineEnvironment, Terraform } from '../src/terraform/index.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

/** Stands in for the program, and prints where it lies. */
function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, '#!/bin/sh\necho "$0"\n'])));
  for (const name of names) chmodSync(join(folder, name), 0o755);
  return folder;
}

async function ran(env: NodeJS.ProcessEnv): Promise<{ readonly name: string; readonly path: string }> {
  const terraform = new Terraform({ env: { PATH: process.env['PATH'], ...env } });
  return { name: terraform.name, path: (await terraform.run(temporaryFolder(), [])).stdout.trim() };
}

describe('the program', () => {
  test('named by an absolute path', async ({ expect }) => {
    const file = join(folderWith('tofu-1.10'), 'tofu-1.10');
    expect(await ran({ AUTOCLAVE_TERRAFORM: file })).toEqual({ name: 'tofu-1.10', path: file });
  });

  test('named by a path from here, which commands in other folders find, too', async ({ expect }) => {
    const file = join(folderWith('tofu'), 'tofu');
    expect(await ran({ AUTOCLAVE_TERRAFORM: relative(process.cwd(), file) })).toEqual({ name: 'tofu', path: file });
  });

  test('named alone: searched on the PATH', async ({ expect }) => {
    const folder = folderWith('terraform', 'tofu');
    expect(await ran({ PATH: `${folder}${delimiter}/bin`, AUTOCLAVE_TERRAFORM: 'tofu' })).toEqual({
      name: 'tofu',
      path: join(folder, 'tofu'),
    });
  });

  test('not named: a folder and a file that cannot be run are passed over', async ({ expect }) => {
    const [folder, other] = [temporaryFolder({ terraform: '' }), temporaryFolder()];
    mkdirSync(join(other, 'terraform'));
    chmodSync(join(folder, 'terraform'), 0o644);
    const last = folderWith('terraform');
    expect(await ran({ PATH: [folder, other, last, '/bin'].join(delimiter), AUTOCLAVE_TERRAFORM: '' })).toEqual({
      name: 'terraform',
      path: join(last, 'terraform'),
    });
  });
});

test('an offline environment keeps the Region and takes away whoever is signed in', ({ expect }) => {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...others } = offlineEnvironment({
    PATH: '/bin',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1',
    AWS_ACCESS_KEY_ID: 'AKIAREAL',
    AWS_SESSION_TOKEN: 'real',
    AWS_PROFILE: 'prod',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/credentials',
    AWS_CONFIG_FILE: '/home/a/.aws/config',
  });
  expect(others).toEqual({
    PATH: '/bin',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1',
    AWS_ACCESS_KEY_ID: 'offline',
    AWS_SECRET_ACCESS_KEY: 'offline',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  expect(AWS_CONFIG_FILE).toBe(AWS_SHARED_CREDENTIALS_FILE);
  expect(AWS_CONFIG_FILE).not.toContain('aws');
});
