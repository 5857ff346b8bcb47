import { UNKNOWN, type ValueMap } from '@autoclave/catalog';
import type { Instance } from '@autoclave/graph';
import { describe, test } from 'vitest';
import { compareWithBaseline, judge, parseBaseline, renderJson, type Report } from '../../src/index.ts';
import { notPublic, storageEncrypted } from '../story/controls.ts';
import { input, instance, request, waiver } from '../story/request.ts';

const controls = [notPublic];
const open = { publicly_accessible: true };

function reportOf(instances: readonly Instance[], details: Parameters<typeof request>[1] = {}): Report {
  return judge(request(instances, { controls, ...details }));
}

function compared(now: Report, before: Report): Report {
  return compareWithBaseline(now, parseBaseline(renderJson(before, { verdicts: 'all' }), 'main.json'));
}

/** The state of each finding that has one, and the counts. */
function summary(report: Report): readonly [readonly string[], readonly number[]] {
  const states = report.findings.flatMap(({ resource, baseline = null }) =>
    baseline === null ? [] : [`${resource} ${baseline}`],
  );
  const { baseline } = report;
  return [states, [baseline!.new, baseline!.known, baseline!.fixed]];
}

const one = (values: ValueMap): Report => reportOf([instance('aws_db_instance.a', values)]);

describe('a finding', () => {
  const cases: readonly (readonly [
    because: string,
    now: ValueMap,
    before: ValueMap,
    states: readonly string[],
    counts: readonly number[],
  ])[] = [
    ['a fail that was a fail is known', open, open, ['known'], [0, 1, 0]],
    ['a fail that was a pass is new', open, {}, ['new'], [1, 0, 0]],
    ['a fail that was unknown is new', open, { publicly_accessible: UNKNOWN }, ['new'], [1, 0, 0]],
    ['an unknown that was a fail is known', { publicly_accessible: UNKNOWN }, open, ['known'], [0, 1, 0]],
    [
      'an unknown that was unknown is known',
      { publicly_accessible: UNKNOWN },
      { publicly_accessible: UNKNOWN },
      ['known'],
      [0, 1, 0],
    ],
    ['an unknown that was a pass is new', { publicly_accessible: UNKNOWN }, {}, ['new'], [1, 0, 0]],
    ['a pass that was a fail is fixed', {}, open, [], [0, 0, 1]],
    ['a pass that was a pass is nothing', {}, {}, [], [0, 0, 0]],
  ];
  test.for(cases)('%s', ([, now, before, states, counts], { expect }) => {
    const named = states.map((state) => `aws_db_instance.a ${state}`);
    expect(summary(compared(one(now), one(before)))).toEqual([named, counts]);
  });
});

test('what is fixed is listed, worst first', ({ expect }) => {
  const before = judge(
    request([
      instance('aws_db_instance.b', open),
      instance('aws_db_instance.a', { storage_encrypted: true, ...open }),
      instance('aws_sqs_queue.jobs'),
    ]),
  );
  const { baseline } = compared(reportOf([]), before);
  expect(baseline).toMatchObject({ path: 'main.json', new: 0, known: 0, fixed: 4 });
  expect(baseline!.fixedFindings.map(({ control, resource, verdict }) => `${control} ${resource} ${verdict}`)).toEqual([
    `${notPublic.id} aws_db_instance.a fail`,
    `${notPublic.id} aws_db_instance.b fail`,
    `${storageEncrypted.id} aws_db_instance.b fail`,
    'sqs-queue-encrypted aws_sqs_queue.jobs fail',
  ]);
});

test('a partial input proves nothing fixed', ({ expect }) => {
  const partial = input({ certifiable: false, reasons: ['the plan was made with -target'] });
  const now = reportOf([], { inputs: [partial] });
  expect(compared(now, one(open)).baseline).toMatchObject({ fixed: 0, fixedFindings: [] });
});

