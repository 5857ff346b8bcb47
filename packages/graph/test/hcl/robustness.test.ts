import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readHclFolder, readHclModules } from '../../src/hcl/read-hcl.ts';
import type { SourceTree } from '../../src/hcl/files/source-tree.ts';
import type { HclInput } from '../../src/input.ts';
import { stories, storyText } from '../story.ts';
import { diagnosticsOf, graphOf, readFiles, valueAt } from './folder.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

/** Asks an input for everything that the checker may ask it for. */
function exhaust(input: HclInput): void {
  const graph = graphOf(input);
  for (const instance of input.instances) {
    JSON.stringify(instance.sensitive);
    for (const path of Object.keys(instance.values())) {
      graph.references(graph.find(instance.address)!, path);
      instance.document(path);
      input.location(instance.address, path);
    }
    input.moduleCall(instance.module);
  }
  JSON.stringify([input.diagnostics, input.waivers, input.uncertifiableReasons]);
}

/** One file in memory; counts how often it is read. */
function oneFile(text: string): { readonly tree: SourceTree; readonly reads: () => number } {
  let reads = 0;
  const tree: SourceTree = {
    list: (folder) => (folder === '' ? ['main.tf'] : undefined),
    read: (path) => {
      if (path !== 'main.tf') return { unreadable: 'does not exist', isMissing: true };
      reads += 1;
      return { text };
    },
  };
  return { tree, reads: () => reads };
}

async function readText(text: string): Promise<HclInput> {
  const finder = { find: (): { unread: string } => ({ unread: 'is not here' }) };
  return readHclModules({ tree: oneFile(text).tree, finder, root: '' }, { path: 'stack' });
}

const value = (expression: string): string => `resource "aws_x" "y" {\n  value = ${expression}\n}\n`;

/** Locals, each made of the one before it. */
function chain(length: number, next: (before: string) => string): string {
  const lines = Array.from({ length }, (_, at) => `  a${at + 1} = ${next(`local.a${at}`)}`);
  return `locals {\n  a0 = "x"\n${lines.join('\n')}\n}\n${value(`local.a${length}`)}`;
}

describe('nothing outside of the folder is read', () => {
  test('neither through a path nor through a symbolic link', async ({ expect }) => {
    const outside = temporaryFolder({ 'secret.txt': 'secret', 'main.tf': 'resource "aws_x" "outside" {}\n' });
    const folder = temporaryFolder({
      'main.tf': `resource "aws_x" "y" {\n  up = file("../${outside.split('/').at(-1)}/secret.txt")\n  link = file("link.txt")\n  inner = file("linked/secret.txt")\n  absolute = file("${outside}/secret.txt")\n  enabled = fileexists("link.txt")\n  encrypted = fileexists("none.txt")\n}\nmodule "m" {\n  source = "./linked"\n}\n`,
    });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(join(outside, 'main.tf'), join(folder, 'other.tf'));
    symlinkSync(outside, join(folder, 'linked'));
    const input = await readHclFolder(folder, { path: 'stack' });
    const names = ['up', 'link', 'inner', 'absolute', 'enabled', 'encrypted'];
    expect(names.map((name) => valueAt(input, 'aws_x.y', name))).toEqual(['?', '?', '?', '?', '?', false]);
    expect(input.instances).toHaveLength(1);
    expect(diagnosticsOf(input)).toEqual([
      'hcl-module-unread main.tf:9 module m (./linked) has no files',
      'hcl-file-unreadable other.tf:1 other.tf lies outside of the folder that is read',
    ]);
  });

  test('a link that stays inside is followed', async ({ expect }) => {
    const folder = temporaryFolder({ 'files/a.txt': 'x', 'main.tf': value('file("b.txt")') });
    symlinkSync(join(folder, 'files/a.txt'), join(folder, 'b.txt'));
    expect(valueAt(await readHclFolder(folder, { path: 'stack' }), 'aws_x.y', 'value')).toBe('x');
  });

  test('a manifest of modules cannot lead out', async ({ expect }) => {
    const outside = temporaryFolder({ 'main.tf': 'resource "aws_x" "outside" {}\n' });
    const input = await readFiles({
      'main.tf': 'module "m" {\n  source = "example/m/aws"\n}\nresource "aws_x" "y" {}\n',
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [{ Key: 'm', Dir: `../${outside.split('/').at(-1)}` }, { Key: '__proto__', Dir: outside }, 5, null],
      }),
    });
    expect(input.instances.map(({ address }) => address)).toEqual(['aws_x.y']);
    expect(input.certifiable).toBe(false);
  });

  test('what is no file, no UTF-8 or too large is named', async ({ expect }) => {
    const folder = temporaryFolder({ 'main.tf': value('1'), 'large.tf': '#'.repeat(4_194_305) });
    writeFileSync(join(folder, 'latin.tf'), Buffer.from([0x23, 0xe9, 0x0a]));
    mkdirSync(join(folder, 'folder.tf'));
    symlinkSync(join(folder, 'folder.tf'), join(folder, 'linked.tf'));
    const input = await readHclFolder(folder, { path: 'stack' });
    expect(diagnosticsOf(input)).toEqual([
      'hcl-file-unreadable large.tf:1 large.tf is larger than 4 MiB',
      'hcl-file-unreadable latin.tf:1 latin.tf is not UTF-8',
      'hcl-file-unreadable linked.tf:1 linked.tf is not a file',
    ]);
    expect(input.instances).toHaveLength(1);
  });

  test.for([
    ['nothing', 'hcl-not-a-folder', (folder: string) => join(folder, 'none')],
    ['a file', 'hcl-not-a-folder', (folder: string) => join(folder, 'README.md')],
    ['a folder without configuration', 'hcl-no-configuration', (folder: string) => folder],
  ] as const)('%s is refused with a code', async ([, code, at], { expect }) => {
    const folder = temporaryFolder({ 'README.md': '' });
    await expect(readHclFolder(at(folder), { path: 'stack' })).rejects.toMatchObject({ code });
  });

  test('a root that does not hold the folder is refused', async ({ expect }) => {
    const [one, other] = [temporaryFolder({ 'main.tf': value('1') }), temporaryFolder({ 'main.tf': value('1') })];
    await expect(readHclFolder(one, { path: 'stack', root: other })).rejects.toMatchObject({
      code: 'hcl-outside-root',
    });
  });
});

