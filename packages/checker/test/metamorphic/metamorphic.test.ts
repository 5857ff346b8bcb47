import { afterAll, beforeAll, describe, test } from 'vitest';
import { configurations } from './configurations/index.ts';
import { baseDowngrades, downgrades, type Downgrade } from './downgrades.ts';
import { Workshop } from './estate.ts';
import { planTogether, sources, type Form, type Source } from './forms.ts';
import type { Transformation } from './transformation.ts';
import { baseForm, inModule, inRoot } from './transformations.ts';
import { kindsOf, summarised, together, type Verdicts } from './verdicts.ts';

/**
 * The verdicts of a configuration do not change with the way it is written, nor with what it is read from. Each form of all
 * configurations is planned with the real provider and read from the JSON of the plan, the saved plan and the HCL.
 */
describe('verdicts do not depend on how a configuration is written', () => {
  const workshop = new Workshop();
  const forms = new Map<string, Form>();

  beforeAll(async () => {
    await workshop.start();
    const planned = await Promise.all([
      planTogether(workshop, configurations, [baseForm, ...inRoot]),
      planTogether(workshop, configurations, inModule),
    ]);
    for (const form of planned.flat()) forms.set(form.transformation.name, form);
  }, 600_000);

  afterAll(() => workshop.stop());

  function form({ name }: Transformation): Form {
    const found = forms.get(name);
    if (found === undefined) throw new TypeError(`${name} was not planned`);
    return found;
  }

  function verdicts(one: Transformation, source: Source): Verdicts {
    return form(one).verdicts[source];
  }

  test.for(configurations)('$name has good, bad and open parts', ({ expected }, { expect }) => {
    const found = Object.keys(expected).map((key) => [key, verdicts(baseForm, 'plan').get(key)?.split(' ')[0]]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(new Set(Object.values(expected))).toContain('pass');
    expect(new Set(Object.values(expected))).toContain('fail');
  });

  test('all four verdicts are there', ({ expect }) => {
    const all = new Set(configurations.flatMap(({ expected }) => Object.values(expected)));
    expect([...all].toSorted()).toEqual(['fail', 'notApplicable', 'pass', 'unknown']);
  });

  test.for(['hcl', 'archive'] as const)('the base form reads alike as %s', (source, { expect }) => {
    const found = summarised(verdicts(baseForm, 'plan'), verdicts(baseForm, source));
    expect(found).toEqual(baseDowngrades.find((one) => one.source === source)?.differences ?? []);
  });

  describe.for([...inRoot, ...inModule])('$name', (transformation) => {
    test('is written in another way', ({ expect }) => {
      const [base, other] = [form(baseForm), form(transformation)];
      expect(other.files).not.toEqual(base.files);
      const same = base.addresses.filter((address) => other.addresses.includes(address));
      if (transformation.moves === true) expect(same).toEqual([]);
      else expect(same.length).toBeGreaterThan(100);
    });

    test.for(sources)('has the same verdicts as %s', (source, { expect }) => {
      const owners = transformation.owners?.(configurations) ?? new Map<string, string>();
      const base = together(verdicts(baseForm, source), owners);
      const other = together(verdicts(transformation, source), owners);
      const found = summarised(base, other);
      const named = downgrades.find((one) => one.source === source && one.form === transformation.name);
      expect(comparable(found, named), found.join('\n')).toEqual(named?.differences ?? []);
      expect(other.size).toBeGreaterThan(500);
    });
  });

  test('every downgrade is to unknown, and is of a form that there is', ({ expect }) => {
    for (const { form: name, differences } of downgrades) {
      expect(forms.has(name)).toBe(true);
      const kinds = Array.isArray(differences) ? differences : Object.keys(differences);
      expect(kinds.filter((kind) => !/-> unknown|^fail -> fail$/.test(kind))).toEqual([]);
    }
  });

  test('enough was compared', ({ expect }) => {
    const others = [...forms.values()].filter(({ transformation }) => transformation !== baseForm);
    const runs = configurations.length * others.length * sources.length;
    const sizes = others.flatMap((one) => sources.map((source) => one.verdicts[source].size));
    const compared = sizes.reduce((sum, size) => sum + size, 0);
    // For the documentation.
    console.info(
      `${configurations.length} configurations x ${others.length} forms x ${sources.length} sources: ` +
        `${runs} runs, ${compared} verdicts compared`,
    );
    expect(runs).toBeGreaterThanOrEqual(11 * 25 * 3);
    expect(compared).toBeGreaterThan(40_000);
  });
});

function comparable(found: readonly string[], named: Downgrade | undefined): Downgrade['differences'] {
  return named === undefined || Array.isArray(named.differences) ? found : kindsOf(found);
}
