import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { UNKNOWN, type Value } from '@autoclave/catalog';
import { readHclFolder } from '../../src/hcl/read-hcl.ts';
import { functionNames } from '../../src/hcl/functions/call.ts';
import { readFiles } from './folder.ts';

const fixtures = new URL('../../../../fixtures/hcl/', import.meta.url);

/** One expression a line; groups begin with `# `. */
const expressions = readFileSync(new URL('expressions.txt', fixtures), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '));

/** What fails becomes this text on both sides. */
const guarded = expressions.map((expression) => `jsonencode(try(${expression}, "<error>"))`);

let folder = '';
let expected: readonly string[] = [];
let values: ReadonlyMap<string, Value | undefined> = new Map<string, Value | undefined>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  cpSync(new URL('console', fixtures), folder, { recursive: true });
  // Base64, since the console quotes what it prints.
  const input = `base64encode(jsonencode([${guarded.join(', ')}]))\n`;
  const run = spawnSync('terraform', ['console', '-no-color'], { cwd: folder, input, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  expected = JSON.parse(Buffer.from(run.stdout.trim().slice(1, -1), 'base64').toString('utf8'));
  const rows = guarded.map((row, at) => `resource "table_row" "r${at}" {\n  value = ${row}\n}\n`);
  writeFileSync(join(folder, 'table.tf'), rows.join('\n'));
  const read = await readHclFolder(folder, { path: folder });
  values = new Map(read.instances.map((instance) => [instance.name, instance.values()['value']]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('expressions have the values that terraform console gives them', () => {
  test('Terraform has answered to each', ({ expect }) => {
    expect(expected).toHaveLength(expressions.length);
    expect(expressions.length).toBeGreaterThan(350);
  });

  test.for(expressions.map((expression, at) => ({ expression, at })))('$expression', ({ at }, { expect }) => {
    expect(values.get(`r${at}`)).toBe(expected[at]);
  });
});

describe('what Terraform computes with digits that are not held here is unknown, never wrong', () => {
  const rows = [
    '"x${1 / 3}"',
    '"x${1.1 - 1}"',
    '1.2 * 3',
    '12345678901234567890 + 0',
    '"x${pow(2, 60)}"',
    'format("%.2f", 2.675)',
  ];
  test.for(rows)('%s', async (expression, { expect }) => {
    const [one] = (await readFiles(`resource "table_row" "one" {\n  value = ${expression}\n}\n`)).instances;
    expect(one?.values()['value']).toBe(UNKNOWN);
    expect(one?.resolve('value').missing).not.toEqual([]);
  });
});

test('the functions of Terraform are known, each by its name', ({ expect }) => {
  const run = spawnSync('terraform', ['metadata', 'functions', '-json'], { encoding: 'utf8' });
  const { function_signatures: signatures } = JSON.parse(run.stdout) as { function_signatures: object };
  const names = Object.keys(signatures).filter((name) => !name.includes('::'));
  expect(names.length).toBeGreaterThan(100);
  // The console alone knows `type`, and `list` and `map` only say that they are gone.
  const known = new Set([...functionNames, 'list', 'map', 'type']);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
