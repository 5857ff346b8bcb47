import { LinkedGraph, type Instance } from '@autoclave/graph';
import fc from 'fast-check';
import { test } from 'vitest';
import { judge, renderHuman, renderJson, type JudgeRequest } from '../src/index.ts';
import { storyControls } from './story/controls.ts';
import { check, input, instance, request, waiver } from './story/request.ts';

const instances: readonly Instance[] = [
  instance('aws_db_instance.a', { storage_encrypted: false }),
  instance('aws_db_instance.b', { publicly_accessible: true }),
  instance('aws_s3_bucket.data', { bucket: 'data' }),
  instance('aws_s3_bucket.logs', { bucket: 'logs' }),
  instance('aws_s3_bucket_logging.data', { bucket: 'data', target_bucket: 'logs' }),
  instance('aws_s3_bucket_versioning.data', { bucket: 'data', versioning_configuration: [{ status: 'Enabled' }] }),
  instance('aws_cloudtrail.old', {}, { action: 'delete' }),
];

const waivers = [
  waiver({ resource: 'aws_s3_bucket.*', position: 0 }),
  waiver({ resource: 'aws_s3_bucket.logs', position: 1 }),
  waiver({ resource: 'aws_s3_bucket.gone', position: 2 }),
];

const checks = [
  check({ address: 'aws_s3_bucket_versioning.data', status: 'pass' }),
  check({ address: 'aws_db_instance.a', status: 'fail', problems: ['[rds-storage-encrypted] module rds: no.'] }),
  check({
    address: 'var.encrypted',
    kind: 'var',
    status: 'fail',
    problems: ['[rds-storage-encrypted] module rds: no.'],
  }),
  check({ address: 'var.a', kind: 'var', status: 'fail', problems: ['[sqs-queue-encrypted] module sqs: no.'] }),
  check({ address: 'var.b', kind: 'var', status: 'fail', problems: ['[sqs-queue-encrypted] module sqs: no.'] }),
];

const inputs = [input({ path: 'a.json', checks }), input({ path: 'b.json' }), input({ path: 'c.json', kind: 'state' })];

const ordered = request(instances, { waivers, inputs });

function bytes(one: JudgeRequest): string {
  const report = judge(one);
  return renderJson(report, { verdicts: 'all' }) + renderHuman(report, { width: 80 });
}

test('equal requests give equal bytes', ({ expect }) => {
  expect(bytes(request(instances, { waivers, inputs }))).toBe(bytes(ordered));
});

test('the order of resources, inputs, checks and the list of waivers does not matter', ({ expect }) => {
  const expected = bytes(ordered);
  const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  fc.assert(
    fc.property(
      shuffled(instances),
      shuffled(inputs),
      shuffled(checks),
      shuffled(waivers),
      (someInstances, someInputs, someChecks, someWaivers) => {
        const reordered: JudgeRequest = {
          ...ordered,
          graph: new LinkedGraph(someInstances),
          inputs: someInputs.map((one) => (one.path === 'a.json' ? { ...one, checks: someChecks } : one)),
          waivers: someWaivers,
        };
        expect(bytes(reordered)).toBe(expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('the order of controls orders only the ids of a coverage row', ({ expect }) => {
  const forwards = judge(ordered);
  const backwards = judge({ ...ordered, controls: storyControls.toReversed() });
  expect({ ...backwards, coverage: [] }).toEqual({ ...forwards, coverage: [] });
  expect(backwards.coverage.map(({ controls, ...row }) => ({ ...row, controls: controls.toSorted() }))).toEqual(
    forwards.coverage.map(({ controls, ...row }) => ({ ...row, controls: controls.toSorted() })),
  );
});
