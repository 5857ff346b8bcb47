import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFiles } from '@autoclave/graph';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, runProgram, type Ran } from './shell-step.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

interface Hook {
  readonly id: string;
  readonly language: string;
  readonly entry: string;
  readonly files: string;
  readonly exclude: string;
  readonly require_serial: boolean;
}

const hooks: readonly Hook[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
const [hook] = hooks;

const open = 'resource "aws_db_instance" "ehr" {\n  storage_encrypted = false\n}\n';
const closed = 'resource "aws_kms_key" "phi" {\n  enable_key_rotation = true\n}\n';

/** A git repository in which files are staged. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  expect(runProgram('git', ['init', '--quiet'], { cwd: folder }).code).toBe(0);
  expect(runProgram('git', ['add', '.'], { cwd: folder }).code).toBe(0);
  return folder;
}

/** Runs the hook as pre-commit does: the entry of its clone, its arguments, and the staged files that match. */
function runHook(folder: string, args: readonly string[] = []): Ran {
  const staged = runProgram('git', ['diff', '--staged', '--name-only', '--diff-filter=ACMRTUXB', '-z'], {
    cwd: folder,
  });
  const names = staged.output.split('\0').filter((name) => name !== '');
  const matching = names.filter((name) => new RegExp(hook!.files).test(name) && !new RegExp(hook!.exclude).test(name));
  return runProgram(join(root, hook!.entry), [...args, ...matching], { cwd: folder });
}

test('there is one hook, its entry can be run, and it runs once for all files', () => {
  expect(hooks).toHaveLength(1);
  expect(hook).toMatchObject({ id: 'autoclave-check', language: 'script', require_serial: true });
  expect(statSync(join(root, hook!.entry)).mode & 0o111).toBe(0o111);
});

test('a broken control in a staged folder fails the commit', () => {
  const { code, output } = runHook(repository({ 'stacks/data/main.tf': open, 'README.md': '' }));
  expect(code).toBe(1);
  expect(output).toContain('rds-storage-encrypted');
  expect(output).toContain('stacks/data/main.tf:2');
});

test('each folder is judged once, all of them together, and no other', () => {
  const folder = repository({
    'a/main.tf': closed,
    'a/variables.tf': 'variable "name" {\n  type = string\n}\n',
    'b/main.tf': closed.replace('phi', 'other'),
    'a/.terraform/modules/x/main.tf': open,
  });
  writeFileSync(join(folder, 'untouched.tf'), open);
  const { inputs } = JSON.parse(runHook(folder, ['--format', 'json']).output);
  expect(inputs.map(({ path }: { path: string }) => path)).toEqual(['a', 'b']);
});

test('options are passed on', () => {
  expect(runHook(repository({ 'main.tf': open }), ['--fail-on', 'never']).code).toBe(0);
  expect(runHook(repository({ 'main.tf': open }), ['--fail-on=grave']).errors).toContain('flag-value-unknown');
});

test.for(['main.tofu', 'main.tofu.json', 'main.tf.json'])('a folder of %s is judged, too', (name) => {
  const text = name.endsWith('.json')
    ? '{"resource": {"aws_db_instance": {"ehr": {"storage_encrypted": false}}}}'
    : open;
  const { code, output } = runHook(repository({ [`data/${name}`]: text }), ['--fail-on=critical']);
  expect(output).toContain('rds-storage-encrypted');
  expect(code).toBe(1);
});

test('the hook takes the same files for configuration as the check does', async () => {
  const rule: { isConfigurationFile(name: string): boolean } = await import(
    join(root, 'integrations/pre-commit/configuration-files.js')
  );
  const endings = ['.tf', '.tofu', '.tf.json', '.tofu.json', '.tfvars', '.tf.bak', '.json', '.tf~', '.tofu#', ''];
  const names = ['main', '.main', '#main', 'a b', 'tf'].flatMap((stem) => endings.map((ending) => stem + ending));
  const read = names.filter((name) => configurationFiles([name]).length > 0);
  expect(read).toContain('main.tofu.json');
  expect(names.filter((name) => rule.isConfigurationFile(name))).toEqual(read);
});

test('no folder with configuration: nothing is run, and nothing is printed', () => {
  expect(runHook(repository({ 'environments/prod.tfvars': 'a = 1\n' }))).toEqual({ code: 0, output: '', errors: '' });
});

test('names are names: spaces, scripts and dashes', () => {
  const folder = repository({ '$(touch pwned) `touch pwned`/main.tf': open, '-rf/main.tf': open });
  const { code, output } = runHook(folder);
  expect(code).toBe(1);
  expect(output).toContain('-rf/main.tf:2');
  expect(runProgram('ls', ['-A'], { cwd: folder }).output.split('\n').toSorted()).toEqual(
    ['', '$(touch pwned) `touch pwned`', '-rf', '.git'].toSorted(),
  );
});

test('a Node that cannot read the sources is told so', () => {
  const run = runProgram('node', ['--no-strip-types', join(root, 'integrations/autoclave.js')], {
    cwd: temporaryFolder(),
  });
  expect(run).toMatchObject({ code: 2, output: '' });
  expect(run.errors).toMatch(
    /^error {2}autoclave runs from its sources on Node 22\.18, 24 or newer, and this is [\d.]+\n$/,
  );
});
