import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';
import { complaint, runMutated, stories, storyFile } from './mutated-run.ts';

const texts = stories.map((story) => storyFile(story, 'main.tf'));

/** What makes sense of HCL, or nonsense. */
const pieces = [
  '{',
  '}',
  '"',
  '${',
  '%{',
  '<<EOT\n',
  '<<-"x"\n',
  '[',
  ']',
  '(',
  ')',
  '=',
  '=>',
  '...',
  '\n',
  '\r\n',
  '\t',
  '#',
  '//',
  '/*',
  '*/',
  'for x in y : ',
  'null',
  'each.key',
  'count.index',
  'var.',
  'local.none',
  'module.m[*].x',
  '1e9',
  '-',
  '\\',
  '\\u00',
  '\u0000',
  '\u{1f600}',
  'count = 1000000\n',
  'count = -1\n',
  'for_each = toset(["a", "b.c", "d\\"e"])\n',
  'dynamic "x" {\n',
  'source = "../../.."\n',
  'file("/etc/passwd")',
  'templatefile("main.tf", {})',
  '~}',
  '%{ endif }',
  '__proto__',
  'constructor',
  'lifecycle {\n',
  '("'.repeat(300),
];

const edit = fc.record({
  at: fc.nat(),
  length: fc.nat(40),
  times: fc.integer({ min: 0, max: 3 }),
  piece: fc.option(fc.constantFrom(...pieces)),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

function mutate(text: string, { at, length, times, piece }: Edit): string {
  const from = at % (text.length + 1);
  if (piece !== null) return text.slice(0, from) + piece + text.slice(from);
  return text.slice(0, from) + text.slice(from, from + length).repeat(times) + text.slice(from + length);
}

test('3,000 mutated configurations: no crash, no hang, and no 0 for what Terraform cannot read', async ({ expect }) => {
  const folder = temporaryFolder();
  const accepted: string[] = [];
  let refused = 0;
  let runs = 0;
  const judges = fc.asyncProperty(
    fc.nat(texts.length - 1),
    fc.array(edit, { minLength: 1, maxLength: 3 }),
    async (story, edits) => {
      const text = edits.reduce(mutate, texts[story]!);
      const name = String((runs += 1));
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'main.tf'), text);
      const run = await runMutated(name, folder);
      expect(complaint(run)).toBeUndefined();
      if (run.exitCode === 0) accepted.push(name);
      else refused += 1;
    },
  );
  await fc.assert(judges, { numRuns: 3000, seed: 164_314 });
  expect(accepted.length).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(300);
  expect(unreadable(folder, accepted)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
}, 600_000);

/** Those of the folders that Terraform finds errors of syntax in. */
function unreadable(folder: string, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < names.length; from += 200) {
    const files = names.slice(from, from + 200).map((name) => join(name, 'main.tf'));
    const run = spawnSync('terraform', ['fmt', '-check', '-write=false', '-no-color', ...files], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (run.error !== undefined) throw run.error;
    // 0 is formatted, 3 is not; both could be parsed.
    if (run.status === 0 || run.status === 3) continue;
    found.push(...Array.from(run.stderr.matchAll(/on (\S+) line \d+/g), ([, file = '']) => file));
  }
  return [...new Set(found)];
}
