import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { COMPUTED, isValueList, isValueMap, UNKNOWN, type References, type Value } from '@autoclave/catalog';
import type { HclInput, PlanInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { offlineProvider, Terraform } from '../../src/terraform/index.ts';
import { readHclFolder } from '../../src/hcl/read-hcl.ts';
import { stories, storyPlan, type Story } from '../story.ts';

/** A configuration, read as HCL and as the plan that Terraform made of it. */
interface Pair {
  readonly hcl: HclInput;
  readonly plan: PlanInput;
}

/** Instances that the plan leaves out, by what the story is about: an error stops it, or -target. */
const notPlanned: Readonly<Partial<Record<Story, readonly string[]>>> = {
  errored: ['aws_ebs_snapshot.after'],
  targeted: ['aws_s3_bucket_public_access_block.records'],
};

function storyFolder(story: Story): string {
  return new URL(`../../../../fixtures/plans/${story}`, import.meta.url).pathname;
}

/** Differences between what both know, a line each; what one of the two does not know agrees with everything. */
function differences(hcl: Value, plan: Value | undefined, at: string): readonly string[] {
  if (isOpen(hcl) || isOpen(plan) || (isEmpty(hcl) && isEmpty(plan))) return [];
  if (isValueList(hcl) && isValueList(plan)) return isMatched(hcl, plan) ? [] : [`${at}: other elements`];
  if (isValueMap(hcl) && isValueMap(plan)) {
    return Object.entries(hcl).flatMap(([name, value]) => differences(value, plan[name], `${at}.${name}`));
  }
  return isSame(hcl, plan ?? null) ? [] : [`${at}: ${JSON.stringify(hcl)} is ${JSON.stringify(plan)} in the plan`];
}

function isOpen(value: Value | undefined): boolean {
  return value === UNKNOWN || value === COMPUTED;
}

/** The provider writes what is empty as null. */
function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Blocks and sets have no order: each element must have one like it. */
function isMatched(hcl: readonly Value[], plan: readonly Value[]): boolean {
  const left = [...plan];
  return (
    hcl.length === plan.length &&
    hcl
      .filter((one) => !isOpen(one))
      .every((one) => {
        const found = left.findIndex((other) => differences(one, other, '').length === 0);
        if (found !== -1) left.splice(found, 1);
        return found !== -1;
      })
  );
}

/** Policies are written anew by the provider. */
function isSame(hcl: Value, plan: Value): boolean {
  if (hcl === plan) return true;
  if (typeof hcl !== 'string' || typeof plan !== 'string' || !/^\s*[{[]/.test(hcl)) return false;
  return JSON.stringify(sorted(JSON.parse(hcl))) === JSON.stringify(sorted(JSON.parse(plan)));
}

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [name, sorted(value)]),
  );
}

