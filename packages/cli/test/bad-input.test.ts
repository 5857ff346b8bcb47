import { existsSync, readFileSync, readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const plans = join(import.meta.dirname, '../../../fixtures/plans');
const planText = (story: string): string => readFileSync(join(plans, story, 'plan.json'), 'utf8');
const settled = planText('settled');

/** As OpenTofu writes it; the settings of its keys, which come first, may have any length. */
const encrypted = JSON.stringify({
  meta: { 'key_provider.pbkdf2.passphrase': 'A'.repeat(6000) },
  encrypted_data: 'AAAA',
  encryption_version: 'v0',
});

const files = {
  'text.json': 'no JSON',
  'half.json': settled.slice(0, settled.length / 2),
  'empty.json': '',
  'list.json': '[1, 2]',
  'future.json': settled.replace(/"format_version":\s*"1\.\d+"/, '"format_version":"2.0"'),
  'deep.json': settled.replaceAll(
    /"sse_algorithm":\s*"[^"]*"/g,
    `"sse_algorithm":${'['.repeat(50_000)}1${']'.repeat(50_000)}`,
  ),
  'plan.json': settled,
  'errored.json': planText('errored'),
  'targeted.json': planText('targeted'),
  'waivers/missing-fields.yaml': 'waivers:\n  - control: rds-storage-encrypted\n',
  'waivers/not-yaml.yaml': 'waivers: [',
  'waivers/unknown-control.yaml': [
    'waivers:',
    '  - control: rds-storage-encripted',
    '    resource: aws_db_instance.this',
    '    reason: r',
    '    owner: a@example.com',
    '    approver: b@example.com',
    '    expires: 2027-01-01',
    '',
  ].join('\n'),
  'tofu.tfplan': encrypted,
  'state.json': encrypted.replace('{', '{"serial":1,"lineage":"a",'),
  'no-terraform/readme.txt': 'nothing here',
  'terraform/main.tf': '',
  'full/file.txt': 'kept',
};

const waiver = [
  's3-bucket-versioning-enabled',
  'aws_s3_bucket.records',
  '--reason=r',
  '--owner=a@example.com',
  '--approver=b@example.com',
  '--expires=2027-01-01',
];

const usage: readonly (readonly [because: string, words: readonly string[], code: string, names: string])[] = [
  ['an unknown command', ['chek'], 'command-unknown', 'did you mean check?'],
  ['an unknown flag', ['check', 'plan.json', '--formt', 'json'], 'flag-unknown', 'did you mean --format?'],
  ['a flag that stands twice', ['controls', '--format', 'json', '--format', 'json'], 'flag-repeated', '--format'],
  ['a flag without its value', ['controls', '--format'], 'flag-value-missing', 'human, json'],
  ['a value that the flag does not take', ['controls', '--format', 'xml'], 'flag-value-unknown', 'xml'],
  [
    'a value for a flag that takes none',
    ['plan', 'no-terraform', '--offline=yes'],
    'flag-value-unexpected',
    '--offline',
  ],
  ['a pattern left out', ['check', 'plan.json', '--phi'], 'flag-value-missing', 'PATTERN'],
  ['a threshold that is none', ['check', 'plan.json', '--fail-on', 'grave'], 'flag-value-unknown', 'critical, high'],
  ['no path', ['check'], 'arguments-wrong', 'PATH'],
  ['an argument too many', ['explain', 'a', 'b'], 'arguments-wrong', 'CONTROL'],
  [
    'an unknown control',
    ['explain', 'rds-storage-encripted'],
    'control-unknown',
    'did you mean rds-storage-encrypted?',
  ],
];

test.for(usage)('%s is refused with exit 2', async ([, words, code, names], { expect }) => {
  const run = await autoclave(words, { cwd: temporaryFolder(files) });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain(`code ${code}`);
  expect(run.errors).toContain(names);
  expect(run.errors.split('\n').filter((line) => line.startsWith('error'))).toHaveLength(1);
});

