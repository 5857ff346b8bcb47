import type { SensitiveMarks, ValueMap } from '@autoclave/catalog';
import { LinkedGraph, type Instance } from '@autoclave/graph';
import { describe, test } from 'vitest';
import { judge, type DriftNote } from '../../src/index.ts';
import { notPublic, queueEncrypted, storageEncrypted, trailKept, versioning } from '../story/controls.ts';
import { input, instance, request } from '../story/request.ts';

const controls = [notPublic, queueEncrypted, storageEncrypted, trailKept, versioning];

/** A resource as it is now, and as the state held it. */
function drifted(address: string, before: ValueMap, now: ValueMap, sensitive: SensitiveMarks = false): Instance {
  return { ...instance(address, now, { action: 'update', sensitive }), before: () => before };
}

function notes(drift: readonly Instance[], planned: readonly Instance[] = []): readonly DriftNote[] {
  const inputs = [input({ drift: new LinkedGraph(drift) })];
  return judge(request(planned, { controls, inputs })).drift ?? [];
}

const address = 'aws_db_instance.phi';
const closed = { publicly_accessible: false };
const open = { publicly_accessible: true };
const broken = { control: notPublic.id, severity: 'critical', at: 'publicly_accessible', before: 'false', got: 'true' };

describe('what was changed', () => {
  test('names the control that it breaks, with both values', ({ expect }) => {
    expect(notes([drifted(address, closed, open)])).toEqual([
      { resource: address, module: '', action: 'update', breaks: [{ ...broken, mended: false }] },
    ]);
  });

  test('is put right by a plan after which the control holds', ({ expect }) => {
    const planned = instance(address, closed, { action: 'update' });
    expect(notes([drifted(address, closed, open)], [planned])).toMatchObject([{ breaks: [{ mended: true }] }]);
  });

  test('is put right by the plan of its own input alone', ({ expect }) => {
    const here = { ...instance(address, open, { action: 'no-op' }), input: 'one' };
    const there = { ...instance(address, closed, { action: 'update' }), input: 'two' };
    const drift = { ...drifted(address, closed, open), input: 'one' };
    expect(notes([drift], [here, there])).toMatchObject([{ breaks: [{ mended: false }] }]);
    expect(notes([{ ...drift, input: 'two' }], [here, there])).toMatchObject([{ breaks: [{ mended: true }] }]);
  });

  test('is not put right by a plan that leaves it', ({ expect }) => {
    const planned = instance(address, open, { action: 'no-op' });
    expect(notes([drifted(address, closed, open)], [planned])).toMatchObject([{ breaks: [{ mended: false }] }]);
  });

  const silent: readonly (readonly [because: string, Instance])[] = [
    ['failed before already', drifted(address, open, open)],
    ['holds still', drifted(address, open, closed)],
    ['is left out by the control', drifted('aws_sqs_queue.jobs', { kms_master_key_id: 'k' }, { fifo_queue: true })],
    ['is of a type without a control', drifted('aws_vpc.main', {}, { tags: {} })],
  ];
  test.for(silent)('is noted without a control where it %s', ([, drift], { expect }) => {
    expect(notes([drift])).toEqual([{ resource: drift.address, module: '', action: 'update', breaks: [] }]);
  });

  test('shows no secret', ({ expect }) => {
    const hidden = { publicly_accessible: true };
    expect(notes([drifted(address, closed, open, hidden)])).toMatchObject([
      { breaks: [{ before: '(sensitive)', got: '(sensitive)' }] },
    ]);
  });

  test('is judged as a companion too, and put right on the companion', ({ expect }) => {
    const values = (status: string): ValueMap => ({ bucket: 'data', versioning_configuration: [{ status }] });
    const name = 'aws_s3_bucket_versioning.data';
    const planned = [
      instance('aws_s3_bucket.data', { bucket: 'data' }, { action: 'no-op' }),
      instance(name, values('Enabled'), { action: 'update' }),
    ];
    const at = 'versioning_configuration[0].status';
    expect(notes([drifted(name, values('Enabled'), values('Suspended'))], planned)).toEqual([
      {
        resource: name,
        module: '',
        action: 'update',
        breaks: [
          { control: versioning.id, severity: 'high', at, before: '"Enabled"', got: '"Suspended"', mended: true },
        ],
      },
    ]);
  });
});

describe('what was deleted', () => {
  const trail = instance('aws_cloudtrail.audit', {}, { action: 'delete' });
  const companion = instance(
    'aws_s3_bucket_versioning.data',
    { bucket: 'data', versioning_configuration: [{ status: 'Enabled' }] },
    { action: 'delete' },
  );

  test('breaks the control that forbids its removal', ({ expect }) => {
    const got = 'deleted outside Terraform';
    expect(notes([trail])).toEqual([
      {
        resource: trail.address,
        module: '',
        action: 'delete',
        breaks: [{ control: trailKept.id, severity: 'high', at: trail.address, before: null, got, mended: false }],
      },
    ]);
  });

  test('breaks the control that it made true as a companion', ({ expect }) => {
    expect(notes([companion])).toMatchObject([
      { action: 'delete', breaks: [{ control: versioning.id, mended: false }] },
    ]);
  });

  test('is put right by a plan that makes it again', ({ expect }) => {
    const again = { ...instance(companion.address, companion.values()), action: 'create' as const };
    expect(notes([companion], [again])).toMatchObject([{ breaks: [{ mended: true }] }]);
  });
});

test('notes stand in the order of addresses, and count as no finding', ({ expect }) => {
  const drift = [drifted('aws_vpc.b', {}, {}), drifted('aws_vpc.a', {}, {})];
  const report = judge(request([], { controls, inputs: [input({ drift: new LinkedGraph(drift) })] }));
  expect(report.drift!.map(({ resource }) => resource)).toEqual(['aws_vpc.a', 'aws_vpc.b']);
  expect(report.findings).toEqual([]);
});

test('an input without drift has no notes', ({ expect }) => {
  expect(judge(request([])).drift).toEqual([]);
});
