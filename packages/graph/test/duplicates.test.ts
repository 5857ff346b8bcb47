import type { ValueMap } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { noReferences, type Instance } from '../src/instance.ts';
import { LinkedGraph } from '../src/linked-graph.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { readState } from '../src/state/read-state.ts';
import { storyText } from './story.ts';

const instance = (input: string, address: string, values: ValueMap, more: Partial<Instance> = {}): Instance => ({
  input,
  address,
  mode: 'managed',
  type: address.split('.')[0]!,
  name: 'this',
  module: '',
  realm: input,
  action: 'create',
  replacePaths: [],
  values: () => values,
  sensitive: false,
  resolve: () => noReferences,
  ...more,
});

const held = (...instances: readonly Instance[]): readonly string[] =>
  new LinkedGraph(instances).resources().map(({ input, address }) => `${input} ${address}`);

const key = { arn: 'arn:aws:kms:us-east-1:111122223333:key/1' };

describe('a resource that several inputs hold is one', () => {
  test('that of the plan counts, wherever it stands', ({ expect }) => {
    const [state, plan] = [
      instance('state.json', 'aws_kms_key.this', key, { action: 'none' }),
      instance('plan.json', 'aws_kms_key.this', key, { action: 'update' }),
    ];
    expect(held(state, plan)).toEqual(['plan.json aws_kms_key.this']);
    expect(held(plan, state)).toEqual(['plan.json aws_kms_key.this']);
    const [resource] = new LinkedGraph([state, plan]).resources();
    expect(resource?.alsoIn).toEqual(['state.json']);
  });

  test('what has no ARN follows what has one', ({ expect }) => {
    const rows = ['a.json', 'b.json'].flatMap((input) => [
      instance(input, 'aws_kms_key.this', key),
      instance(input, 'aws_kms_alias.this', { id: 'alias/records' }),
    ]);
    expect(held(...rows)).toEqual(['a.json aws_kms_key.this', 'a.json aws_kms_alias.this']);
  });

  test('equal addresses and names in two accounts are two resources', ({ expect }) => {
    const rows = ['1111', '2222'].flatMap((account) => [
      instance(account, 'aws_cloudwatch_log_group.this', { id: 'records', arn: `arn:aws:logs:us-east-1:${account}:x` }),
      instance(account, 'aws_cloudwatch_log_stream.this', { id: 'records' }),
    ]);
    expect(held(...rows)).toHaveLength(4);
  });

  test('two stacks of one module that are not applied yet are two', ({ expect }) => {
    expect(held(instance('a.json', 'aws_kms_key.this', {}), instance('b.json', 'aws_kms_key.this', {}))).toHaveLength(
      2,
    );
  });

  test('other resources in two inputs of one state stay', ({ expect }) => {
    const rows = [
      instance('a.json', 'aws_kms_key.this', key),
      instance('b.json', 'aws_kms_key.this', key),
      instance('a.json', 'aws_kms_key.other', { arn: 'arn:aws:kms:us-east-1:111122223333:key/2' }),
      instance('b.json', 'aws_kms_key.other', { arn: 'arn:aws:kms:us-east-1:111122223333:key/3' }),
    ];
    expect(held(...rows)).toEqual(['a.json aws_kms_key.this', 'a.json aws_kms_key.other', 'b.json aws_kms_key.other']);
  });

  test('a plan and the state that it begins with', ({ expect }) => {
    const plan = readPlan(storyText('settled', 'plan.json'), { path: 'plan.json' });
    const state = readState(storyText('settled', 'shown-state.json'), { path: 'state.json' });
    const both = new LinkedGraph([...state.instances, ...plan.instances]);
    const addresses = both.resources().map(({ address }) => address);
    expect(state.instances.length).toBeGreaterThan(5);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.toSorted()).toEqual(
      new LinkedGraph(plan.instances)
        .resources()
        .map((one) => one.address)
        .toSorted(),
    );
  });

  test('references in the other input lead to it', ({ expect }) => {
    const target = { attribute: 'arn', strength: 'must' as const, via: [] };
    const bucket = instance(
      'b.json',
      'aws_s3_bucket.logs',
      {},
      {
        resolve: () => ({ links: [{ ...target, target: 'aws_kms_key.this' }], missing: [] }),
      },
    );
    const graph = new LinkedGraph([
      instance('a.json', 'aws_kms_key.this', key),
      instance('b.json', 'aws_kms_key.this', key),
      bucket,
    ]);
    const [link] = graph.references(graph.find('aws_s3_bucket.logs')!, 'kms_master_key_id').links;
    expect(link?.target.input).toBe('a.json');
  });
});
