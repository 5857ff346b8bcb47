import { describe, test } from 'vitest';
import { readPlan } from '../../src/plan/read-plan.ts';
import { editedPlan, storyPlan } from '../story.ts';

const control = 'cw-loggroup-retention-period-check';
const archived = { reason: 'The archive has them for ten years', owner: 'ana@example.com', expires: '2027-06-30' };
const { moduleCall } = storyPlan('module-waivers');

test('waivers that are written outright are given as they are', ({ expect }) => {
  const call = moduleCall('module.written');
  expect(call?.waivers).toEqual({
    [control]: { reason: 'Holds nothing but heartbeats', owner: 'ben@example.com', expires: '2027-06-30' },
  });
  expect(call).not.toHaveProperty('waiversFrom');
});

describe('waivers that are written with references', () => {
  const cases: readonly (readonly [because: string, address: string, from: object])[] = [
    [
      'a variable of the root module',
      'module.from_variable',
      { references: ['var.waivers'], value: { [control]: archived } },
    ],
    [
      'a variable behind a variable',
      'module.team.module.logs',
      { references: ['var.waivers'], value: { [control]: archived } },
    ],
    ['a local, which a plan does not show', 'module.from_local', { references: ['local.waivers'] }],
  ];
  test.for(cases)('%s', ([, address, from], { expect }) => {
    const call = moduleCall(address);
    expect(call?.waiversFrom).toEqual(from);
    expect(call).not.toHaveProperty('waivers');
  });

  test('a constant behind a variable', ({ expect }) => {
    const text = editedPlan('module-waivers', (plan) => {
      const { team } = plan.configuration.root_module.module_calls;
      team!['expressions'] = { waivers: { constant_value: { [control]: archived } } };
    });
    const plan = readPlan(text, { path: 'plan.json' });
    expect(plan.moduleCall('module.team.module.logs')?.waiversFrom).toEqual({
      references: ['var.waivers'],
      value: { [control]: archived },
    });
  });

  test.for([
    ['two variables', { references: ['var.waivers', 'var.more'] }],
    ['a part of a variable', { references: ['var.waivers.logs', 'var.waivers'] }],
    ['a resource', { references: ['terraform_data.x.output', 'terraform_data.x'] }],
    ['functions alone', {}],
  ] as const)('%s give no value', ([, expression], { expect }) => {
    const text = editedPlan('module-waivers', (plan) => {
      plan.configuration.root_module.module_calls['from_variable']!['expressions'] = { waivers: expression };
    });
    const call = readPlan(text, { path: 'plan.json' }).moduleCall('module.from_variable');
    expect(call?.waiversFrom).not.toHaveProperty('value');
  });
});

test('a call without the argument has neither, and a module that is not there has no call', ({ expect }) => {
  const text = editedPlan('module-waivers', (plan) => {
    plan.configuration.root_module.module_calls['kept']!['expressions'] = {};
  });
  const plan = readPlan(text, { path: 'plan.json' });
  expect(plan.moduleCall('module.kept')).toEqual({ name: 'kept', source: './modules/logs' });
  expect(plan.moduleCall('module.nowhere')).toBeUndefined();
});