describe('a few lines that ask for more than there is', () => {
  test.for([
    ['text that doubles', chain(60, (before) => `"\${${before}}\${${before}}"`)],
    ['text that grows by replacement', chain(40, (before) => `replace(${before}, "x", "xxxxxxxxxxxxxxxxxxxxxxxx")`)],
    ['lists that double', chain(60, (before) => `[${before}, ${before}]`)],
    ['objects that double', chain(60, (before) => `{ a = ${before}, b = jsonencode(${before}) }`)],
    ['loops in loops', value('[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a * b * c]]]')],
    ['a product of lists', value('setproduct(range(1000), range(1000), range(1000))')],
    ['a pattern that backtracks', value('regexall("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")')],
    [
      'YAML that expands',
      value(
        'yamldecode("a: &a [x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c]\\ne: [*d,*d,*d,*d,*d,*d,*d]\\n")',
      ),
    ],
    ['a count beyond all bounds', 'resource "aws_x" "y" {\n  count = 1000000000\n}\n'],
    ['a pattern with a wide field', value('format("%999999999d", 1)')],
    ['numbers that grow', chain(60, (before) => `(${before} == "x" ? 3.7 : ${before}) * 1.000001`)],
    [
      'a long chain of locals',
      chain(5000, (before) => `[for x in flatten([merge({ a = [${before}] }, {}).a]) : "\${try(x, 1)}"][0]`),
    ],
    ['a long chain of conditions', chain(3000, (before) => `true ? ((((((((((${before})))))))))) : 2`)],
    ['brackets in brackets', value('('.repeat(5000) + ')'.repeat(5000))],
    ['blocks in blocks', `resource "aws_x" "y" {\n${'b {\n'.repeat(5000)}${'}\n'.repeat(5000)}}\n`],
    ['brackets that are never closed', value('['.repeat(20_000))],
    ['signs without sense', '}{)(][ "x '.repeat(20_000)],
    ['quotes', '"'.repeat(20_001)],
  ] as const)('%s', async ([, text], { expect }) => {
    const start = performance.now();
    const input = await readText(text);
    exhaust(input);
    // A second on an idle machine, and a machine that is not.
    expect(performance.now() - start).toBeLessThan(5000);
    expect(input.instances.length).toBeLessThan(2);
  });

  test('values of any depth can be walked', async ({ expect }) => {
    const rows = Array.from({ length: 1000 }, (_, at) => `  a${at + 1} = [local.a${at}]`).join('\n');
    const uses = Array.from(
      { length: 1001 },
      (_, at) => `resource "aws_x" "y${at}" {\n  value = local.a${at}\n}\n`,
    ).join('');
    const input = await readText(
      `locals {\n  a0 = aws_kms_key.k.arn\n${rows}\n}\n${uses}resource "aws_kms_key" "k" {}\n`,
    );
    exhaust(input);
    expect(input.instances).toHaveLength(1002);
    expect(input.instances[100]!.resolve('value').links).toHaveLength(1);
  });

  test('modules that call each other many times over end at a bound, which is named', async ({ expect }) => {
    const call = (source: string): string => `module "m" {\n  count = 300\n  source = "${source}"\n}\n`;
    const input = await readFiles({
      'main.tf': call('./a'),
      'a/main.tf': call('../b'),
      'b/main.tf': `${call('../c')}resource "aws_x" "y" {}\n`,
      'c/main.tf': 'resource "aws_x" "y" {}\n',
    });
    expect(input.certifiable).toBe(false);
    expect(input.diagnostics.map(({ code }) => code)).toContain('hcl-limit');
    expect(input.instances.length).toBeLessThan(100_001);
  });
});

