import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allowedUrl, hostsOf } from '../../src/run-task/hosts.ts';
import { autoclave } from '../run-autoclave.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';
import { key } from './fake-hcp.ts';

const env = { AUTOCLAVE_RUN_TASK_KEY: key };
const serve = ['serve', 'run-task', '--port', '0'];

test.for([
  ['app.terraform.io', ['https://app.terraform.io', 'https://archivist.terraform.io']],
  ['app.eu.terraform.io', ['https://app.eu.terraform.io', 'https://archivist.eu.terraform.io']],
  ['tfe.example.com:8443', ['https://tfe.example.com:8443']],
  ['app.terraform.io.example.com', ['https://app.terraform.io.example.com']],
  ['xapp.terraform.io', ['https://xapp.terraform.io']],
] as const)('plans of %s come from its own hosts', ([host, plans], { expect }) => {
  expect(hostsOf(host)).toEqual({ api: plans[0], plans });
});

test.for([
  'http://app.terraform.io/api',
  'https://app.terraform.io:444/api',
  'https://app.terraform.io@example.com/api',
  'https://app.terraform.io.example.com/api',
  'https://user@app.terraform.io/api',
  'https://127.0.0.1/api',
  '//example.com/api',
  String.raw`https:\\example.com\app.terraform.io`,
  'file:///etc/passwd',
  '',
])('%j is no URL of the host', (url, { expect }) => {
  expect(allowedUrl(url, [hostsOf('app.terraform.io').api])).toBeUndefined();
});

test('the command serves until it is stopped, and says what it did', async () => {
  const run = await autoclave(serve, { env });
  expect(run).toMatchObject({ exitCode: 0, errors: '', output: 'stopped after 0 requests and 0 tasks\n' });
  expect(run.progress).toMatch(
    /^\{"time":"[^"]+","event":"listening","address":"127\.0\.0\.1","port":\d+,"route":"\/run-task"\}\n\{[^\n]+"stopping"\}\n$/,
  );
});

test('keys may come from a file, one on a line', async () => {
  const cwd = temporaryFolder({ 'keys.txt': `${key}\n\nthe-key-that-is-to-come\n` });
  expect(await autoclave([...serve, '--key-file', 'keys.txt'], { env: {}, cwd })).toMatchObject({ exitCode: 0 });
});

test.for([
  ['no key', {}, [], 'run-task-key-missing'],
  ['an empty key', { AUTOCLAVE_RUN_TASK_KEY: ' ' }, [], 'run-task-key-missing'],
  ['a short key', { AUTOCLAVE_RUN_TASK_KEY: 'too-short-a-key' }, [], 'run-task-key-too-short'],
  ['a key twice', env, ['--key-file', 'keys.txt'], 'run-task-key-twice'],
  ['a key file that is not there', {}, ['--key-file', 'none.txt'], 'path-missing'],
  ['a key file that is a folder', {}, ['--key-file', '.'], 'run-task-key-file'],
  ['a key file with a short key', {}, ['--key-file', 'short.txt'], 'run-task-key-too-short'],
  ['waivers that are not there', env, ['--waivers', 'none.yaml'], 'path-missing'],
  ['a waiver file that is none', env, ['--waivers', 'broken.yaml'], 'waiver-file-invalid'],
  ['a port that is none', env, ['--port', '70000'], 'option-invalid'],
  ['an address that is none', env, ['--address', 'everywhere'], 'option-invalid'],
  ['an address of another machine', env, ['--address', '192.0.2.1'], 'cannot-listen'],
  ['a host with a path', env, ['--host', 'tfe.example.com/x'], 'option-invalid'],
  ['a host with a scheme', env, ['--host', 'http://tfe.example.com'], 'option-invalid'],
  ['a key as an argument', env, ['--key', 'x'], 'flag-unknown'],
] as const)('%s is refused', async ([, variables, words, code], { expect }) => {
  const cwd = temporaryFolder({ 'keys.txt': key, 'short.txt': 'too-short-a-key', 'broken.yaml': 'waivers: [' });
  const args = words.some((word) => word === '--port') ? serve.slice(0, 2) : serve;
  const run = await autoclave([...args, ...words], { env: variables, cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain(`code ${code}\n`);
  expect(`${run.errors}${run.progress}`).not.toContain('too-short-a-key');
  expect(`${run.errors}${run.progress}`).not.toContain(key);
});

test('a waiver file of the usual name is read at the start, and nothing is served with a broken one', async () => {
  const cwd = temporaryFolder({ 'autoclave.waivers.yaml': 'waivers: [' });
  const run = await autoclave(serve, { env, cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '', progress: '' });
  expect(run.errors).toContain('code waiver-file-invalid\n');
  expect(run.errors).toContain('autoclave.waivers.yaml');
});

test('a check loads nothing of the server', async () => {
  const { spawnSync } = await import('node:child_process');
  const root = join(import.meta.dirname, '../../../..');
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    const { execute } = await import(${JSON.stringify(join(root, 'packages/cli/src/main.ts'))});
    const context = { cwd: ${JSON.stringify(root)}, env: {}, now: new Date(0), progress() {}, version: '0' };
    await execute(['check', 'fixtures/plans/objects/plan.json'], context, { width: 100, isColoured: false });
    console.log(JSON.stringify(loaded));
  `;
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    ['--conditions=autoclave-source', '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  const loaded: string[] = JSON.parse(stdout);
  expect(loaded.some((url) => url.includes('/check/judge-inputs.ts'))).toBe(true);
  expect(loaded.filter((url) => url.includes('/run-task/') || url === 'node:http')).toEqual([]);
});
