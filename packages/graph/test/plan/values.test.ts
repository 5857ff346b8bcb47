import { COMPUTED, UNKNOWN, type Attribute, type Block } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { changeOf, editedPlan, graphOf, storyPlan, type Story } from '../story.ts';

type Row = readonly [because: string, story: Story, address: string, path: string, expected: unknown];

const known = (value: unknown, sensitive = false): unknown => ({ state: 'known', value, sensitive });
const absent = { state: 'absent' };
const unknown = { state: 'unknown' };

const rows: readonly Row[] = [
  ['text', 'changes', 'aws_cloudwatch_log_group.created', 'name', known('created')],
  ['a number', 'changes', 'aws_cloudwatch_log_group.loosened', 'retention_in_days', known(1)],
  ['a flag', 'changes', 'aws_ebs_volume.replaced', 'encrypted', known(true)],
  [
    'a list',
    'policy-document',
    'data.aws_iam_policy_document.read',
    'statement[0].actions',
    known(['sqs:SendMessage']),
  ],
  ['null', 'changes', 'aws_ebs_volume.replaced', 'outpost_arn', absent],
  ['a name that no provider has', 'changes', 'aws_ebs_volume.replaced', 'colour', absent],
  ['a name of every object', 'changes', 'aws_ebs_volume.replaced', 'constructor', absent],
  ['a default of the provider', 'conditional', 'aws_kms_key.other', 'is_enabled', known(true)],
  ['left out, filled in by the provider', 'conditional', 'aws_ebs_volume.set', 'iops', absent],
  ['a reference', 'conditional', 'aws_ebs_volume.set', 'kms_key_id', unknown],
  ['a variable that is null, filled in by the provider', 'conditional', 'aws_ebs_volume.null', 'kms_key_id', absent],
  [
    'a member of an object that is a variable',
    'objects',
    'module.database.aws_db_instance.ambiguous',
    'backup_retention_period',
    known(14),
  ],
  ['the other member', 'objects', 'module.database.aws_db_instance.ambiguous', 'kms_key_id', unknown],
  ['left out in a written block', 'dynamic', 'aws_instance.mixed', 'root_block_device[0].encrypted', absent],
  ['set in a written block', 'dynamic', 'aws_instance.mixed', 'root_block_device[0].volume_size', known(20)],
  ['a reference in a written block', 'dynamic', 'aws_instance.mixed', 'ebs_block_device[0].kms_key_id', unknown],
  [
    'left out in the written one of two blocks',
    'dynamic',
    'aws_instance.mixed',
    'ebs_block_device[0].encrypted',
    absent,
  ],
  [
    'in the dynamic one of two blocks it may be set',
    'dynamic',
    'aws_instance.mixed',
    'ebs_block_device[1].encrypted',
    unknown,
  ],
  [
    'known in a dynamic block',
    'dynamic',
    'aws_s3_bucket_replication_configuration.dynamic',
    'rule[1].id',
    known('second'),
  ],
  [
    'unknown in a dynamic block',
    'dynamic',
    'aws_s3_bucket_replication_configuration.dynamic',
    'rule[1].destination[0].bucket',
    unknown,
  ],
  [
    'in an attribute that is written as a block',
    'dynamic',
    'aws_security_group.peer',
    'ingress[0].security_groups',
    unknown,
  ],
  ['known there', 'dynamic', 'aws_security_group.peer', 'ingress[0].from_port', known(443)],
  [
    'an unknown list keeps its places',
    'policy-document',
    'data.aws_iam_policy_document.deferred',
    'statement[0].resources',
    known([UNKNOWN, UNKNOWN]),
  ],
  [
    'the rest of a deferred policy document is known',
    'policy-document',
    'data.aws_iam_policy_document.deferred',
    'statement[0].condition[0].values',
    known(['false']),
  ],
  ['its result is not', 'policy-document', 'data.aws_iam_policy_document.deferred', 'json', absent],
  ['one unknown part makes a text unknown', 'policy-document', 'aws_iam_policy.encoded', 'policy', unknown],
  ['sensitive text', 'policy-document', 'aws_ssm_parameter.token', 'value', known('not-a-real-secret', true)],
  [
    'a map with a sensitive member',
    'policy-document',
    'aws_ssm_parameter.token',
    'tags',
    known({ Owner: 'data', Token: 'not-a-real-secret' }, true),
  ],
  ['the other member of it', 'policy-document', 'aws_ssm_parameter.token', 'tags.Owner', known('data')],
  ['a write-only argument', 'policy-document', 'aws_ssm_parameter.write_only', 'value_wo', absent],
  [
    'what is removed keeps its last values',
    'changes',
    'aws_cloudwatch_log_group.deleted',
    'retention_in_days',
    known(365),
  ],
  ['so does what is forgotten', 'changes', 'aws_cloudwatch_log_group.forgotten', 'retention_in_days', known(30)],
];

