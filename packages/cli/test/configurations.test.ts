import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report } from '@autoclave/checker';
import { describe, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const database = (name: string, encrypted: string): string => `resource "aws_db_instance" "${name}" {
  instance_class      = "db.t4g.micro"
  publicly_accessible = false

  storage_encrypted = ${encrypted}
}
`;

const waiver = (control: string, expires: string): string =>
  `# autoclave:waive ${control} reason="moves to another account" owner=ana@example.com approver=bo@example.com expires=${expires}\n`;

interface JudgedFolder {
  readonly exitCode: number;
  readonly progress: string;
  readonly inputs: Report['inputs'];
  readonly findings: readonly Finding[];
  /** Findings as `verdict control resource`. */
  readonly rows: readonly string[];
}

async function judged(cwd: string, words: readonly string[] = ['.']): Promise<JudgedFolder> {
  const { exitCode, output, progress } = await autoclave(['check', ...words, '--format', 'json'], { cwd });
  const { inputs, findings } = JSON.parse(output) as Pick<Report, 'inputs' | 'findings'>;
  return { exitCode, progress, inputs, findings, rows: rowsOf(findings) };
}

function rowsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ verdict, control, resource }) => `${verdict} ${control} ${resource}`);
}

function encryption(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ control }) => control === 'rds-storage-encrypted');
}

describe('a folder of HCL', () => {
  test('a finding names the line of the argument that decides, from where the command runs', async ({ expect }) => {
    const cwd = temporaryFolder({ 'live/main.tf': database('records', 'false') });
    const { exitCode, findings, inputs } = await judged(cwd, ['live']);
    expect(exitCode).toBe(1);
    expect(inputs).toEqual([{ path: 'live', kind: 'hcl', certifiable: true, reasons: [] }]);
    expect(encryption(findings).map(({ location, at }) => [at, location])).toEqual([
      ['storage_encrypted', { file: 'live/main.tf', line: 5 }],
    ]);
  });

  test('a finding in a module names the call in the root module first', async ({ expect }) => {
    const cwd = temporaryFolder({
      'live/main.tf': '\nmodule "ehr" {\n  source = "../modules/database"\n}\n',
      'modules/database/main.tf': database('this', 'false'),
    });
    const [finding] = encryption((await judged(cwd, ['live'])).findings);
    expect(finding).toMatchObject({
      resource: 'module.ehr.aws_db_instance.this',
      moduleSource: '../modules/database',
      location: { file: 'modules/database/main.tf', line: 5 },
      call: { file: 'live/main.tf', line: 2 },
    });
  });

  test('what cannot be read is named by line, and the rest is judged', async ({ expect }) => {
    const cwd = temporaryFolder({
      'a.tf': `${database('broken', 'false')}resource "aws_kms_key" "k" {\n  description = \n}\n`,
      'b.tf': database('records', 'false'),
    });
    const { exitCode, findings, inputs } = await judged(cwd);
    expect(exitCode).toBe(1);
    expect(inputs[0]).toMatchObject({ certifiable: false });
    expect(inputs[0]?.reasons.join()).toContain('a.tf:8');
    expect(encryption(findings).map(({ resource }) => resource)).toEqual([
      'aws_db_instance.broken',
      'aws_db_instance.records',
    ]);
  });

  test('an error alone is no pass', async ({ expect }) => {
    const cwd = temporaryFolder({ 'a.tf': 'resource "aws_kms_key" "k" {\n' });
    expect((await judged(cwd)).exitCode).toBe(2);
  });

  test('variables take the values of the files that are named', async ({ expect }) => {
    const cwd = temporaryFolder({
      'live/main.tf': `variable "encrypted" {\n  type = bool\n}\n${database('records', 'var.encrypted')}`,
      'values/bad.tfvars': 'encrypted = false\n',
      'values/good.tfvars': 'encrypted = true\n',
    });
    const verdicts = async (...words: readonly string[]): Promise<readonly string[]> =>
      encryption((await judged(cwd, ['live', ...words])).findings).map(({ verdict }) => verdict);
    expect(await verdicts('--var-file', 'values/bad.tfvars')).toEqual(['fail']);
    expect(await verdicts('--var-file', 'values/bad.tfvars', '--var-file', 'values/good.tfvars')).toEqual([]);
    expect(await verdicts()).toEqual(['unknown']);
  });

  test('a finding on what may not exist says so', async ({ expect }) => {
    const text = database('records', 'false').replace('{\n', '{\n  count = var.databases\n');
    const cwd = temporaryFolder({ 'main.tf': `variable "databases" {\n  type = number\n}\n${text}` });
    const [finding] = encryption((await judged(cwd)).findings);
    expect(finding).toMatchObject({ verdict: 'fail', resource: 'aws_db_instance.records[count.index]' });
    expect(finding?.notes).toContain('may be none, or many: count at main.tf:5 is not known');
  });

  test('modules outside of the repository are not read', async ({ expect }) => {
    const cwd = temporaryFolder({
      'repository/live/main.tf': 'module "m" {\n  source = "../../outside"\n}\n',
      'outside/main.tf': database('this', 'false'),
    });
    mkdirSync(join(cwd, 'repository/.git'));
    const { exitCode, findings, inputs } = await judged(cwd, ['repository/live']);
    expect(exitCode).toBe(2);
    expect(findings).toEqual([]);
    expect(inputs[0]?.reasons.join()).toContain('lies outside of the folder that is read');
  });
});

