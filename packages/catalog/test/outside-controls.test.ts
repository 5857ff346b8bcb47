import { describe, test } from 'vitest';
import { awsConfigHipaaPack, securityHubControls } from '../src/frameworks/index.ts';
import { controls, isPlanControl, type Control } from '../src/index.ts';

const outside = controls.filter((control) => !isPlanControl(control));
const packRules = new Map(awsConfigHipaaPack.map((rule) => [rule.name, rule]));
const hubByRule = Map.groupBy(securityHubControls, ({ configRule }) => configRule);
const hubControls = new Map(securityHubControls.map((control) => [control.id, control]));

function named(list: readonly Control[]): (readonly [string, Control])[] {
  return list.map((control) => [control.id, control] as const);
}

test('both kinds of evidence beside a plan have controls', ({ expect }) => {
  expect(new Set(outside.map(({ evidence }) => evidence))).toEqual(new Set(['runtime', 'human']));
});

test.for(named(outside))('%s judges no resource, and bears the name of its rule', ([id, control], { expect }) => {
  expect(control.resources).toEqual([]);
  expect(control.awsConfig).toEqual([id]);
});

describe('what AWS says of the rule', () => {
  test.for(named(outside.filter(({ id }) => packRules.has(id))))('%s cites the same', ([id, control], { expect }) => {
    const rule = packRules.get(id)!;
    expect(control.citations.hipaa.toSorted()).toEqual(rule.sections.toSorted());
    expect(control.citations.soc2.toSorted()).toEqual(rule.criteria.toSorted());
  });

  test.for(named(outside.filter(({ securityHub }) => securityHub.length > 0)))(
    '%s is as severe as in Security Hub, which asks for the same',
    ([id, control], { expect }) => {
      const ofRule = packRules.get(id)?.securityHub ?? hubByRule.get(id)?.map((one) => one.id) ?? [];
      expect(ofRule).toEqual(expect.arrayContaining([...control.securityHub]));
      const severities = control.securityHub.map((hubId) => hubControls.get(hubId)?.severity);
      expect(severities).toEqual(severities.map(() => control.severity));
    },
  );
});
