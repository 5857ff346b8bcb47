import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const plan = readFileSync(join(root, 'fixtures/plans/objects/plan.json'), 'utf8');
const files = { 'stacks/plan.json': plan };

const formats: readonly (readonly [format: string, begins: RegExp])[] = [
  ['human', /^critical: \d+ findings\n/],
  ['json', /^\{\n  "formatVersion": "1",\n/],
  ['sarif', /^\{\n  "\$schema": "https:\/\/docs\.oasis-open\.org\/sarif\//],
  ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="autoclave" tests="\d+"/],
  ['markdown', /^## Autoclave: \d+ findings, /],
  ['csv', /^\ufeffverdict,severity,control,/],
  ['html', /^<!doctype html>\n/],
  ['github', /^::error file=stacks\/plan\.json,line=1,title=/],
  ['github-summary', /^## Autoclave: \d+ findings, /],
  ['ocsf', /^\[\n  \{\n    "category_uid": 2,/],
  ['oscal', /^\{\n  "assessment-results": \{\n    "uuid": "/],
];

test.for(formats)('check --format %s', async ([format, begins], { expect }) => {
  const run = await autoclave(['check', 'stacks/plan.json', '--format', format], { cwd: temporaryFolder(files) });
  expect(run).toMatchObject({ exitCode: 1, errors: '' });
  expect(run.output).toMatch(begins);
  expect(run.output.endsWith('\n')).toBe(true);
});

test.for(formats)('%s is equal in two runs', async ([format], { expect }) => {
  const cwd = temporaryFolder(files);
  const words = ['check', 'stacks/plan.json', '--format', format, '--verdicts', 'all'];
  expect((await autoclave(words, { cwd })).output).toBe((await autoclave(words, { cwd })).output);
});

test('paths are seen from the root of the repository, wherever the command runs', async () => {
  const folder = temporaryFolder(files);
  const run = await autoclave(['check', 'plan.json', '--format', 'github'], {
    cwd: join(folder, 'stacks'),
    env: { ...process.env, GITHUB_WORKSPACE: folder },
  });
  expect(run.output).toMatch(/^::error file=stacks\/plan\.json,/);
});

test('of several inputs the one is named that holds the resource', async () => {
  const locals = readFileSync(join(root, 'fixtures/plans/locals/plan.json'), 'utf8');
  const cwd = temporaryFolder({ 'a.json': plan, 'b.json': locals });
  const run = await autoclave(['check', 'a.json', 'b.json', '--format', 'sarif'], { cwd });
  const { results } = JSON.parse(run.output).runs[0];
  const uris = results.map(
    (result: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
      result.locations[0].physicalLocation.artifactLocation.uri,
  );
  expect(new Set(uris)).toEqual(new Set(['a.json', 'b.json']));
});

test('--help lists every format', async () => {
  const { output } = await autoclave(['check', '--help']);
  expect(output).toContain(`--format NAME`);
  expect(output).toContain(formats.map(([format]) => format).join(', '));
});

/** Runs a check in a process of its own, and gives the files of the reports that were loaded for it. */
function loadedReports(format: string): readonly string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    const { execute } = await import(${JSON.stringify(join(root, 'packages/cli/src/main.ts'))});
    const context = { cwd: ${JSON.stringify(root)}, env: {}, now: new Date(0), progress() {}, readStdin: async () => '', version: '0' };
    const words = ['check', 'fixtures/plans/objects/plan.json', '--format', ${JSON.stringify(format)}];
    const { exitCode } = await execute(words, context, { width: 100, isColoured: false });
    console.log(JSON.stringify({ exitCode, loaded }));
  `;
  const node = join(root, 'node_modules/.bin/node');
  const { stdout, stderr } = spawnSync(node, ['--conditions=autoclave-source', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stderr.replaceAll(/^.*Warning.*$|^\(Use.*$/gm, '').trim()).toBe('');
  const { exitCode, loaded } = JSON.parse(stdout);
  expect(exitCode).toBe(1);
  return loaded.flatMap((url: string) => /\/checker\/src\/reports\/(.*)\.ts$/.exec(url)?.[1] ?? []);
}

test.for([
  ['human', ['sarif/', 'html/', 'oscal/', 'junit', 'ocsf', 'csv', 'github', 'markdown']],
  ['sarif', ['html/', 'oscal/', 'junit', 'ocsf', 'csv', 'github', 'markdown']],
  ['html', ['sarif/', 'oscal/', 'junit', 'ocsf', 'csv', 'github', 'markdown']],
] as const)('--format %s loads the code of no other format', ([format, others], { expect }) => {
  const loaded = loadedReports(format);
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((file) => others.some((other) => file.startsWith(other)))).toEqual([]);
  if (format !== 'human') expect(loaded.some((file) => file.startsWith(`${format}/`))).toBe(true);
});