test('autoclave plan joins the plan with its configuration, so that it names the line too', async ({ expect }) => {
  const encryptedBy = database('records', 'true').replace('{\n', '{\n  kms_key_id = local.key\n');
  const cwd = temporaryFolder({
    'main.tf': `provider "aws" {\n  region = "us-east-1"\n}\n${database('plain', 'false')}${encryptedBy}`,
    'key.tf': 'resource "aws_kms_key" "phi" {}\nlocals {\n  key = aws_kms_key.phi.arn\n}\n',
  });
  const { exitCode, output } = await autoclave(['plan', '--offline', '--format', 'json', '--verdicts', 'all'], { cwd });
  const { inputs, findings } = JSON.parse(output) as Pick<Report, 'inputs' | 'findings'>;
  expect(exitCode).toBe(1);
  expect(inputs).toEqual([{ path: '.', kind: 'archive', certifiable: true, reasons: [] }]);
  const [plain] = encryption(findings).filter(({ verdict }) => verdict === 'fail');
  expect(plain).toMatchObject({ resource: 'aws_db_instance.plain', location: { file: 'main.tf', line: 8 } });
  const references = findings
    .filter(({ resource }) => resource === 'aws_db_instance.records')
    .flatMap(({ evidence }) =>
      evidence.flatMap(({ reference, via }) => (reference === null ? [] : [[reference, via]])),
    );
  expect(references).toContainEqual(['aws_kms_key.phi.arn', ['local.key']]);
});

describe('waivers in comments', () => {
  test('one in date covers the block below it, and nothing else', async ({ expect }) => {
    const cwd = temporaryFolder({
      'main.tf': `${waiver('rds-instance-deletion-protection-enabled', '2026-12-31')}${database('one', 'true')}${database('two', 'true')}`,
    });
    const { findings } = await judged(cwd);
    const rows = findings
      .filter(({ control }) => control === 'rds-instance-deletion-protection-enabled')
      .map(({ resource, waiver: applied }) => [resource, applied?.source, applied?.owner]);
    expect(rows).toEqual([
      ['aws_db_instance.one', 'comment', 'ana@example.com'],
      ['aws_db_instance.two', undefined, undefined],
    ]);
  });

  test('one that is over is a finding at its line, and covers nothing', async ({ expect }) => {
    const cwd = temporaryFolder({
      'main.tf': `\n${waiver('rds-instance-deletion-protection-enabled', '2026-11-19')}${database('one', 'true')}`,
    });
    const { findings } = await judged(cwd);
    const lapsed = findings.find(({ control }) => control === 'waiver-in-date');
    expect(lapsed).toMatchObject({ location: { file: 'main.tf', line: 2 }, at: 'expires', got: '2026-11-19' });
    expect(rowsOf(findings)).toContain('fail rds-instance-deletion-protection-enabled aws_db_instance.one');
    expect(findings.every(({ waiver: applied }) => applied === null)).toBe(true);
  });

  test('one that cannot be read or names no control is named, and covers nothing', async ({ expect }) => {
    const cwd = temporaryFolder({
      'main.tf': `# autoclave:waive rds-storage-encrypted reason=later\n${waiver('rds-storage-encripted', '2026-12-31')}${database('one', 'false')}`,
    });
    const { progress, rows } = await judged(cwd);
    expect(progress).toContain('main.tf:1: a waiver needs owner, approver, expires');
    expect(progress).toContain('main.tf:2: a waiver names the control "rds-storage-encripted", which does not exist');
    expect(progress).toContain('did you mean rds-storage-encrypted?');
    expect(rows).toContain('fail rds-storage-encrypted aws_db_instance.one');
  });

  test('one in a fetched module does not count', async ({ expect }) => {
    const cwd = temporaryFolder({
      'main.tf': 'module "vendor" {\n  source = "example/database/aws"\n}\n',
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [
          { Key: 'vendor', Source: 'example/database/aws', Version: '1.2.3', Dir: '.terraform/modules/vendor' },
        ],
      }),
      '.terraform/modules/vendor/main.tf': `${waiver('rds-instance-deletion-protection-enabled', '2026-12-31')}${database('this', 'true')}`,
    });
    const { progress, findings } = await judged(cwd);
    const finding = findings.find(({ control }) => control === 'rds-instance-deletion-protection-enabled');
    expect(finding).toMatchObject({ waiver: null, call: { file: 'main.tf', line: 1 }, moduleVersion: '1.2.3' });
    expect(progress).toContain(
      '.terraform/modules/vendor/main.tf:1: a waiver in a module that was fetched does not count',
    );
  });
});