describe('attributes', () => {
  test.for(rows)('%s', ([, story, address, path, expected], { expect }) => {
    const graph = graphOf(story);
    const removed = graph.removed().find((resource) => resource.address === address);
    const resource = graph.find(address) ?? removed;
    expect(readAt(resource!, path)).toMatchObject(expected as object);
  });
});

test('blocks that a provider fills in or a dynamic block makes are unknown', ({ expect }) => {
  const graph = graphOf('dynamic');
  expect(graph.find('aws_s3_bucket_lifecycle_configuration.late')?.blocks('rule').state).toBe('unknown');
  expect(graph.find('aws_security_group.peer')?.blocks('egress').state).toBe('unknown');
  const written = graph.find('aws_s3_bucket_replication_configuration.dynamic')?.blocks('rule');
  expect(written?.state === 'known' && written.blocks.map((block) => block.path)).toEqual(['rule[0]', 'rule[1]']);
});

test('a change shows what was before', ({ expect }) => {
  const graph = graphOf('changes');
  const before = graph.find('aws_cloudwatch_log_group.loosened')?.before;
  expect(before?.attribute('retention_in_days')).toEqual(known(30));
  expect(graph.find('aws_cloudwatch_log_group.created')?.before).toBeUndefined();
});

test('values of one instance are merged once', ({ expect }) => {
  const [instance] = storyPlan('conditional').instances;
  expect(instance!.values()).toBe(instance!.values());
});

test('a name such as __proto__ is data', ({ expect }) => {
  const text = editedPlan('conditional', (plan) => {
    const change = changeOf(plan, 'aws_ebs_volume.set');
    Object.defineProperty(change['after'], '__proto__', { value: { polluted: true }, enumerable: true });
    Object.defineProperty(change['after_unknown'], '__proto__', { value: { later: true }, enumerable: true });
  });
  const plan = readPlan(text, { path: 'plan.json' });
  const values = plan.instances.find((one) => one.address === 'aws_ebs_volume.set')!.values();
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(Object.hasOwn(values, '__proto__')).toBe(true);
  expect(Object.getOwnPropertyDescriptor(values, '__proto__')?.value).toEqual({ polluted: true, later: UNKNOWN });
  expect({}).not.toHaveProperty('polluted');
});

test('without its block in the configuration, nothing is taken as left out', ({ expect }) => {
  const text = editedPlan('conditional', (plan) => {
    plan.configuration.root_module.resources = [];
  });
  const plan = readPlan(text, { path: 'plan.json' });
  const values = plan.instances.find((one) => one.address === 'aws_ebs_volume.set')!.values();
  expect(values['iops']).toBe(UNKNOWN);
  expect(Object.values(values)).not.toContain(COMPUTED);
});

test('marks that cannot be read hide the whole value', ({ expect }) => {
  const text = editedPlan('conditional', (plan) => {
    const change = changeOf(plan, 'aws_ebs_volume.set');
    change['after_sensitive'] = { size: 'yes' };
  });
  const graph = new LinkedGraph(readPlan(text, { path: 'plan.json' }).instances);
  expect(graph.find('aws_ebs_volume.set')?.attribute('size')).toEqual(known(20, true));
});

/** Reads `rule[1].destination[0].bucket` block by block. */
function readAt(resource: Block, path: string): Attribute {
  const steps = [...path.matchAll(/([a-z_]+)\[(\d+)\]\.?/g)];
  let block = resource;
  let rest = path;
  for (const [text, name = '', index = ''] of steps) {
    const blocks = block.blocks(name);
    if (blocks.state === 'unknown') return { state: 'unknown', references: blocks.references };
    block = blocks.blocks[Number(index)]!;
    rest = rest.slice(text.length);
  }
  return block.attribute(rest);
}