const inputs: readonly (readonly [because: string, words: readonly string[], code: string, names: string])[] = [
  ['a path that does not exist', ['check', 'missing.json'], 'path-missing', 'missing.json'],
  ['a state that OpenTofu has encrypted', ['check', 'state.json'], 'archive-encrypted-by-tofu', 'tofu show -json'],
  ['a plan that OpenTofu has encrypted', ['check', 'tofu.tfplan'], 'archive-encrypted-by-tofu', 'tofu.tfplan'],
  ['a folder with nothing to judge', ['check', 'no-terraform'], 'folder-without-input', 'no-terraform'],
  ['one file of a configuration', ['check', 'terraform/main.tf'], 'hcl-file-alone', 'autoclave check terraform'],
  ['text that is not JSON', ['check', 'text.json'], 'plan-not-json', 'text.json'],
  ['values in values beyond all bounds', ['check', 'deep.json'], 'input-too-deep', 'deep.json'],
  ['an empty file', ['check', 'empty.json'], 'plan-not-json', 'empty.json'],
  ['a truncated plan', ['check', 'half.json'], 'plan-truncated', 'half.json'],
  ['JSON that is no plan', ['check', 'list.json'], 'plan-not-a-plan', 'list.json'],
  ['a plan of a future format', ['check', 'future.json'], 'plan-version-unsupported', '2.0'],
  ['a waiver file that is not there', ['check', 'plan.json', '--waivers', 'none.yaml'], 'path-missing', 'none.yaml'],
  ['a waiver file that is a folder', ['check', 'plan.json', '--waivers', 'waivers'], 'path-not-a-file', 'waivers'],
  ['a waiver file that is not readable', ['check', 'plan.json', '--waivers', 'loop'], 'path-unreadable', 'loop'],
  ['a folder to write a waiver to', ['waive', ...waiver, '--file', 'full'], 'path-not-a-file', 'full'],
  [
    'a waiver file that is not YAML',
    ['check', 'plan.json', '--waivers', 'waivers/not-yaml.yaml'],
    'waiver-file-invalid',
    'not-yaml.yaml',
  ],
  [
    'a waiver without its fields',
    ['check', 'plan.json', '--waivers', 'waivers/missing-fields.yaml'],
    'waiver-file-invalid',
    'expires',
  ],
  [
    'a waiver of an unknown control',
    ['check', 'plan.json', '--waivers', 'waivers/unknown-control.yaml'],
    'waiver-file-invalid',
    'rds-storage-encrypted',
  ],
  ['a baseline that is not there', ['check', 'plan.json', '--baseline', 'none.json'], 'path-missing', 'none.json'],
  ['a baseline that is a folder', ['check', 'plan.json', '--baseline', 'full'], 'path-not-a-file', 'full'],
  ['a baseline below a file', ['check', 'plan.json', '--baseline', 'text.json/a'], 'path-missing', 'text.json/a'],
  ['a baseline that is not readable', ['check', 'plan.json', '--baseline', 'loop/a'], 'path-unreadable', 'ELOOP'],
  ['a baseline that is not JSON', ['check', 'plan.json', '--baseline', 'text.json'], 'baseline-not-json', 'text.json'],
  ['a plan as the baseline', ['check', 'plan.json', '--baseline', 'plan.json'], 'baseline-not-a-report', 'plan.json'],
  ['--new-only without a baseline', ['check', 'plan.json', '--new-only'], 'new-only-without-baseline', '--baseline'],
  ['a folder to plan that does not exist', ['plan', 'missing'], 'path-missing', 'missing'],
  ['a folder without Terraform', ['plan', 'no-terraform'], 'folder-without-terraform', 'no-terraform'],
  ['init into a folder with files', ['init', 'full'], 'folder-not-empty', 'full'],
  [
    'a project name that AWS would refuse',
    ['init', 'new', '--project-name', 'Über'],
    'option-invalid',
    '--project-name',
  ],
  ['an account id that is none', ['init', 'new', '--account-id', '12'], 'option-invalid', '--account-id'],
  ['one Region twice', ['init', 'new', '--replica-region', 'us-east-1'], 'option-invalid', '--replica-region'],
];

test.for(inputs)('%s is refused with exit 2, and nothing is written', async ([, words, code, names], { expect }) => {
  const cwd = temporaryFolder(files);
  // Nobody can read what it stands for, not even who may read everything.
  symlinkSync('loop', join(cwd, 'loop'));
  const run = await autoclave(words, { cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain(`code ${code}`);
  expect(run.errors).toContain(names);
  expect(readdirSync(cwd).toSorted()).toEqual(
    ['loop', ...new Set(Object.keys(files).map((file) => file.split('/')[0]))].toSorted(),
  );
  expect(readFileSync(join(cwd, 'full/file.txt'), 'utf8')).toBe('kept');
});

test.for([
  ['errored.json', 'errored'],
  ['targeted.json', 'targeted'],
])('%s is never clean: what cannot be certified does not end with 0', async ([file], { expect }) => {
  const run = await autoclave(['check', file!, '--format', 'json'], { cwd: temporaryFolder(files) });
  const report = JSON.parse(run.output);
  expect(report.inputs[0]).toMatchObject({ certifiable: false });
  expect(report.inputs[0].reasons.length).toBeGreaterThan(0);
  expect(run.exitCode).not.toBe(0);
});

test('a usual waiver file that is a folder is refused, not passed over', async ({ expect }) => {
  const cwd = temporaryFolder({ 'plan.json': settled, 'autoclave.waivers.yaml/a': '' });
  const run = await autoclave(['check', 'plan.json'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain('code path-not-a-file');
});

test.for(['/nowhere/terraform', './main.tf', '.', 'no-such-terraform'])(
  'a Terraform that AUTOCLAVE_TERRAFORM names and that is none is refused: %s',
  async (named, { expect }) => {
    const cwd = temporaryFolder({ 'main.tf': '' });
    const run = await autoclave(['plan'], { cwd, env: { ...process.env, AUTOCLAVE_TERRAFORM: named } });
    expect(run).toMatchObject({ exitCode: 2, output: '' });
    expect(run.errors).toContain('code terraform-missing');
    expect(run.errors).toContain(named);
  },
);

test('Terraform that is not there is named with what to install', async () => {
  const cwd = temporaryFolder({ 'main.tf': '' });
  const run = await autoclave(['plan'], { cwd, env: { PATH: cwd } });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain('code terraform-missing');
});

test('Terraform that fails is quoted, and an offline plan leaves nothing behind', async () => {
  const cwd = temporaryFolder({
    'main.tf':
      'resource "aws_s3_bucket" "this" {\n  bucket = nowhere.to.be.found\n}\nprovider "aws" {\n  region = "us-east-1"\n}\n',
  });
  const run = await autoclave(['plan', '--offline'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain('code plan-failed');
  expect(run.errors).toContain('nowhere');
  expect(readdirSync(cwd)).toEqual(['main.tf']);
  expect(existsSync(join(cwd, '.terraform'))).toBe(false);
});

test('a file larger than any text can be is refused before it is read', async ({ expect }) => {
  const cwd = temporaryFolder({ 'huge.json': '{' });
  truncateSync(join(cwd, 'huge.json'), 600 * 1024 * 1024);
  const run = await autoclave(['check', 'huge.json'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, output: '' });
  expect(run.errors).toContain('code input-too-large');
});
