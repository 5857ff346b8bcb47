import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { changesOf, type Change } from './changes.ts';
import { generators } from './generators.ts';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const stale: Change[] = [];
for (const generator of generators) {
  // One after the other: the pages read the catalog that the index completes.
  const changes = await changesOf(generator, root);
  stale.push(...changes);
  if (!values.check) for (const change of changes) apply(change);
}

for (const { kind, path } of stale) console.log(`${kind} ${path}`);
if (values.check && stale.length > 0) {
  console.error(`${stale.length} generated files are not up to date: npm run generate`);
  process.exitCode = 1;
}

function apply(change: Change): void {
  const path = join(root, change.path);
  if (change.kind === 'delete') {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change.text);
}
