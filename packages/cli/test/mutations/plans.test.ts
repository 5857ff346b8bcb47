import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';
import { jsonMutation, mutateJson } from './json-mutation.ts';
import { complaint, runMutated, stories, storyFile } from './mutated-run.ts';

const texts = stories.map((story) => storyFile(story, 'plan.json'));

const actions = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget']);

/**
 * What must hold of a plan that is certified: it is JSON, it says its format, and each change in it names a resource and what
 * becomes of it. Written anew here, so that the reader is not its own judge.
 */
function isWhole(text: string): boolean {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isObject(plan) || !/^(?:0\.[12]|1\.\d+)$/.test(String(plan['format_version']))) return false;
  const { errored, resource_changes: changes = [] } = plan;
  return errored !== true && Array.isArray(changes) && changes.every(isChange);
}

function isChange(change: unknown): boolean {
  if (!isObject(change) || !isObject(change['change'])) return false;
  const named = ['address', 'type', 'name', 'mode'].every((name) => typeof change[name] === 'string');
  const made: unknown = change['change']['actions'];
  return named && Array.isArray(made) && made.length > 0 && made.every((action) => actions.has(action));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

test('6,000 mutated plans: no crash, no hang, and no 0 for what cannot be read', async ({ expect }) => {
  const cwd = temporaryFolder();
  const counts = { certified: 0, refused: 0 };
  const judges = fc.asyncProperty(
    fc.nat(texts.length - 1),
    fc.array(jsonMutation, { minLength: 1, maxLength: 3 }),
    async (story, mutations) => {
      const text = mutateJson(texts[story]!, mutations);
      writeFileSync(join(cwd, 'plan.json'), text);
      const run = await runMutated('plan.json', cwd);
      expect(complaint(run)).toBeUndefined();
      if (run.exitCode === 0) expect(isWhole(text)).toBe(true);
      counts[run.exitCode === 0 ? 'certified' : 'refused'] += 1;
    },
  );
  await fc.assert(judges, { numRuns: 6000, seed: 164_312 });
  expect({}).not.toHaveProperty('polluted');
  // Both happen often, or the mutations would prove little.
  expect(counts.certified).toBeGreaterThan(1000);
  expect(counts.refused).toBeGreaterThan(1000);
}, 600_000);
