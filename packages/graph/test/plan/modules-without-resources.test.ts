import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { referencesOf } from '../story.ts';

/** A module of outputs only, called for each name, and volumes that ask it for the key that it was given. */
function planOf(asked: Readonly<Record<string, readonly string[]>>): LinkedGraph {
  const volumes = Object.entries(asked);
  const key = { address: 'aws_kms_key.k', mode: 'managed', type: 'aws_kms_key', name: 'k' };
  const volume = (name: string) => ({
    address: `aws_ebs_volume.${name}`,
    mode: 'managed',
    type: 'aws_ebs_volume',
    name,
  });
  const change = (unknown: string) => ({ actions: ['create'], after: {}, after_unknown: { [unknown]: true } });
  const plan = {
    format_version: '1.2',
    complete: true,
    resource_changes: [
      { ...key, change: change('arn') },
      ...volumes.map(([name]) => ({ ...volume(name), change: change('kms_key_id') })),
    ],
    configuration: {
      root_module: {
        resources: [
          key,
          ...volumes.map(([name, references]) => ({ ...volume(name), expressions: { kms_key_id: { references } } })),
        ],
        module_calls: {
          names: {
            for_each_expression: { references: ['var.names'] },
            expressions: { key: { references: ['aws_kms_key.k.arn', 'aws_kms_key.k'] } },
            module: { outputs: { key: { expression: { references: ['var.key'] } } } },
          },
        },
      },
    },
  };
  return new LinkedGraph(readPlan(JSON.stringify(plan), { path: 'p.json' }).instances);
}

const through = (module: string): readonly string[] => [`must aws_kms_key.k#arn via ${module}.key > ${module}.var.key`];

describe('a module without resources leaves no instance in a plan', () => {
  test('each key that is asked for leads on, whichever was asked for first', ({ expect }) => {
    const names = ['a', 'b', 'c'];
    const graph = planOf(Object.fromEntries(names.map((name) => [name, [`module.names["${name}"].key`]])));
    for (const name of names) {
      expect(referencesOf(graph, `aws_ebs_volume.${name}`, 'kms_key_id')).toEqual(through(`module.names["${name}"]`));
    }
  });

  test('a splat beside a key', ({ expect }) => {
    const graph = planOf({ all: ['module.names'], one: ['module.names["a"].key'] });
    expect(referencesOf(graph, 'aws_ebs_volume.all', 'kms_key_id')).toEqual(through('module.names'));
    expect(referencesOf(graph, 'aws_ebs_volume.one', 'kms_key_id')).toEqual(through('module.names["a"]'));
  });
});
