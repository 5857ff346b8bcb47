import { controls, UserError } from '@autoclave/catalog';
import { awsConfigRules, hipaaSecurityRule, securityHubControls, soc2Criteria } from '@autoclave/catalog/frameworks';
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scaffoldCommand } from './command.ts';
import { scaffoldControl } from './control.ts';
import { scaffoldModule } from './module.ts';
import { refusal, type Scaffolded } from './scaffolded.ts';

const root = join(import.meta.dirname, '../..');

const kinds: Readonly<Record<string, (args: readonly string[]) => Scaffolded>> = {
  control: (args) =>
    scaffoldControl(args, {
      controls,
      hipaa: new Set(hipaaSecurityRule.items.map((item) => item.id)),
      soc2: new Set(soc2Criteria.map((criterion) => criterion.id)),
      awsConfigRules,
      securityHub: securityHubControls,
    }),
  module: (args) =>
    scaffoldModule(args, (folder) => existsSync(join(root, 'node_modules/@cdktn/provider-aws/lib', folder))),
  command: scaffoldCommand,
};

try {
  const [kind = '', ...args] = process.argv.slice(2);
  const scaffold = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (scaffold === undefined) throw refusal(`Say what is new: npm run new ${Object.keys(kinds).join('|')} NAME`);
  write(scaffold(args));
} catch (error) {
  if (!isUsage(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function write(made: Scaffolded): void {
  const path = join(root, made.path);
  if (existsSync(path)) throw refusal(`${made.path} is there already`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, made.text);
  const options: ExecFileSyncOptions = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('npx', ['oxfmt', made.path], options);
  execFileSync('npm', ['run', '--silent', 'generate'], options);
  console.log([`wrote ${made.path}`, '', 'Next:', ...made.next.map((command) => `  ${command}`)].join('\n'));
}

/** A refusal of ours, or what `parseArgs` says of a flag. */
function isUsage(error: unknown): error is Error {
  return (
    error instanceof UserError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