describe('several inputs', () => {
  const plans = join(import.meta.dirname, '../../../fixtures/plans');
  const settled = (name: string): string => readFileSync(join(plans, 'settled', name), 'utf8');

  test('a plan and the state that it begins with are one estate, in which nothing counts twice', async ({ expect }) => {
    const cwd = temporaryFolder({ 'plan.json': settled('plan.json'), 'state.json': settled('shown-state.json') });
    const alone = await judged(cwd, ['plan.json', '--verdicts', 'all']);
    const both = await judged(cwd, ['state.json', 'plan.json', '--verdicts', 'all']);
    expect(both.rows).toEqual(alone.rows);
    expect(both.inputs.map(({ path, kind }) => [path, kind])).toEqual([
      ['plan.json', 'plan'],
      ['state.json', 'state'],
    ]);
  });

  test('what is given twice, and a copy of it, count once', async ({ expect }) => {
    const cwd = temporaryFolder({ 'plan.json': settled('plan.json'), 'copy.json': settled('plan.json') });
    const { inputs, progress } = await judged(cwd, ['plan.json', './plan.json', 'copy.json']);
    expect(inputs).toHaveLength(1);
    expect(progress).toContain('note  copy.json holds the same as plan.json, and counts once');
  });

  test('two folders that use the same addresses are told apart', async ({ expect }) => {
    const cwd = temporaryFolder({
      'one/main.tf': `\n\n${database('records', 'false')}`,
      'two/main.tf': database('records', 'false'),
    });
    const { findings } = await judged(cwd, ['one', 'two']);
    expect(encryption(findings).map(({ input, location }) => [input, location])).toEqual([
      ['one', { file: 'one/main.tf', line: 7 }],
      ['two', { file: 'two/main.tf', line: 5 }],
    ]);
  });
});

describe('the output of cdktn', () => {
  const stack = (name: string, encrypted: boolean): string =>
    JSON.stringify({
      '//': { metadata: { stackName: name, version: '0.24.0', backend: 'local' } },
      resource: {
        aws_db_instance: {
          ehr: {
            '//': { metadata: { path: `${name}/ehr`, uniqueId: 'ehr' } },
            instance_class: 'db.t4g.micro',
            storage_encrypted: encrypted,
          },
        },
      },
    });
  const manifest = {
    version: '0.24.0',
    stacks: Object.fromEntries(
      ['data', 'web'].map((name) => [
        name,
        {
          name,
          constructPath: name,
          synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
          workingDirectory: `stacks/${name}`,
          dependencies: [],
          annotations: [],
        },
      ]),
    ),
  };

  test('is one input a stack, and a finding names its construct', async ({ expect }) => {
    const cwd = temporaryFolder({
      'cdktn.out/manifest.json': JSON.stringify(manifest),
      'cdktn.out/stacks/data/cdk.tf.json': stack('data', false),
      'cdktn.out/stacks/web/cdk.tf.json': stack('web', true),
    });
    const { findings, inputs } = await judged(cwd, ['cdktn.out']);
    expect(inputs.map(({ path, kind }) => [path, kind])).toEqual([
      ['cdktn.out/stacks/data', 'cdktn'],
      ['cdktn.out/stacks/web', 'cdktn'],
    ]);
    expect(encryption(findings)).toMatchObject([
      {
        input: 'cdktn.out/stacks/data',
        construct: 'data/ehr',
        location: { file: 'cdktn.out/stacks/data/cdk.tf.json', line: 1 },
      },
    ]);
  });
});