function present({ instances }: PlanInput): PlanInput['instances'] {
  return instances.filter(({ action }) => action !== 'delete' && action !== 'forget');
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

/** References that the plan is sure of and the configuration does not show, a line each. */
function lostLinks({ hcl, plan }: Pair): { readonly lost: readonly string[]; readonly seen: number } {
  const [fromHcl, fromPlan] = [new LinkedGraph(hcl.instances), new LinkedGraph(plan.instances)];
  const certain = hcl.instances.flatMap((instance) => {
    const [own, planned] = [fromHcl.find(instance.address)!, fromPlan.find(instance.address)];
    if (planned === undefined) return [];
    return [...new Set(pathsIn(instance.values()))].flatMap((path) => {
      const shown = targetsOf(fromHcl.references(own, path).links.filter(({ strength }) => strength !== 'may'));
      // Equal literals join what is known, and after an apply the plan knows more.
      const sure = fromPlan
        .references(planned, path)
        .links.filter(({ strength }) => strength !== 'may' && strength !== 'literal');
      return [...targetsOf(sure)].map((target) => ({
        line: `${instance.address} ${path} -> ${target}`,
        isLost: !shown.has(target),
      }));
    });
  });
  return { lost: certain.filter(({ isLost }) => isLost).map(({ line }) => line), seen: certain.length };
}

function targetsOf(links: References['links']): ReadonlySet<string> {
  return new Set(links.map(({ target }) => target.address));
}

function valueDifferences({ hcl, plan }: Pair): { readonly found: readonly string[]; readonly compared: number } {
  const planned = new Map(present(plan).map((instance) => [instance.address, instance]));
  let compared = 0;
  const found = hcl.instances.flatMap((instance) => {
    const same = planned.get(instance.address);
    if (same === undefined) return [];
    const values = instance.values();
    compared += pathsIn(values).length;
    return Object.entries(values).flatMap(([name, value]) =>
      differences(value, same.values()[name], `${instance.address}.${name}`),
    );
  });
  return { found, compared };
}

describe.for(stories.map((story) => ({ story })))('the configuration of $story reads like its plan', ({ story }) => {
  let pair: Pair | undefined;

  beforeAll(async () => {
    pair = { hcl: await readHclFolder(storyFolder(story), { path: story }), plan: storyPlan(story) };
  });

  test('nothing is wrong with it', ({ expect }) => {
    expect(pair!.hcl.diagnostics).toEqual([]);
    expect(pair!.hcl.certifiable).toBe(true);
  });

  test('the same instances', ({ expect }) => {
    const expected = [...present(pair!.plan).map(({ address }) => address), ...(notPlanned[story] ?? [])];
    expect(pair!.hcl.instances.map(({ address }) => address).toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(1);
  });

  test('the same values, wherever both know them', ({ expect }) => {
    const { found, compared } = valueDifferences(pair!);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(3);
  });

  test('every reference that the plan is sure of', ({ expect }) => {
    expect(lostLinks(pair!).lost).toEqual([]);
  });
});

describe('the kit that autoclave init writes reads like its plan', () => {
  let work = '';
  let pair: Pair | undefined;

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'clinic-'));
    const folder = join(work, 'clinic');
    const root = new URL('../../../../', import.meta.url).pathname;
    const autoclave = join(root, 'packages/cli/bin/autoclave.js');
    const init = spawnSync(process.execPath, ['--conditions=autoclave-source', autoclave, 'init', folder], {
      encoding: 'utf8',
    });
    if (init.status !== 0) throw new Error(init.stderr);
    const hcl = await readHclFolder(folder, { path: 'clinic' });
    writeFileSync(join(folder, 'offline_override.tf'), offlineProviders);
    const plan = readPlan(await planOf(folder), { path: 'clinic.json' });
    pair = { hcl, plan };
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('the same instances', ({ expect }) => {
    const expected = present(pair!.plan).map(({ address }) => address);
    expect(pair!.hcl.diagnostics).toEqual([]);
    expect(pair!.hcl.instances.map(({ address }) => address).toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(200);
  });

  test('the same values, wherever both know them', ({ expect }) => {
    const { found, compared } = valueDifferences(pair!);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
  });

  test('every reference that the plan is sure of', ({ expect }) => {
    const { lost, seen } = lostLinks(pair!);
    expect(lost).toEqual([]);
    expect(seen).toBeGreaterThan(300);
  });

  test('only policy texts are unknown that the plan knows, and what is ignored after creation', ({ expect }) => {
    const planned = new Map(pair!.plan.instances.map((instance) => [instance.address, instance.values()]));
    const open = pair!.hcl.instances.flatMap((instance) =>
      Object.entries(instance.values()).flatMap(([name, value]) => {
        const same = planned.get(instance.address)?.[name];
        if (value !== UNKNOWN || same === undefined || same === null || isOpen(same)) return [];
        const { links, missing } = instance.resolve(name);
        return [`${name}: ${links[0]?.attribute ?? missing[0]}`];
      }),
    );
    expect([...new Set(open)].toSorted()).toEqual([
      'assume_role_policy: json',
      'object_lock_enabled: the value that ignore_changes keeps',
      'policy: json',
    ]);
  });
});

const offlineProviders = [undefined, 'replica']
  .map((alias) => offlineProvider({ alias, settings: { allowed_account_ids: 'null' } }))
  .join('\n');

async function planOf(folder: string): Promise<string> {
  const terraform = new Terraform({ env: process.env });
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-input=false', '-no-color', '-lock=false', '-out=saved']);
  if (plan.exitCode !== 0) throw new Error(plan.stderr);
  const shown = await terraform.run(folder, ['show', '-json', 'saved'], true);
  writeFileSync(join(folder, 'plan.json'), shown.stdout);
  return readFileSync(join(folder, 'plan.json'), 'utf8');
}
