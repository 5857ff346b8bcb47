import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planText, root, runShell, type Ran } from './shell-step.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const steps = action.runs.steps.filter((step) => step.run !== undefined);
const [check] = steps;

/** What the runner did with the files that steps write to. */
interface StepRun extends Ran {
  readonly folder: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the step as the runner does: expressions in `env` are replaced, nothing in `run` is. */
function runStep(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): StepRun {
  const folder = temporaryFolder({ 'plan.json': planText('unprotected'), ...files });
  const runner = temporaryFolder({ output: '', summary: '' });
  const values = new Map([
    ['github.action_path', root],
    ...Object.entries(action.inputs).map(
      ([name, { default: fallback = '' }]) => [`inputs.${name}`, inputs[name] ?? fallback] as const,
    ),
  ]);
  const env = Object.entries(check!.env!).map(([name, value]) => {
    const expression = /^\$\{\{ ([\w.-]+) \}\}$/.exec(value)![1]!;
    expect([...values.keys()]).toContain(expression);
    return [name, values.get(expression)!];
  });
  const ran = runShell(check!.run!, folder, {
    ...Object.fromEntries(env),
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    RUNNER_TEMP: runner,
  });
  return {
    ...ran,
    folder,
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
    outputs: outputsOf(readFileSync(join(runner, 'output'), 'utf8')),
  };
}

/** Reads a file of outputs as the runner does: `name=value`, and `name<<end` up to a line that is `end`. */
function outputsOf(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n').slice(0, -1);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const block = /^([\w-]+)<<(.+)$/.exec(line);
    if (block === null) {
      const [name = '', ...value] = line.split('=');
      outputs[name] = value.join('=');
      continue;
    }
    const value: string[] = [];
    for (let next = lines.shift(); next !== undefined && next !== block[2]; next = lines.shift()) value.push(next);
    outputs[block[1]!] = value.join('\n');
  }
  return outputs;
}

test('the action is composite, and no script holds an expression', () => {
  expect(action.runs.using).toBe('composite');
  expect(steps).toHaveLength(1);
  for (const step of steps) {
    expect(step.run).not.toContain('${{');
    expect(step.shell).toBe('bash');
  }
});

test('every input reaches the script, under its own name', () => {
  const env = check!.env!;
  for (const name of Object.keys(action.inputs)) {
    expect(env[`AUTOCLAVE_${name.toUpperCase().replaceAll('-', '_')}`]).toBe(`\${{ inputs.${name} }}`);
  }
  expect(Object.keys(env)).toHaveLength(Object.keys(action.inputs).length + 1);
});

test('actions of others are pinned to a commit', () => {
  const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(0);
  for (const one of used) expect(one).toMatch(/^[\w/-]+@[0-9a-f]{40}$/);
});

test('every output is one that the step writes', () => {
  const { outputs } = runStep({ paths: 'plan.json' });
  expect(Object.keys(outputs).toSorted()).toEqual(Object.keys(action.outputs).toSorted());
});

