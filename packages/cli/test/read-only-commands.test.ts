import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '@autoclave/catalog';
import { expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { commands } from '../src/generated/commands.ts';
import { autoclave } from './run-autoclave.ts';

test('--help lists every command with its summary', async () => {
  const run = await autoclave(['--help']);
  expect(run).toMatchObject({ exitCode: 0, errors: '' });
  const lines = run.output.split('\n');
  const listed = commands.filter(({ path, summary }) =>
    lines.some((line) => line.startsWith(`  ${path.join(' ')} `) && line.endsWith(` ${summary}`)),
  );
  expect(listed).toEqual(commands);
});

test('without words the overview is shown', async () => {
  expect((await autoclave([])).output).toBe((await autoclave(['--help'])).output);
});

test.for(commands.map(({ path }) => path.join(' ')))(
  '%s --help shows options, examples and exit codes',
  async (path, { expect }) => {
    const run = await autoclave([...path.split(' '), '--help']);
    expect(run).toMatchObject({ exitCode: 0, errors: '' });
    expect(run.output).toContain(`Usage: autoclave ${path}`);
    expect(run.output).toContain('Exit codes');
    await expect(run.output).toMatchFileSnapshot(`golden/help/${path.replaceAll(' ', '-')}.txt`);
  },
);

test('the version is that of the package', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(version).toBe(manifest.version);
});

test('controls --format json gives every control in the published shape', async () => {
  const { formatVersion, controls: rows } = JSON.parse((await autoclave(['controls', '--format', 'json'])).output);
  expect(formatVersion).toBe('1');
  expect(rows).toHaveLength(controls.length);
  expect(Object.keys(rows[0])).toEqual([
    'id',
    'title',
    'severity',
    'evidence',
    'citations',
    'awsConfig',
    'securityHub',
    'aliases',
    'resources',
  ]);
});

test('controls lists one control a line', async () => {
  const lines = (await autoclave(['controls'])).output.split('\n');
  expect(lines.filter((line) => controls.some((control) => line.startsWith(`${control.id} `)))).toHaveLength(
    controls.length,
  );
});

test('controls --framework hipaa covers every item of the Security Rule', async () => {
  const { coverage } = JSON.parse((await autoclave(['controls', '--framework', 'hipaa', '--format', 'json'])).output);
  expect(coverage).toHaveLength(68);
  const row = coverage.find((one: { citation: string }) => one.citation === '164.312(a)(2)(iv)');
  expect(row.controls).toContain('rds-storage-encrypted');
});

test.for(['rds-storage-encrypted', 'RDS.3', 'CKV_AWS_16', 'rds_instance_storage_encrypted'])(
  'explain %s finds the control by any of its names',
  async (name, { expect }) => {
    const run = await autoclave(['explain', name]);
    expect(run).toMatchObject({ exitCode: 0, errors: '' });
    expect(run.output).toContain('rds-storage-encrypted   critical');
    expect(run.output).toContain('storage_encrypted = true');
    expect(run.output).toContain('164.312(a)(2)(iv)');
  },
);