describe('a resource that moves', () => {
  const old = instance('aws_db_instance.a', open);
  const moved = instance('module.data.aws_db_instance.a', open, { module: 'module.data' });
  const moving = input({
    previousAddress: (address) => (address === moved.address ? old.address : undefined),
  });
  const name = moved.address;

  test('is known in the plan that moves it', ({ expect }) => {
    const now = reportOf([moved], { inputs: [moving] });
    expect(summary(compared(now, reportOf([old])))).toEqual([[`${name} known`], [0, 1, 0]]);
  });

  test('is known afterwards, against the report of that plan', ({ expect }) => {
    const before = reportOf([moved], { inputs: [moving] });
    expect(summary(compared(reportOf([moved]), before))).toEqual([[`${name} known`], [0, 1, 0]]);
  });

  test('is new under another address without a word of it', ({ expect }) => {
    expect(summary(compared(reportOf([moved]), reportOf([old])))).toEqual([[`${name} new`], [1, 0, 1]]);
  });
});

describe('several inputs with equal addresses', () => {
  /** A report of inputs, each with the database a: open, or closed. */
  function stacks(paths: Readonly<Record<string, ValueMap>>): Report {
    const instances = Object.entries(paths).map(([path, values]) => ({
      ...instance('aws_db_instance.a', values),
      input: path,
    }));
    return reportOf(instances, { inputs: Object.keys(paths).map((path) => input({ path })) });
  }

  function states(now: Report, before: Report): readonly [readonly string[], readonly number[]] {
    const report = compared(now, before);
    const { baseline } = report;
    const named = report.findings.flatMap((one) => (one.verdict === 'fail' ? [`${one.input} ${one.baseline}`] : []));
    return [named.toSorted(), [baseline!.new, baseline!.known, baseline!.fixed]];
  }

  const cases: readonly (readonly [
    because: string,
    now: Readonly<Record<string, ValueMap>>,
    before: Readonly<Record<string, ValueMap>>,
    states: readonly string[],
    counts: readonly number[],
  ])[] = [
    ['one stack excuses no other', { one: open, two: open }, { one: open }, ['one known', 'two new'], [1, 1, 0]],
    [
      'each is held against its own',
      { one: open, two: open },
      { one: {}, two: open },
      ['one new', 'two known'],
      [1, 1, 0],
    ],
    ['what one mends another may break', { one: {}, two: open }, { one: open }, ['two new'], [1, 0, 1]],
    [
      'an input under a new path is still the same',
      { 'b.json': open },
      { 'a.json': open },
      ['b.json known'],
      [0, 1, 0],
    ],
    [
      'a finding of an input that is gone stands for one other at most',
      { three: open, four: open },
      { one: open },
      ['four known', 'three new'],
      [1, 1, 0],
    ],
    [
      'of two that were renamed, one more is new',
      { three: open, four: open, five: open },
      { one: open, two: open },
      ['five known', 'four known', 'three new'],
      [1, 2, 0],
    ],
  ];
  test.for(cases)('%s', ([, now, before, expected, counts], { expect }) => {
    expect(states(stacks(now), stacks(before))).toEqual([expected, counts]);
  });
});

describe('waivers', () => {
  const waived = waiver({ control: notPublic.id, resource: 'aws_db_instance.a', expires: '2027-01-31' });

  test('a waived finding has no state', ({ expect }) => {
    const now = reportOf([instance('aws_db_instance.a', open)], { waivers: [waived] });
    expect(summary(compared(now, one({})))).toEqual([[], [0, 0, 0]]);
  });

  test('a finding whose waiver has ended is new: it was not open', ({ expect }) => {
    const before = reportOf([instance('aws_db_instance.a', open)], { waivers: [waived] });
    expect(summary(compared(one(open), before))).toEqual([['aws_db_instance.a new'], [1, 0, 0]]);
  });
});

test('without a baseline nothing has a state', ({ expect }) => {
  const report = one(open);
  expect(report.baseline).toBeNull();
  expect(report.findings.map(({ baseline }) => baseline ?? null)).toEqual([null]);
});
