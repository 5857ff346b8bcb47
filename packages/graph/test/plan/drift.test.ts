import { UserError, ValueBlock } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { editedPlan, storyPlan } from '../story.ts';

test('what was changed outside Terraform is read with its values before and now', ({ expect }) => {
  const { drift } = storyPlan('drift');
  expect(drift.map(({ address, action }) => `${address} ${action}`)).toEqual([
    'aws_cloudwatch_log_group.audit update',
    'aws_cloudwatch_log_group.ignored update',
    'aws_cloudwatch_log_group.tagged update',
    'aws_s3_bucket.records update',
    'aws_s3_bucket_public_access_block.records delete',
    'aws_s3_bucket_versioning.records update',
  ]);
  const [audit] = drift;
  expect(audit!.values()['retention_in_days']).toBe(30);
  expect(audit!.before?.()['retention_in_days']).toBe(3653);
});

test('what was deleted keeps what the state held, and is removed in a graph of the drift', ({ expect }) => {
  const graph = new LinkedGraph(storyPlan('drift').drift);
  expect(graph.resources()).toHaveLength(5);
  const [block] = graph.removed();
  expect(block).toMatchObject({ address: 'aws_s3_bucket_public_access_block.records', action: 'delete' });
  expect(block!.attribute('block_public_acls')).toEqual({ state: 'known', value: true, sensitive: false });
});

test('the plan itself holds what it makes of the drift, not the drift', ({ expect }) => {
  const { instances } = storyPlan('drift');
  const audit = instances.find(({ address }) => address === 'aws_cloudwatch_log_group.audit');
  expect(audit?.values()['retention_in_days']).toBe(3653);
  expect(instances.filter(({ action }) => action === 'delete')).toEqual([]);
});

test('a plan without drift, and one that says only that an address is another, have none', ({ expect }) => {
  expect(storyPlan('changes').drift).toEqual([]);
  const text = editedPlan('drift', (plan) => {
    const list = plan['resource_drift'] as { change: { actions: string[] } }[];
    for (const entry of list) entry.change.actions = ['no-op'];
  });
  expect(readPlan(text, { path: 'plan.json' }).drift).toEqual([]);
});

test('what the provider marks as sensitive is marked in the drift, before and now', ({ expect }) => {
  const text = editedPlan('drift', (plan) => {
    const [first] = plan['resource_drift'] as { change: Record<string, unknown> }[];
    first!.change['before_sensitive'] = { name: true };
    first!.change['after_sensitive'] = { name: true };
  });
  const [audit] = readPlan(text, { path: 'plan.json' }).drift;
  const read = (values: ValueBlock): unknown => values.attribute('name');
  const none = (): { links: []; missing: [] } => ({ links: [], missing: [] });
  expect(read(new ValueBlock(audit!.values(), audit!.sensitive, none))).toMatchObject({ sensitive: true });
  expect(read(new ValueBlock(audit!.before!(), audit!.beforeSensitive!, none))).toMatchObject({ sensitive: true });
});

describe('drift in another form is refused, by its place', () => {
  const cases: readonly (readonly [because: string, drift: unknown, message: string])[] = [
    ['no list', {}, 'resource_drift must be a list'],
    ['an entry that is text', ['x'], 'resource_drift[0] must be an object'],
    [
      'an entry without a change',
      [{ address: 'a.b', mode: 'managed', type: 'a', name: 'b' }],
      'resource_drift[0].change must',
    ],
  ];
  test.for(cases)('%s', ([, drift, message], { expect }) => {
    const text = editedPlan('drift', (plan) => {
      plan['resource_drift'] = drift;
    });
    const read = (): unknown => readPlan(text, { path: 'plan.json' });
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      expect.objectContaining({ code: 'plan-malformed', message: expect.stringContaining(message) }),
    );
  });
});
