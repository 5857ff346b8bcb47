import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { UserError } from '@autoclave/catalog';
import { readPlanArchive, showWithTerraform } from '../../src/archive/index.ts';
import type { ArchiveInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { clinic } from './configuration.ts';
import { fileOf, savePlan } from './saved-plan.ts';

/** A change of bytes: some are overwritten, left out, put in or repeated, or the rest is cut off. */
const mutation = fc.record({
  kind: fc.constantFrom('overwrite', 'remove', 'insert', 'repeat', 'cut'),
  at: fc.nat(),
  /** Most damage is small; the table of contents stands in the last bytes. */
  isNearEnd: fc.boolean(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer One> ? One : never;

const tableLength = 2000;

function mutate(content: Buffer, { kind, at, isNearEnd, bytes }: Mutation): Buffer {
  const reach = isNearEnd ? Math.min(tableLength, content.length) : content.length;
  const from = content.length - 1 - (at % Math.max(reach, 1));
  const [before, after] = [content.subarray(0, from), content.subarray(from)];
  switch (kind) {
    case 'overwrite':
      return Buffer.concat([before, bytes, after.subarray(bytes.length)]);
    case 'remove':
      return Buffer.concat([before, after.subarray(bytes.length)]);
    case 'insert':
      return Buffer.concat([before, bytes, after]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, bytes.length * 50), after]);
    case 'cut':
      return Buffer.from(before);
  }
}

/** Everything that is judged of an input, as text. */
function readingOf(input: ArchiveInput): string {
  const graph = new LinkedGraph(input.instances);
  const instances = input.instances.map((instance) => {
    const resource = graph.find(instance.address)!;
    const paths = Object.keys(instance.values()).map((path) => {
      const { links, missing } = graph.references(resource, path);
      const targets = links.map(({ target, attribute, strength, via }) => [target.address, attribute, strength, via]);
      return [path, targets, missing, JSON.stringify(instance.document(path)) ?? ''];
    });
    return [instance.address, instance.action, paths, input.location(instance.address)];
  });
  return JSON.stringify([instances, input.diagnostics, input.waivers, input.providers, input.checks]);
}

test('1,000 damaged archives: refused with a code, or read as if nothing had happened', async ({ expect }) => {
  const saved = await savePlan(clinic);
  const shown = await showWithTerraform(process.env)(dirname(saved), 'saved');
  const whole = readFileSync(saved);
  const file = fileOf(whole);
  // Terraform reads the same file and has checks of its own: here nothing but the archive's own reader stands guard.
  const read = async (): Promise<ArchiveInput> =>
    readPlanArchive(file, { path: 'saved', show: async () => Promise.resolve(shown) });
  const expected = readingOf(await read());
  const counts = { refused: 0, equal: 0 };
  const slowest = { milliseconds: 0 };
  const reads = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 2 }), async (mutations) => {
    writeFileSync(file, mutations.reduce(mutate, whole));
    const start = process.cpuUsage();
    try {
      expect(readingOf(await read())).toBe(expected);
      counts.equal += 1;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.code).toMatch(/^archive-/);
      expect(error.fix).not.toBe('');
      counts.refused += 1;
    }
    const { user, system } = process.cpuUsage(start);
    slowest.milliseconds = Math.max(slowest.milliseconds, (user + system) / 1000);
  });
  await fc.assert(reads, { numRuns: 1000, seed: 164_316 });
  expect(counts.refused).toBeGreaterThan(300);
  expect(counts.equal).toBeGreaterThan(10);
  expect(slowest.milliseconds).toBeLessThan(1000);
}, 600_000);
