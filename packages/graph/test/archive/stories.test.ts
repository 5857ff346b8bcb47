import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { isValueList, isValueMap, type Value } from '@autoclave/catalog';
import { readPlanArchive } from '../../src/archive/index.ts';
import { hidesAt } from '../../src/archive/marks.ts';
import type { ArchiveInput, PlanInput } from '../../src/input.ts';
import { stories, storyPlan, storyText, type Story } from '../story.ts';
import { fileOf } from './saved-plan.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';

interface Module {
  readonly module_calls?: Readonly<Record<string, { readonly source: string; readonly module: Module }>>;
}

/** The modules of a plan with their folders, as `tfconfig/modules.json` lists them. */
function modulesOf(module: Module, key = '', folder = '.'): readonly { readonly Key: string; readonly Dir: string }[] {
  const calls = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
    modulesOf(call.module, key === '' ? name : `${key}.${name}`, posix.join(folder, call.source)),
  );
  return [{ Key: key, Dir: folder }, ...calls];
}

/** Makes the saved plan of a story from its configuration. */
async function storyArchive(story: Story): Promise<ArchiveInput> {
  const folder = fileURLToPath(new URL(`../../../../fixtures/plans/${story}/`, import.meta.url));
  const json = storyText(story);
  const { configuration } = JSON.parse(json) as { readonly configuration: { readonly root_module: Module } };
  const modules = modulesOf(configuration.root_module);
  const files = modules.flatMap(({ Key, Dir }): ZipEntry[] =>
    readdirSync(posix.join(folder, Dir))
      .filter((name) => name.endsWith('.tf'))
      .map((name) => ({ name: `tfconfig/m-${Key}/${name}`, content: readFileSync(posix.join(folder, Dir, name)) })),
  );
  const manifest = { name: 'tfconfig/modules.json', content: JSON.stringify(modules) };
  const file = fileOf(zipOf([{ name: 'tfplan', content: 'a plan' }, ...files, manifest]));
  return readPlanArchive(file, { path: `${story}.json`, show: async () => Promise.resolve({ json }) });
}

/** Every path in a value, without indexes. */
function pathsIn(value: Value, before = ''): readonly string[] {
  if (isValueList(value)) return value.flatMap((one) => pathsIn(one, before));
  if (!isValueMap(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const path = before === '' ? name : `${before}.${name}`;
    return [path, ...pathsIn(one, path)];
  });
}

/** Each instance of both, with every path in it. */
function* places(plan: PlanInput, archive: ArchiveInput) {
  for (const [index, planned] of plan.instances.entries()) {
    const joined = archive.instances[index]!;
    for (const path of new Set(pathsIn(planned.values()))) yield { planned, joined, path };
  }
}

const strengths = ['may', 'paired', 'must'];

describe.for(stories.map((story) => ({ story })))('the saved plan of $story', ({ story }) => {
  test('is as whole as its plan, and has the same instances', async ({ expect }) => {
    const [plan, archive] = [storyPlan(story), await storyArchive(story)];
    expect(archive.certifiable).toBe(plan.certifiable);
    expect(archive.uncertifiableReasons).toEqual(plan.uncertifiableReasons);
    expect(archive.instances.map(({ address, action }) => `${action} ${address}`)).toEqual(
      plan.instances.map(({ address, action }) => `${action} ${address}`),
    );
    expect(archive.drift.map(({ address, action }) => `${action} ${address}`)).toEqual(
      plan.drift.map(({ address, action }) => `${action} ${address}`),
    );
    expect(archive.diagnostics).toEqual([]);
  });

  test('loses no certain reference, and leaves no hop open that the plan sees', async ({ expect }) => {
    const [plan, archive] = [storyPlan(story), await storyArchive(story)];
    const present = new Set(plan.instances.map(({ address }) => address));
    for (const { planned, joined, path } of places(plan, archive)) {
      const [before, after] = [planned.resolve(path), joined.resolve(path)];
      const at = `${planned.address} ${path}`;
      for (const { target, attribute, strength } of before.links) {
        const same = after.links.filter((link) => link.target === target);
        const best = Math.max(...same.map((link) => strengths.indexOf(link.strength)));
        if (strength === 'must') expect(same, at).not.toEqual([]);
        // Of the attributes that the plan names the configuration tells which one is meant; '' stands for any.
        const named = before.links.filter((link) => link.target === target).map((link) => link.attribute);
        const isNamed = same.every((link) => named.includes(link.attribute)) || named.includes('');
        if (strength === 'must') expect(isNamed, `${at} ${attribute}`).toBe(true);
        if (same.length > 0) expect(best, at).toBeGreaterThanOrEqual(strengths.indexOf(strength));
      }
      for (const { target } of after.links) expect(present, at).toContain(target);
      if (before.missing.length === 0) expect(after.missing, at).toEqual([]);
      if (before.links.length > 0) expect(after.links, at).not.toEqual([]);
    }
  });

  test('hides all that the plan hides', async ({ expect }) => {
    const shown = [...places(storyPlan(story), await storyArchive(story))]
      .filter(({ planned, joined, path }) => hidesAt(planned.sensitive, path) && !hidesAt(joined.sensitive, path))
      .map(({ planned, path }) => `${planned.address} ${path}`);
    expect(shown).toEqual([]);
  });
});

test('no local is left open in any story', async ({ expect }) => {
  const open = { plan: 0, archive: 0 };
  for (const story of stories) {
    for (const { planned, joined, path } of places(storyPlan(story), await storyArchive(story))) {
      open.plan += planned.resolve(path).missing.filter((hop) => hop.includes('local.')).length;
      open.archive += joined.resolve(path).missing.filter((hop) => hop.includes('local.')).length;
    }
  }
  expect(open).toEqual({ plan: 4, archive: 0 });
});
