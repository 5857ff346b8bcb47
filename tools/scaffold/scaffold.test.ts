import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { controls, type Control } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { scaffoldCommand } from './command.ts';
import { scaffoldControl, type ControlCatalog } from './control.ts';
import { scaffoldModule } from './module.ts';
import type { Scaffolded } from './scaffolded.ts';

const root = join(import.meta.dirname, '../..');

const catalog: ControlCatalog = {
  controls,
  hipaa: new Set(['164.312(a)(2)(iv)']),
  soc2: new Set(['CC6.1']),
  awsConfigRules: new Set(['sqs-queue-encrypted']),
  securityHub: [
    { id: 'SQS.1', status: 'active', configRule: 'sqs-queue-encrypted' },
    { id: 'SQS.0', status: 'retired', configRule: 'sqs-queue-encrypted' },
  ],
};

const asked = ['--resources', 'aws_sqs_queue', '--hipaa', '164.312(a)(2)(iv)'];

/** Puts the file among a copy of its package and compiles it with what it imports; '' when all is well. */
function compile(made: Scaffolded): string {
  const folder = mkdtempSync(join(tmpdir(), 'autoclave-scaffold-'));
  const packageFolder = made.path.split('/').slice(0, 2).join('/');
  try {
    for (const kept of ['src', 'package.json', 'tsconfig.json'].map((name) => `${packageFolder}/${name}`)) {
      cpSync(join(root, kept), join(folder, kept), { recursive: true });
    }
    cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(dirname(join(folder, made.path)), { recursive: true });
    writeFileSync(join(folder, made.path), made.text);
    const project = {
      extends: `./${packageFolder}/tsconfig.json`,
      compilerOptions: { composite: false, noEmit: true, rootDir: '/' },
      files: [made.path],
      include: [],
      references: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('control', () => {
  const made = scaffoldControl(['sqs-queue-encrypted', ...asked, '--argument', 'sqs_managed_sse_enabled'], catalog);

  test('stands where its name says, begins with a failing example, and knows its live checks', ({ expect }) => {
    expect(made.path).toBe('packages/catalog/src/controls/sqs/sqs-queue-encrypted.ts');
    expect(made.text).toMatch(/examples: \[\n {4}\{ expect: 'fail'/);
    expect(made.text).toContain("awsConfig: ['sqs-queue-encrypted'],\n  securityHub: ['SQS.1'],");
  });

  test('compiles', ({ expect }) => {
    expect(compile(made)).toBe('');
  });

  test('breaks the laws until its risk and fix are written', ({ expect }) => {
    expect(made.text).toContain("risk: '',\n  fix: '',");
  });

  const taken: readonly Control[] = controls.filter((control) => control.id === 'rds-storage-encrypted');
  test.for([
    ['the id of another control', ['rds-storage-encrypted', ...asked], 'rds-storage-encrypted is there already'],
    ['an alias', ['old-name', ...asked], 'old-name is an alias of rds-storage-encrypted, and aliases stay taken'],
    ['no name', asked, 'Say the name: rds-storage-encrypted'],
    [
      'one word',
      ['encrypted', ...asked],
      '"encrypted" is no name: 2 or more words, lower case, joined by hyphens, like rds-storage-encrypted',
    ],
    ['capitals', ['Sqs-Encrypted', ...asked], '"Sqs-Encrypted" is no name'],
    ['a way out of the folder', ['sqs-ok', ...asked, '--service', '../rds'], '"../rds" is no name'],
    ['no resource type', ['sqs-ok', '--hipaa', '164.312(a)(2)(iv)'], 'Say what it judges: --resources aws_db_instance'],
    [
      'a type of another provider',
      ['sqs-ok', ...asked, '--resources', 'google_sql'],
      '"google_sql" is no resource type',
    ],
    [
      'an unknown paragraph',
      ['sqs-ok', ...asked, '--hipaa', '164.312'],
      '"164.312" is not a paragraph of the Security Rule',
    ],
    ['an unknown criterion', ['sqs-ok', ...asked, '--soc2', 'CC99'], '"CC99" is not a Trust Services Criterion'],
    ['no citation', ['sqs-ok', '--resources', 'aws_sqs_queue'], 'Say what asks for it: --hipaa or --soc2'],
    [
      'an unknown severity',
      ['sqs-ok', ...asked, '--severity', 'severe'],
      '--severity is one of critical, high, medium, low',
    ],
    ['an unknown flag', ['sqs-ok', ...asked, '--severty', 'low'], "Unknown option '--severty'"],
  ] as const)('refuses %s', ([, args, message], { expect }) => {
    const controlsWithAlias = taken.map((control) => ({ ...control, aliases: ['old-name'] }));
    expect(() => scaffoldControl(args, { ...catalog, controls: controlsWithAlias })).toThrow(message);
  });
});

describe('module', () => {
  const providerHas = (folder: string): boolean => folder === 'sqs-queue';
  const asked = ['--resource', 'aws_sqs_queue', '--summary', 'Encrypted queues'];

  test('compiles', ({ expect }) => {
    const made = scaffoldModule(['queue-phi', ...asked], providerHas);
    expect(made.path).toBe('packages/modules/src/queue-phi/queue-phi.ts');
    expect(compile(made)).toBe('');
  });

  test.for([
    ['no resource', ['queue', '--summary', 'x'], 'Say its primary resource: --resource aws_sqs_queue'],
    ['no summary', ['queue', '--resource', 'aws_sqs_queue'], 'Say what it creates'],
    [
      'a resource that the provider lacks',
      ['queue', ...asked, '--resource', 'aws_queue'],
      'The provider has no resource aws_queue',
    ],
    ['an underscore', ['queue_phi', ...asked], '"queue_phi" is no name'],
  ] as const)('refuses %s', ([, args, message], { expect }) => {
    expect(() => scaffoldModule(args, providerHas)).toThrow(message);
  });
});

describe('command', () => {
  test('compiles', ({ expect }) => {
    const made = scaffoldCommand(['waivers', '--summary', "List a project's waivers"]);
    expect(made.path).toBe('packages/cli/src/commands/waivers.ts');
    expect(compile(made)).toBe('');
  });

  test.for([
    ['no summary', ['waivers'], 'Say what it does'],
    ['a path', ['commands/waivers', '--summary', 'x'], '"commands/waivers" is no name'],
  ] as const)('refuses %s', ([, args, message], { expect }) => {
    expect(() => scaffoldCommand(args)).toThrow(message);
  });
});