test('each file is read and parsed once, however often its module is called', async ({ expect }) => {
  const { tree, reads } = oneFile(`module "m" {\n  source = "./main"\n}\n${value('1')}`);
  const finder = {
    find: ({ path }: { path: readonly string[] }) => (path.length === 1 ? { folder: 'm' } : { unread: 'no' }),
  };
  let inner = 0;
  const both: SourceTree = {
    list: (folder) => (folder === 'm' ? ['a.tf'] : tree.list(folder)),
    read: (path) => {
      if (path !== 'm/a.tf') return tree.read(path);
      inner += 1;
      return { text: value('1') };
    },
  };
  const calls = Array.from({ length: 20 }, (_, at) => `module "m${at}" {\n  source = "./m"\n  count = 3\n}\n`).join('');
  const source = { ...oneFile(calls) };
  const input = await readHclModules(
    {
      tree: {
        list: (folder) => both.list(folder),
        read: (path) => (path === 'main.tf' ? source.tree.read(path) : both.read(path)),
      },
      finder,
      root: '',
    },
    { path: 'stack' },
  );
  exhaust(input);
  expect(input.instances).toHaveLength(60);
  expect([source.reads(), inner, reads()]).toEqual([1, 1, 0]);
});

/** What makes sense of HCL, or nonsense. */
const pieces = [
  '{',
  '}',
  '"',
  '${',
  '%{',
  '<<EOT\n',
  '[',
  ']',
  '(',
  ')',
  '=',
  '\n',
  '#',
  '/*',
  'for',
  'null',
  'each.key',
  '1e9',
  '\\',
  '\u0000',
  '😀',
  'count = -1\n',
  'for_each = toset([])\n',
  '[*]',
  '~}',
  '%{ endif }',
  'dynamic "x" {\n',
  '__proto__',
];

test('mutated configurations never crash, and never hang', async ({ expect }) => {
  const texts = stories.map((story) => storyText(story, 'main.tf'));
  const piece = fc.constantFrom(...pieces);
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat(30),
    piece: fc.option(piece),
    times: fc.integer({ min: 0, max: 3 }),
  });
  let slowest = 0;
  const reads = fc.asyncProperty(
    fc.nat(texts.length - 1),
    fc.array(edit, { minLength: 1, maxLength: 4 }),
    async (which, edits) => {
      let text = texts[which]!;
      for (const { at, length, piece: added, times } of edits) {
        const from = at % (text.length + 1);
        const to = from + length;
        text =
          added === null
            ? text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to)
            : text.slice(0, from) + added + text.slice(from);
      }
      const start = performance.now();
      exhaust(await readText(text));
      slowest = Math.max(slowest, performance.now() - start);
    },
  );
  await fc.assert(reads, { numRuns: 500, seed: 20_300_131 });
  expect(slowest).toBeLessThan(5000);
});
