import { UNKNOWN } from '@autoclave/catalog';
import { test } from 'vitest';
import { compareWithBaseline, heldBy, judge, type Gate, type Report } from '../src/index.ts';
import { notPublic, queueEncrypted, versioning } from './story/controls.ts';
import { instance, request, waiver } from './story/request.ts';

const report: Report = judge(
  request(
    [
      instance('aws_db_instance.open', { publicly_accessible: true }),
      instance('aws_db_instance.unknown', { publicly_accessible: UNKNOWN }),
      instance('aws_s3_bucket.data', { bucket: 'data' }),
      instance('aws_s3_bucket.scratch', { bucket: 'scratch' }),
      instance('aws_sqs_queue.jobs'),
    ],
    { controls: [notPublic, queueEncrypted, versioning], waivers: [waiver()] },
  ),
);

function held(gate: Partial<Gate>, of: Report = report): readonly string[] {
  return heldBy(of, { failOn: 'low', unknown: 'report', newOnly: false, ...gate }).map(({ resource }) => resource);
}

const [open, unknown, data, jobs] = [
  'aws_db_instance.open',
  'aws_db_instance.unknown',
  'aws_s3_bucket.data',
  'aws_sqs_queue.jobs',
];

const cases: readonly (readonly [because: string, gate: Partial<Gate>, held: readonly (string | undefined)[]])[] = [
  ['by default every fail without a waiver', {}, [open, data, jobs]],
  ['critical alone', { failOn: 'critical' }, [open]],
  ['high and graver', { failOn: 'high' }, [open, data]],
  ['medium and graver', { failOn: 'medium' }, [open, data, jobs]],
  ['nothing', { failOn: 'never' }, []],
  ['unknowns too', { unknown: 'fail' }, [open, unknown, data, jobs]],
  ['unknowns as grave as the threshold', { unknown: 'fail', failOn: 'critical' }, [open, unknown]],
  ['nothing, unknowns included', { unknown: 'fail', failOn: 'never' }, []],
];

test.for(cases)('%s', ([, gate, expected], { expect }) => {
  expect(held(gate)).toEqual(expected);
});

test('only what is new against the baseline', ({ expect }) => {
  const known = report.findings.filter(({ resource }) => resource === open);
  const baseline = {
    path: 'main.json',
    inputs: report.inputs.map((one) => one.path),
    open: known.map(({ control, severity, resource, fingerprint }) => ({
      control,
      verdict: 'fail' as const,
      severity,
      resource,
      input: null,
      fingerprint,
    })),
  };
  const compared = compareWithBaseline(report, baseline);
  expect(held({ newOnly: true }, compared)).toEqual([data, jobs]);
  expect(held({ newOnly: true, unknown: 'fail' }, compared)).toEqual([unknown, data, jobs]);
  expect(held({ newOnly: true, failOn: 'critical' }, compared)).toEqual([]);
});