test('findings fail the step: annotations, summary and SARIF', () => {
  const { code, output, summary, outputs, folder } = runStep({ paths: 'plan.json' });
  expect(code).toBe(1);
  expect(output).toMatch(/^::error file=plan\.json,line=1,title=cloudtrail-not-removed \(critical\)::/);
  expect(summary).toMatch(/^## Autoclave: \d+ findings, /);
  expect(outputs).toEqual({ 'exit-code': '1', 'sarif-file': 'autoclave.sarif' });
  const sarif = JSON.parse(readFileSync(join(folder, 'autoclave.sarif'), 'utf8'));
  expect(sarif.version).toBe('2.1.0');
  expect(sarif.runs[0].results.length).toBeGreaterThan(10);
});

test('nothing that counts: the step passes, and the findings are still shown', () => {
  const { code, summary, outputs } = runStep({ paths: 'plan.json', 'fail-on': 'never' });
  expect(code).toBe(0);
  expect(outputs['exit-code']).toBe('0');
  expect(summary).toMatch(/^## Autoclave: \d+ findings, /);
});

test('a plan that certifies nothing is 2, with a summary that says so', () => {
  const { code, output, summary } = runStep(
    { paths: 'targeted.json', 'fail-on': 'never' },
    { 'targeted.json': planText('targeted') },
  );
  expect(code).toBe(2);
  expect(output).toContain('::error title=This input certifies nothing::targeted.json: ');
  expect(summary).toContain('> [!CAUTION]');
});

test.for([
  ['a path that is not there', { paths: 'none.json' }, 'path-missing'],
  ['no path', { paths: ' \n ' }, 'paths names nothing to judge'],
  ['a choice that is none', { paths: 'plan.json', 'fail-on': 'grave' }, 'flag-value-unknown'],
  ['new-only that is neither', { paths: 'plan.json', 'new-only': 'yes' }, 'new-only must be true or false'],
  ['a version that is none', { paths: 'plan.json', version: 'latest; id' }, 'version must be a whole version number'],
  ['a folder that is not there', { paths: 'plan.json', 'working-directory': 'none' }, 'working-directory is no folder'],
] as const)('%s is 2, and leaves no report behind', ([, inputs, reason], { expect }) => {
  const { code, output, errors, summary, folder, outputs } = runStep(inputs);
  expect(code).toBe(2);
  expect(`${output}${errors}`).toContain(reason);
  expect(summary).toBe('');
  expect(outputs['sarif-file']).toBeUndefined();
  expect(existsSync(join(folder, 'autoclave.sarif'))).toBe(false);
});

test('several paths, a baseline, waivers and PHI are passed on', () => {
  const first = runStep({ paths: 'plan.json', 'sarif-file': '' });
  expect(existsSync(join(first.folder, 'autoclave.sarif'))).toBe(false);
  const { code, summary, errors } = runStep(
    {
      paths: 'plan.json\n\n  other.json  ',
      waivers: 'waivers.yaml',
      'new-only': 'true',
      baseline: 'baseline.json',
      phi: 'module.nowhere.**\nmodule.there.**',
      unknown: 'fail',
    },
    {
      'other.json': planText('locals'),
      'waivers.yaml': 'waivers: []\n',
      'baseline.json': JSON.stringify({
        formatVersion: '1',
        tool: { name: 'autoclave', version: '0.1.0' },
        inputs: [],
        findings: [],
      }),
    },
  );
  expect([code, errors]).toEqual([1, expect.stringContaining('--phi module.there.**')]);
  expect(summary).toContain('**new** ');
});

const hostile = [
  '$(touch pwned)`touch pwned`${{ github.token }}',
  `"; touch pwned; '; touch pwned; & touch pwned #`,
  '--format=json',
  '::set-output name=exit-code::0\u001b[31m',
];

test.for(
  ['paths', 'waivers', 'baseline', 'fail-on', 'unknown', 'phi', 'version', 'working-directory', 'new-only'].flatMap(
    (name) => hostile.map((value) => [name, value] as const),
  ),
)('%s: %j runs nothing and does not pass', ([name, value], { expect }) => {
  const { code, folder, outputs, output } = runStep({ paths: 'plan.json', [name]: value });
  expect(readdirSync(folder).filter((file) => file !== 'autoclave.sarif')).toEqual(['plan.json']);
  // A pattern of PHI that nothing matches is no error: the findings of the plan are.
  expect(code).toBe(name === 'phi' ? 1 : 2);
  expect(outputs['exit-code'] ?? '2').toBe(String(code));
  expect(output).not.toMatch(/^::set-output/m);
});

test.for(hostile)('a SARIF file called %j is that file', (value, { expect }) => {
  const { code, folder, outputs } = runStep({ paths: 'plan.json', 'sarif-file': value });
  expect(code).toBe(1);
  expect(readdirSync(folder).toSorted()).toEqual([value, 'plan.json'].toSorted());
  expect(outputs).toEqual({ 'exit-code': '1', 'sarif-file': value });
});

test('a SARIF file whose name has a line break adds no output', () => {
  const { outputs } = runStep({ paths: 'plan.json', 'sarif-file': 'a\nexit-code=0' });
  expect(outputs['exit-code']).toBe('1');
});

test('a version is installed from npm by its number, and run from there', () => {
  // The package is not asked for: npm is a script that installs a command which tells how it was called.
  const npm = temporaryFolder({
    npm: [
      '#!/usr/bin/env bash',
      'printf "%s\\n" "$*" >"$RUNNER_TEMP/npm-words"',
      'mkdir -p "$3/node_modules/.bin"',
      'printf \'#!/usr/bin/env bash\\nprintf "ran %%s\\\\n" "$*"\\n\' >"$3/node_modules/.bin/autoclave"',
      'chmod +x "$3/node_modules/.bin/autoclave"',
      '',
    ].join('\n'),
  });
  const folder = temporaryFolder({ 'plan.json': planText('unprotected'), output: '', summary: '' });
  const env = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: fallback = '' }]) => [
      `AUTOCLAVE_${name.toUpperCase().replaceAll('-', '_')}`,
      fallback,
    ]),
  );
  const { code, output } = runShell(`chmod +x '${npm}/npm'; PATH='${npm}':$PATH\n${check!.run!}`, folder, {
    ...env,
    ACTION_PATH: root,
    AUTOCLAVE_PATHS: 'plan.json',
    AUTOCLAVE_VERSION: '0.1.0',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    RUNNER_TEMP: folder,
  });
  expect([code, output]).toEqual([0, 'ran check --fail-on=low --unknown=report --format=github plan.json\n']);
  expect(readFileSync(join(folder, 'npm-words'), 'utf8')).toMatch(
    /^install --prefix .+ --ignore-scripts --no-audit --no-fund autoclave@0\.1\.0\n$/,
  );
});
