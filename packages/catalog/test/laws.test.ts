import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, test } from 'vitest';
import { awsConfigRules, hipaaSecurityRule, securityHubControls, soc2Criteria } from '../src/frameworks/index.ts';
import {
  contradictions,
  controls,
  guardMessage,
  guardsOf,
  isDeclarative,
  isPlanControl,
  isReference,
  type Control,
  type Example,
  type PlanControl,
} from '../src/index.ts';

const folder = join(import.meta.dirname, '../src/controls');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const ids = controls.map((control) => control.id);
const hipaaIds = new Set(hipaaSecurityRule.items.map((item) => item.id));
const soc2Ids = new Set(soc2Criteria.map((criterion) => criterion.id));
const securityHubIds = new Set(securityHubControls.map((control) => control.id));

function named<C extends Control>(list: readonly C[]): (readonly [string, C])[] {
  return list.map((control) => [control.id, control] as const);
}

function repeated(list: readonly string[]): readonly string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

describe('files', () => {
  test.for(files)('%s exports one control, named like the file', async (file, { expect }) => {
    const [service, name, ...deeper] = file.split('/');
    expect([service, deeper]).toEqual([expect.stringMatching(/^[a-z][a-z0-9-]*$/), []]);
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+\.ts$/);
    const id = basename(file, '.ts');
    const exported: Record<string, Control> = await import(join(folder, file));
    const camel = id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.entries(exported).map(([key, control]) => [key, control.id])).toEqual([[camel, id]]);
  });

  test('the index holds every control', ({ expect }) => {
    const inFiles = files.map((file) => basename(file, '.ts'));
    expect(ids.toSorted()).toEqual(inFiles.toSorted());
    expect(ids.length).toBeGreaterThan(0);
  });
});

describe('names', () => {
  test('no id and no alias is used twice', ({ expect }) => {
    expect(repeated([...ids, ...controls.flatMap((control) => control.aliases)])).toEqual([]);
  });

  test.for(named(controls))(
    '%s bears the name of an AWS Config rule only if it attests the same',
    ([id, control], { expect }) => {
      expect(awsConfigRules.has(id) ? control.awsConfig : [id]).toContain(id);
    },
  );
});

describe('words', () => {
  test.for(named(controls))('%s states the good state, the risk and the fix', ([, control], { expect }) => {
    expect(control.title.length).toBeLessThanOrEqual(80);
    expect(control.title).toMatch(/^[A-Z0-9].*[^.!]$/);
    expect(control.title).not.toMatch(/\bensures?\b/i);
    expect(control.risk).toMatch(/^[A-Z].*\.$/);
    expect(control.fix).toMatch(/^[A-Z].*\.$/);
  });

  test.for(named(controls.filter(isDeclarative)))('%s has guard messages of one line', ([, control], { expect }) => {
    const messages = guardsOf(control).flatMap((guard) =>
      guard.checks.map((check) => guardMessage(control, 'name', check.requirement)),
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => message.includes('\n'))).toEqual([]);
  });
});

describe('sources', () => {
  test.for(named(controls))('%s cites what exists, each once', ([, { citations }], { expect }) => {
    expect(citations.hipaa.filter((id) => !hipaaIds.has(id))).toEqual([]);
    expect(citations.soc2.filter((id) => !soc2Ids.has(id))).toEqual([]);
    expect(repeated([...citations.hipaa, ...citations.soc2])).toEqual([]);
    expect(citations.hipaa.length + citations.soc2.length).toBeGreaterThan(0);
  });

  test.for(named(controls))('%s names live checks that exist', ([, control], { expect }) => {
    expect(control.awsConfig.filter((rule) => !awsConfigRules.has(rule))).toEqual([]);
    expect(control.securityHub.filter((id) => !securityHubIds.has(id))).toEqual([]);
    expect(repeated([...control.awsConfig, ...control.securityHub])).toEqual([]);
  });

  test('contradictions speak of controls that exist', ({ expect }) => {
    const spoken = contradictions.flatMap((one) => one.controls);
    expect(spoken.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('mending', () => {
  test.for(named(controls))(
    '%s has an effort, and no waiver where only a new resource helps',
    ([, control], { expect }) => {
      const { optimisticHours, pessimisticHours } = control.effort;
      expect(optimisticHours).toBeGreaterThan(0);
      expect(pessimisticHours).toBeGreaterThanOrEqual(optimisticHours);
      expect(control.creationOnly && control.waivable).toBe(false);
    },
  );
});

describe('examples', () => {
  test.for(named(controls.filter(isPlanControl)))(
    '%s shows each verdict that it can give',
    ([, control], { expect }) => {
      const verdicts = control.examples.map((example) => example.expect);
      expect(verdicts).toContain('pass');
      expect(verdicts).toContain('fail');
      expect(isDeclarative(control) ? verdicts : ['unknown']).toContain('unknown');
      expect(control.applies === undefined ? ['notApplicable'] : verdicts).toContain('notApplicable');
    },
  );

  test.for(named(controls.filter(isPlanControl)))(
    '%s explains each example in words of its own',
    ([, control], { expect }) => {
      const reasons = control.examples.map((example) => example.because);
      expect(reasons.filter((because) => !/^\S.*[^.\s]$/.test(because))).toEqual([]);
      expect(repeated(reasons)).toEqual([]);
    },
  );

  test.for(named(controls.filter(isPlanControl)))(
    '%s judges its own types, and refers to what stands there',
    ([, control], { expect }) => {
      const types = [...control.examples.flatMap((example) => example.type ?? []), ...(control.judgesChanged ?? [])];
      expect(types.filter((type) => !control.resources.includes(type))).toEqual([]);
      expect(control.examples.flatMap((example) => danglingReferences(example, control))).toEqual([]);
    },
  );
});

/** References of an example to resources that are neither the judged one nor its neighbours. */
function danglingReferences(example: Example, control: PlanControl): readonly string[] {
  const present = [`${example.type ?? control.resources[0]}.this`, ...(example.with ?? []).map((one) => one.address)];
  return [example.values, ...(example.with ?? []).map((one) => one.values)]
    .flatMap(referencesIn)
    .filter((address) => !present.includes(address));
}

function referencesIn(value: unknown): readonly string[] {
  if (isReference(value)) return [value.resource];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}
