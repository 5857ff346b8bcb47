import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planText, root, runProgram, runShell, type Ran } from './shell-step.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: Readonly<Record<string, string>>;
  };
}

const template = join(root, 'integrations/gitlab/autoclave.gitlab-ci.yml');
const { 'autoclave-check': job } = parse(readFileSync(template, 'utf8')) as { readonly 'autoclave-check': Job };

/** Runs the lines of the script as a job does, in a project with a plan. */
function runJob(
  variables: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Ran & { readonly folder: string } {
  const folder = temporaryFolder({ 'plan.json': planText('unprotected'), ...files });
  const ran = runShell(job.script.join('\n'), folder, {
    ...job.variables,
    ...variables,
    AUTOCLAVE_HOME: root,
    CI_PROJECT_DIR: folder,
  });
  return { ...ran, folder };
}

test('findings fail the job, and every artifact is there', () => {
  const { code, output, folder } = runJob({ AUTOCLAVE_PATHS: 'plan.json' });
  expect(code).toBe(1);
  expect(output).toMatch(/^critical: \d+ findings\n/);
  const { junit } = job.artifacts.reports;
  const named = [...job.artifacts.paths, junit!];
  expect(named.map((path) => existsSync(join(folder, path)))).toEqual(named.map(() => true));
  expect(readFileSync(join(folder, junit!), 'utf8')).toMatch(
    /^<\?xml .*\n<testsuites name="autoclave" tests="\d+" failures="[1-9]/,
  );
  expect(JSON.parse(readFileSync(join(folder, 'autoclave/report.json'), 'utf8')).summary.fail).toBeGreaterThan(10);
});

test('reports are kept whatever the result is', () => {
  expect(job.artifacts.when).toBe('always');
  // Types that GitLab knows; it has none for SARIF.
  expect(Object.keys(job.artifacts.reports)).toEqual(['junit']);
});

test('nothing that counts passes', () => {
  expect(runJob({ AUTOCLAVE_PATHS: 'plan.json', AUTOCLAVE_FAIL_ON: 'never' }).code).toBe(0);
});

test('what certifies nothing is 2, with reports', () => {
  const { code, folder } = runJob(
    { AUTOCLAVE_PATHS: 'targeted.json', AUTOCLAVE_FAIL_ON: 'never' },
    { 'targeted.json': planText('targeted') },
  );
  expect(code).toBe(2);
  expect(readdirSync(join(folder, 'autoclave'))).toHaveLength(3);
});

test.for([
  ['no path', { AUTOCLAVE_PATHS: '' }, 'paths names nothing to judge'],
  ['a path that is not there', { AUTOCLAVE_PATHS: 'none.json' }, 'path-missing'],
  ['a script as a path', { AUTOCLAVE_PATHS: '$(touch pwned)`touch pwned`"; touch pwned #' }, 'path-missing'],
  ['an option as a path', { AUTOCLAVE_PATHS: '--fail-on=never' }, 'path-missing'],
  [
    'a script as a choice',
    { AUTOCLAVE_PATHS: 'plan.json', AUTOCLAVE_FAIL_ON: 'low; touch pwned' },
    'flag-value-unknown',
  ],
] as const)('%s is 2, and leaves nothing behind', ([, variables, reason], { expect }) => {
  const { code, errors, folder } = runJob(variables);
  expect(code).toBe(2);
  expect(errors).toContain(reason);
  expect(readdirSync(folder)).toEqual(['plan.json']);
});

test('the lines before the script fetch the named version of the named repository', () => {
  const source = temporaryFolder({ 'marker.txt': 'the tagged version\n' });
  const git = (...words: string[]): void => {
    const { code, errors } = runProgram('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
      cwd: source,
    });
    expect([code, errors]).toEqual([0, expect.any(String)]);
  };
  git('init', '--quiet', '-b', 'main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'First');
  git('tag', 'v0.1.0');
  const script = [...job.before_script, 'cat "$AUTOCLAVE_HOME/marker.txt"'].join('\n');
  const fetch = (repository: string): Ran =>
    runShell(script, temporaryFolder(), { ...job.variables, AUTOCLAVE_REPOSITORY: repository });
  expect(fetch(source)).toMatchObject({ code: 0, output: 'the tagged version\n' });
  expect(fetch('--upload-pack=touch pwned').code).not.toBe(0);
  expect(fetch('').code).not.toBe(0);
});
