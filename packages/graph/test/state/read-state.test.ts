import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readState } from '../../src/state/read-state.ts';
import { graphOf, referencesOf, storyPlan, storyText } from '../story.ts';

const state = readState(storyText('settled', 'shown-state.json'), { path: 'state.json' });
const graph = new LinkedGraph(state.instances);

describe('the state of a plan without changes', () => {
  const plan = storyPlan('settled');

  test('holds the same instances', ({ expect }) => {
    const addresses = (instances: typeof plan.instances): readonly string[] =>
      instances.map((one) => one.address).toSorted();
    expect(addresses(state.instances)).toEqual(addresses(plan.instances));
    expect(state.instances.every((one) => one.action === 'none')).toBe(true);
  });

  test.for(plan.instances.map((one) => [one.address, one] as const))(
    'has the same values: %s',
    ([address, planned], { expect }) => {
      const found = state.instances.find((one) => one.address === address);
      expect(found?.values()).toEqual(planned.values());
      expect(found?.sensitive).toEqual(planned.sensitive);
      expect(found?.module).toBe(planned.module);
    },
  );

  test('is certifiable', ({ expect }) => {
    const { kind, certifiable, uncertifiableReasons, terraformVersion } = state;
    expect({ kind, certifiable, uncertifiableReasons, terraformVersion }).toEqual({
      kind: 'state',
      certifiable: true,
      uncertifiableReasons: [],
      terraformVersion: '1.11.4',
    });
  });

  test('shows no module call', ({ expect }) => {
    expect(state.moduleCall('module.store["logs"]')).toBeUndefined();
  });
});

describe('references by equal values', () => {
  const phi = 'module.store["phi.records"]';
  test.for([
    [
      'depends_on leaves out what only has the same name',
      `${phi}.aws_s3_bucket_versioning.this[0]`,
      'bucket',
      [`literal ${phi}.aws_s3_bucket.this#id`],
    ],
    [
      'in a block of a block, to another module',
      `${phi}.aws_s3_bucket_server_side_encryption_configuration.this`,
      'rule.apply_server_side_encryption_by_default.kms_master_key_id',
      ['literal aws_kms_key.phi#arn'],
    ],
    [
      'without depends_on, everything of that name in the input',
      'aws_s3_bucket_ownership_controls.literal',
      'bucket',
      ['literal aws_cloudwatch_log_group.namesake#id', `literal ${phi}.aws_s3_bucket.this#id`],
    ],
    ['a value that names nothing', `${phi}.aws_s3_bucket_versioning.this[0]`, 'versioning_configuration.status', []],
  ] as const)('%s', ([, address, path, expected], { expect }) => {
    expect(referencesOf(graph, address, path)).toEqual(expected);
  });

  test('a plan finds the same neighbours of a bucket as the state after it', ({ expect }) => {
    const bucket = `${phi}.aws_s3_bucket.this`;
    const types = [
      'aws_s3_bucket_versioning',
      'aws_s3_bucket_server_side_encryption_configuration',
      'aws_s3_bucket_ownership_controls',
    ];
    const neighbours = (of: LinkedGraph): readonly string[] =>
      types.flatMap((type) => of.referrers(of.find(bucket)!, type, 'bucket').found.map((one) => one.resource.address));
    expect(neighbours(graph)).toEqual([
      `${phi}.aws_s3_bucket_versioning.this[0]`,
      `${phi}.aws_s3_bucket_server_side_encryption_configuration.this`,
      'aws_s3_bucket_ownership_controls.literal',
    ]);
    expect(neighbours(graphOf('settled'))).toEqual(neighbours(graph));
  });
});

describe('a state with a deposed object', () => {
  const { instances } = readState(storyText('changes', 'shown-state.json'), { path: 'state.json' });

  test('keeps the object that lives', ({ expect }) => {
    const volume = new LinkedGraph(instances).find('aws_ebs_volume.overlapping');
    expect(volume?.attribute('id')).toMatchObject({ state: 'known', value: 'vol-0000000000000002' });
  });
});
