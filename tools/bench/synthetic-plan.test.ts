import { controls } from '@autoclave/catalog';
import { readInput, type Instance } from '@autoclave/graph';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from './estate/json.ts';
import { syntheticPlan } from './synthetic-plan.ts';

function read(resources: number): readonly Instance[] {
  const input = readInput(JSON.stringify(syntheticPlan(resources)), 'plan.json');
  expect(input).toMatchObject({ kind: 'plan', certifiable: true, uncertifiableReasons: [] });
  return input.instances;
}

test.for([1, 40, 333, 1000, 2500])('a plan of %i resources has as many', (resources) => {
  const managed = read(resources).filter(({ mode }) => mode === 'managed');
  expect(managed).toHaveLength(resources);
  expect(new Set(managed.map(({ address }) => address)).size).toBe(resources);
});

test('equal numbers give equal bytes', () => {
  expect(JSON.stringify(syntheticPlan(1000))).toBe(JSON.stringify(syntheticPlan(1000)));
});

/** Neither judged nor read by a control that judges another type. */
const ignored = new Set([
  'aws_ecr_repository',
  'aws_ecs_cluster',
  'aws_iam_role_policy_attachment',
  'aws_kms_alias',
  'aws_route53_record',
  'aws_sqs_queue',
  'aws_ssm_parameter',
]);

test('planned values and changes list the same resources', () => {
  const plan = syntheticPlan(1000);
  const changed = (plan['resource_changes'] as readonly JsonObject[]).map((change) => change['address']);
  const planned = addressesIn((plan['planned_values'] as JsonObject)['root_module'] as JsonObject);
  expect(planned).toHaveLength(changed.length);
  expect(new Set(planned)).toEqual(new Set(changed));
});

describe('a plan of 1,000 resources', () => {
  const instances = read(1000);

  test('is created in parts, and changed in parts', () => {
    const actions = new Set(instances.map(({ action }) => action));
    expect([...actions].toSorted()).toEqual(['create', 'no-op', 'read', 'update']);
  });

  test('has about a fifth of types that nobody judges', () => {
    const judged = new Set(controls.flatMap(({ resources }) => resources));
    const managed = instances.filter(({ mode }) => mode === 'managed');
    expect([...ignored].filter((type) => judged.has(type))).toEqual([]);
    const share = managed.filter(({ type }) => ignored.has(type)).length / managed.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  });

  test.for([
    [
      'through the input of a module',
      'module.team_02.module.bucket["service-003"].aws_s3_bucket_server_side_encryption_configuration.this',
      'rule.apply_server_side_encryption_by_default.kms_master_key_id',
      'module.team_02.module.keys.aws_kms_key.this',
    ],
    [
      'by each.value',
      'module.team_02.module.archives.aws_s3_bucket_public_access_block.this["service-003"]',
      'bucket',
      'module.team_02.module.archives.aws_s3_bucket.this["service-003"]',
    ],
    [
      'by each.key',
      'module.team_02.module.archives.aws_s3_bucket_server_side_encryption_configuration.this["service-003"]',
      'bucket',
      'module.team_02.module.archives.aws_s3_bucket.this["service-003"]',
    ],
    [
      'to a data source',
      'module.team_02.module.bucket["service-003"].aws_s3_bucket_policy.this',
      'policy',
      'module.team_02.module.bucket["service-003"].data.aws_iam_policy_document.this',
    ],
  ] as const)('links %s', ([, address, path, target]) => {
    const source = instances.find((instance) => instance.address === address);
    expect(source!.resolve(path).links.map((link) => link.target)).toEqual([target]);
  });
});

function addressesIn(module: JsonObject): readonly unknown[] {
  const resources = (module['resources'] ?? []) as readonly JsonObject[];
  const children = (module['child_modules'] ?? []) as readonly JsonObject[];
  return [...resources.map((resource) => resource['address']), ...children.flatMap(addressesIn)];
}
