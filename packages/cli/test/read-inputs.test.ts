import { spawnSync } from 'node:child_process';
import type nodeFs from 'node:fs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { largestText, readWhole } from '../src/check/read-whole.ts';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

/** How often each file was read as a whole. */
const reads = vi.hoisted(() => new Map<string, number>());

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof nodeFs>();
  const readFileSync = (path: string, ...rest: unknown[]): unknown => {
    reads.set(path, (reads.get(path) ?? 0) + 1);
    return Reflect.apply(fs.readFileSync, fs, [path, ...rest]);
  };
  return { ...fs, readFileSync };
});

const root = join(import.meta.dirname, '../../..');
const plan = readFileSync(join(root, 'fixtures/plans/settled/plan.json'), 'utf8');

/** Runs the real command in a shell, which alone makes such pipes. */
function inShell(words: string, files: Readonly<Record<string, string>>): { output: string; errors: string } {
  const script = `
    const { main } = await import(${JSON.stringify(join(root, 'packages/cli/src/main.ts'))});
    process.exitCode = await main(process.argv.slice(2));
  `;
  const { stdout, stderr } = spawnSync('bash', ['-c', words], {
    cwd: temporaryFolder({ ...files, 'main.mjs': script }),
    env: {
      ...process.env,
      AUTOCLAVE: `${join(root, 'node_modules/node/bin/node')} --conditions=autoclave-source main.mjs`,
    },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { output: stdout, errors: stderr };
}

describe('what can be read only once', () => {
  test.for([
    ['$AUTOCLAVE check <(cat plan.json) --format json', /^\/dev\/fd\/\d+$/],
    ['cat plan.json | $AUTOCLAVE check /dev/stdin --format json', /^\/dev\/stdin$/],
    ['$AUTOCLAVE check - --format json < plan.json', /^-$/],
  ] as const)('%s', ([words, path], { expect }) => {
    // Longer than what a pipe holds, and behind the mark that PowerShell writes.
    const { output, errors } = inShell(words, { 'plan.json': `\uFEFF${plan}${' '.repeat(200_000)}` });
    expect(errors).toBe('');
    expect(JSON.parse(output)).toMatchObject({
      inputs: [{ path: expect.stringMatching(path), kind: 'plan', certifiable: true }],
    });
  });

  test('a saved plan in a pipe is refused with what to do', ({ expect }) => {
    const { output, errors } = inShell('$AUTOCLAVE check <(cat tfplan)', { tfplan: 'PK\u0003\u0004' });
    expect(output).toBe('');
    expect(errors).toContain('code plan-is-binary');
  });

  test('a pipe has the limit of a file', async ({ expect }) => {
    const chunk = new Uint8Array(64 * 1024 * 1024);
    let given = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += chunk.length;
        yield await Promise.resolve(chunk);
      }
    };
    await expect(readWhole(endless(), '-')).rejects.toMatchObject({ code: 'input-too-large' });
    expect(given).toBeLessThan(largestText + 2 * chunk.length);
  });
});

describe('copies', () => {
  test('are told by what they hold, and no file is compared with all others', async ({ expect }) => {
    const cwd = temporaryFolder();
    const names = Array.from({ length: 30 }, (_, index) => `${index}.json`);
    for (const [index, name] of names.entries()) {
      const serial = String(index % 25).padStart(2, '0');
      writeFileSync(join(cwd, name), plan.replace('"terraform_version"', `"copy":"${serial}","terraform_version"`));
    }
    reads.clear();
    const run = await autoclave(['check', ...names, '0.json', '--format', 'json'], { cwd });
    const { inputs } = JSON.parse(run.output) as { readonly inputs: readonly { readonly path: string }[] };
    expect(inputs.map(({ path }) => path)).toEqual(names.slice(0, 25).toSorted());
    expect(run.progress.split('\n')).toEqual(
      expect.arrayContaining([
        'note  25.json holds the same as 0.json, and counts once',
        'note  29.json holds the same as 4.json, and counts once',
        'note  0.json is given more than once, and counts once',
      ]),
    );
    // Once to compare them, and once to judge them.
    expect(Math.max(...names.map((name) => reads.get(join(cwd, name)) ?? 0))).toBe(2);
  });

  test('are not looked for among files of different sizes', async ({ expect }) => {
    const cwd = temporaryFolder({ 'one.json': plan, 'two.json': `${plan}\n` });
    reads.clear();
    await autoclave(['check', 'one.json', 'two.json'], { cwd });
    expect(['one.json', 'two.json'].map((name) => reads.get(join(cwd, name)))).toEqual([1, 1]);
  });
});

test.for(['main.tofu', 'main.tofu.json', 'main.tf.json', 'main.tf'])('a folder with %s is judged', async (name) => {
  const cwd = temporaryFolder({ [`live/${name}`]: name.endsWith('.json') ? '{}' : '' });
  const run = await autoclave(['check', 'live', '--format', 'json'], { cwd });
  expect(JSON.parse(run.output)).toMatchObject({ inputs: [{ kind: 'hcl' }] });
  expect((await autoclave(['check', `live/${name}`], { cwd })).errors).toContain('code hcl-file-alone');
});

test.for(['.main.tf', '#main.tf#', 'main.tf~', 'main.tf.bak'])('a folder with %s alone holds nothing', async (name) => {
  const cwd = temporaryFolder({ [`live/${name}`]: '' });
  expect((await autoclave(['check', 'live'], { cwd })).errors).toContain('code folder-without-input');
  expect((await autoclave(['plan', 'live'], { cwd })).errors).toContain('code folder-without-terraform');
});
