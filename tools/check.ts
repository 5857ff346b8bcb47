import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** A step of the check: it reads the repository and leaves it as it is, but for what `dist/` holds. */
interface Step {
  readonly name: string;
  readonly commands: readonly (readonly [program: string, ...args: string[]])[];
}

const steps: readonly Step[] = [
  { name: 'format', commands: [['oxfmt', '--check', '.']] },
  { name: 'lint', commands: [['oxlint']] },
  {
    name: 'types',
    commands: [
      ['tsc', '--build'],
      ['tsc', '--project', 'tsconfig.tests.json'],
    ],
  },
  {
    name: 'unused',
    commands: [
      ['knip', '--no-progress'],
      ['knip', '--no-progress', '--production', '--strict'],
    ],
  },
  {
    name: 'generated',
    commands: [['node', '--conditions=autoclave-source', 'tools/generate/main.ts', '--check']],
  },
];

const root = join(import.meta.dirname, '..');
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` };

for (const step of steps) {
  const started = performance.now();
  const output = failureOf(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${output === undefined ? 'ok  ' : 'fail'}  ${step.name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (output !== undefined) {
    console.error(output);
    process.exitCode = 1;
    break;
  }
}

/** Runs a step up to its first failing command; gives that command and what it printed. */
function failureOf(step: Step): string | undefined {
  for (const [program, ...args] of step.commands) {
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' });
    if (status !== 0)
      return [`$ ${program} ${args.join(' ')}`, stdout, stderr, error?.message].filter(Boolean).join('\n');
  }
  return undefined;
}
