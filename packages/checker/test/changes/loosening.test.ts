import {
  attribute,
  byType,
  defineControl,
  UNKNOWN,
  type Control,
  type SensitiveMarks,
  type ValueMap,
} from '@autoclave/catalog';
import type { Instance } from '@autoclave/graph';
import { describe, test } from 'vitest';
import { judge, type Finding } from '../../src/index.ts';
import { bucketKey, notPublic, queueEncrypted, storageEncrypted, versioning } from '../story/controls.ts';
import { check, input, instance, request } from '../story/request.ts';

interface Change {
  readonly before: ValueMap;
  readonly after: ValueMap;
  readonly action?: Instance['action'];
  readonly sensitive?: SensitiveMarks;
  readonly beforeSensitive?: SensitiveMarks;
}

/** A resource that the plan changes. */
function changed(address: string, { before, after, action = 'update', sensitive, beforeSensitive }: Change): Instance {
  return {
    ...instance(address, after, { action, ...(sensitive === undefined ? {} : { sensitive }) }),
    before: () => before,
    ...(beforeSensitive === undefined ? {} : { beforeSensitive }),
  };
}

function marks(instances: readonly Instance[], control: Control): readonly (readonly [string, string | null])[] {
  const { findings } = judge(request(instances, { controls: [control] }));
  return findings.filter(({ loosened }) => loosened).map(({ resource, before }) => [resource, before ?? null]);
}

const phi = 'aws_db_instance.phi';
const closed = { publicly_accessible: false };
const open = { publicly_accessible: true };

describe('a condition of the resource', () => {
  const cases: readonly (readonly [because: string, change: Change, before: string | null | undefined])[] = [
    ['held before and fails now', { before: closed, after: open }, 'false'],
    ['held by the default', { before: {}, after: open }, 'not set; the default is false'],
    ['is changed by a replacement', { before: closed, after: open, action: 'replace' }, 'false'],
    ['failed before already', { before: open, after: open }, undefined],
    ['holds now', { before: open, after: closed }, undefined],
    ['is not known now', { before: closed, after: { publicly_accessible: UNKNOWN } }, undefined],
    ['is not changed by this plan', { before: closed, after: open, action: 'no-op' }, undefined],
    ['hides its value', { before: closed, after: open, sensitive: { publicly_accessible: true } }, '(sensitive)'],
    [
      'hid its value before',
      { before: closed, after: open, beforeSensitive: { publicly_accessible: true } },
      '(sensitive)',
    ],
  ];
  test.for(cases)('%s', ([, change, before], { expect }) => {
    expect(marks([changed(phi, change)], notPublic)).toEqual(before === undefined ? [] : [[phi, before]]);
  });

  test('what is new is not loosened', ({ expect }) => {
    expect(marks([instance(phi, open)], notPublic)).toEqual([]);
  });

  test('of several parts the one that fails now tells its value', ({ expect }) => {
    const queue = changed('aws_sqs_queue.jobs', {
      before: { kms_master_key_id: 'alias/jobs', kms_data_key_reuse_period_seconds: 600 },
      after: { kms_master_key_id: 'alias/jobs', kms_data_key_reuse_period_seconds: 86_400 },
    });
    expect(marks([queue], queueEncrypted)).toEqual([['aws_sqs_queue.jobs', '600']]);
  });

  test('what the control left out before was never held to it', ({ expect }) => {
    const queue = changed('aws_sqs_queue.jobs', {
      before: { fifo_queue: true, kms_master_key_id: 'alias/jobs' },
      after: { fifo_queue: false },
    });
    expect(marks([queue], queueEncrypted)).toEqual([]);
  });

  test('a condition with a form for each type is held against the form of this one', ({ expect }) => {
    const control = defineControl({
      ...notPublic,
      resources: ['aws_instance', 'aws_db_instance'],
      condition: byType({
        aws_instance: attribute('associate_public_ip_address', { whenAbsent: false }).isFalse(),
        aws_db_instance: attribute('publicly_accessible', { whenAbsent: false }).isFalse(),
      }),
    });
    expect(marks([changed(phi, { before: closed, after: open })], control)).toEqual([[phi, 'false']]);
  });
});

describe('a condition of companions', () => {
  const bucket = instance('aws_s3_bucket.data', { bucket: 'data' }, { action: 'no-op' });
  const enabled = { bucket: 'data', versioning_configuration: [{ status: 'Enabled' }] };
  const suspended = { bucket: 'data', versioning_configuration: [{ status: 'Suspended' }] };
  const type = 'aws_s3_bucket_versioning';

  test('a companion that the plan changes tells its value', ({ expect }) => {
    const companion = changed(`${type}.data`, { before: enabled, after: suspended });
    expect(marks([bucket, companion], versioning)).toEqual([['aws_s3_bucket.data', '"Enabled"']]);
  });

  test('a companion that the plan removes is named', ({ expect }) => {
    const companion = instance(`${type}.data`, enabled, { action: 'delete' });
    expect(marks([bucket, companion], versioning)).toEqual([
      ['aws_s3_bucket.data', `${type}.data.versioning_configuration[0].status: "Enabled"`],
    ]);
  });

  test.for([
    ['is only forgotten, and so stays in AWS', instance(`${type}.data`, enabled, { action: 'forget' })],
    ['did not hold before', instance(`${type}.data`, suspended, { action: 'delete' })],
    ['belongs to another bucket', instance(`${type}.other`, { ...enabled, bucket: 'other' }, { action: 'delete' })],
  ] as const)('a removed companion that %s loosens nothing', ([, companion], { expect }) => {
    expect(marks([bucket, companion], versioning)).toEqual([]);
  });

  test('of two removed companions the first by address is named, whatever their order', ({ expect }) => {
    const two = ['a', 'b'].map((name) => instance(`${type}.${name}`, enabled, { action: 'delete' }));
    const named = `${type}.a.versioning_configuration[0].status: "Enabled"`;
    expect(marks([bucket, ...two], versioning)).toEqual([['aws_s3_bucket.data', named]]);
    expect(marks([bucket, ...two.toReversed()], versioning)).toEqual([['aws_s3_bucket.data', named]]);
  });
});

test('a hand-written check and a fail that only Terraform found are not marked', ({ expect }) => {
  const bucket = changed('aws_s3_bucket.data', { before: { bucket: 'data' }, after: { bucket: 'data' } });
  expect(marks([bucket], bucketKey)).toEqual([]);
  const refused = check({ address: phi, status: 'fail', problems: [`[${storageEncrypted.id}] no`] });
  const { findings } = judge(
    request([changed(phi, { before: { storage_encrypted: true }, after: { storage_encrypted: true } })], {
      controls: [storageEncrypted],
      inputs: [input({ checks: [refused] })],
    }),
  );
  expect(findings).toMatchObject([
    { verdict: 'fail', message: 'no', loosened: false, before: null },
  ] satisfies Partial<Finding>[]);
});
