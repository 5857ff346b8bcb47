import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { autoclave, type TestRun } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const file = 'autoclave.waivers.yaml';
const plan = readFileSync(join(import.meta.dirname, '../../../fixtures/plans/unprotected/plan.json'), 'utf8');
const people = ['--owner', 'ana@example.com', '--approver', 'ben@example.com'];
const bucket = 'aws_s3_bucket.records';

function waive(cwd: string, ...words: readonly string[]): Promise<TestRun> {
  return autoclave(['waive', ...words], { cwd });
}

function full(control: string, resource: string): readonly string[] {
  return [control, resource, '--reason', 'Holds nothing', ...people, '--expires', '2027-03-31'];
}

test('a waiver by alias is written by id, and the next check applies it', async () => {
  const cwd = temporaryFolder({ 'plan.json': plan });
  const run = await waive(cwd, ...full('CKV_AWS_21', bucket), '--ticket', 'SEC-1');
  expect(run).toMatchObject({ exitCode: 0, errors: '' });
  expect(run.output).toBe(
    `waived s3-bucket-versioning-enabled for ${bucket}, until 2027-03-31\nin ${file}:3, a new file\n`,
  );
  expect(readdirSync(cwd).toSorted()).toEqual([file, 'plan.json']);
  const check = await autoclave(['check', 'plan.json', '--format', 'json'], { cwd });
  const { findings } = JSON.parse(check.output);
  expect(findings.filter((one: { waiver: unknown }) => one.waiver !== null)).toMatchObject([
    {
      control: 's3-bucket-versioning-enabled',
      resource: bucket,
      waiver: { source: 'file', reason: 'Holds nothing', owner: 'ana@example.com', ticket: 'SEC-1' },
    },
  ]);
});

test('a second waiver stands behind the first, and JSON says where', async () => {
  const cwd = temporaryFolder();
  await waive(cwd, ...full('s3-bucket-versioning-enabled', bucket), '--file', 'waivers.yaml');
  const head = readFileSync(join(cwd, 'waivers.yaml'), 'utf8');
  const run = await waive(
    cwd,
    ...full('s3-bucket-policy-not-removed', bucket),
    '--file',
    'waivers.yaml',
    '--compensating-control',
    'The account blocks public access',
    '--format',
    'json',
  );
  expect(JSON.parse(run.output)).toEqual({
    formatVersion: '1',
    file: 'waivers.yaml',
    line: 9,
    isNewFile: false,
    waiver: {
      control: 's3-bucket-policy-not-removed',
      resource: bucket,
      reason: 'Holds nothing',
      owner: 'ana@example.com',
      approver: 'ben@example.com',
      expires: '2027-03-31',
      compensatingControl: 'The account blocks public access',
      ticket: null,
    },
  });
  expect(readFileSync(join(cwd, 'waivers.yaml'), 'utf8').startsWith(head)).toBe(true);
});

describe('what is refused leaves the file as it was', () => {
  const before = '# kept as it is\nwaivers: []\n';
  const valid = full('s3-bucket-versioning-enabled', bucket);
  const without = (flag: string): readonly string[] => {
    const at = valid.indexOf(flag);
    return [...valid.slice(0, at), ...valid.slice(at + 2)];
  };
  const cases: readonly (readonly [because: string, words: readonly string[], code: string, names: string])[] = [
    ['no control', [], 'arguments-wrong', 'CONTROL RESOURCE'],
    ['no resource', ['s3-bucket-versioning-enabled'], 'arguments-wrong', 'CONTROL RESOURCE'],
    ['no reason', without('--reason'), 'flag-missing', '--reason'],
    ['no owner', without('--owner'), 'flag-missing', '--owner'],
    ['no approver', without('--approver'), 'flag-missing', '--approver'],
    ['no date', without('--expires'), 'flag-missing', '--expires'],
    [
      'an unknown control',
      full('s3-bucket-versioning-enabld', bucket),
      'control-unknown',
      'did you mean s3-bucket-versioning-enabled?',
    ],
    [
      'a control that may not be waived',
      full('rds-storage-encrypted', 'aws_db_instance.a'),
      'waiver-refused',
      'waiver-permitted',
    ],
    ['everything at once', full('s3-bucket-versioning-enabled', '**'), 'waiver-refused', 'waiver-narrow'],
    ['a date in the past', [...without('--expires'), '--expires', '2026-11-19'], 'waiver-refused', 'waiver-in-date'],
    [
      'a date without end',
      [...without('--expires'), '--expires', '2099-01-01'],
      'waiver-refused',
      'waiver-term-bounded',
    ],
    [
      'an owner who approves',
      [...without('--approver'), '--approver', 'ANA@example.com'],
      'waiver-refused',
      'waiver-approved-by-another',
    ],
  ];
  test.for(cases)('%s', async ([, words, code, names], { expect }) => {
    const cwd = temporaryFolder({ [file]: before });
    const run = await waive(cwd, ...words);
    expect(run).toMatchObject({ exitCode: 2, output: '' });
    expect(run.errors).toContain(`code ${code}`);
    expect(run.errors).toContain(names);
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
    expect(readdirSync(cwd)).toEqual([file]);
  });
});
