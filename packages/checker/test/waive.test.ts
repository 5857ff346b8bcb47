import { UNKNOWN } from '@autoclave/catalog';
import { describe, expect, test } from 'vitest';
import { judge, type Report, type Waiver } from '../src/index.ts';
import { keysRotated, notPublic, queueEncrypted, storageEncrypted, versioning } from './story/controls.ts';
import { instance, now, request, waiver } from './story/request.ts';

const scratch = instance('aws_s3_bucket.scratch');
const data = instance('aws_s3_bucket.data');
const open = instance('aws_db_instance.open', { storage_encrypted: true, publicly_accessible: true });
const closed = instance('aws_db_instance.closed', { storage_encrypted: true });

function run(waivers: readonly Partial<Waiver>[], at: Date = now): Report {
  const listed = waivers.map((details, position) => waiver({ position, ...details }));
  return judge(request([scratch, data, open, closed], { waivers: listed, now: at }));
}

function breaches(report: Report): readonly string[] {
  return report.findings.filter(({ control }) => control.startsWith('waiver-')).map(({ control }) => control);
}

function waived(report: Report): readonly string[] {
  return report.findings
    .filter((finding) => finding.waiver !== null)
    .map(({ control, resource }) => `${control} ${resource}`);
}

test('a waived finding stays, marked, and counts apart', ({ expect }) => {
  const without = run([]);
  const report = run([{ compensatingControl: 'A nightly copy', ticket: 'SEC-12' }]);
  expect(report.findings.find(({ waiver }) => waiver !== null)).toMatchObject({
    control: 's3-bucket-versioning-enabled',
    resource: 'aws_s3_bucket.scratch',
    verdict: 'fail',
    waiver: {
      reason: 'Holds only files that can be computed again',
      owner: 'ana@example.com',
      approver: 'ben@example.com',
      expires: '2027-03-31',
      compensatingControl: 'A nightly copy',
      ticket: 'SEC-12',
    },
  });
  expect(report.summary).toEqual({ ...without.summary, fail: without.summary.fail - 1, waived: 1 });
});

describe('terms', () => {
  const bucket = 's3-bucket-versioning-enabled aws_s3_bucket.scratch';
  const database = `${notPublic.id} aws_db_instance.open`;
  const critical = { control: notPublic.id, resource: 'aws_db_instance.open' };
  const cases: readonly (readonly [
    because: string,
    details: Partial<Waiver>,
    at: string,
    waived: readonly string[],
    breaches: readonly string[],
  ])[] = [
    ['the day before the last', { expires: '2026-11-22' }, '2026-11-21T12:00:00Z', [bucket], []],
    ['the first moment of the last day', { expires: '2026-11-22' }, '2026-11-22T00:00:00Z', [bucket], []],
    ['the last second of the last day', { expires: '2026-11-22' }, '2026-11-22T23:59:59Z', [bucket], []],
    ['the next day', { expires: '2026-11-22' }, '2026-11-23T00:00:00Z', [], ['waiver-in-date']],
    [
      'the day is UTC, wherever the run is',
      { expires: '2026-11-22' },
      '2026-11-22T23:30:00-05:00',
      [],
      ['waiver-in-date'],
    ],
    ['365 days', { expires: '2027-11-22' }, '2026-11-22T09:30:00Z', [bucket], []],
    ['366 days', { expires: '2027-11-23' }, '2026-11-22T09:30:00Z', [], ['waiver-term-bounded']],
    ['90 days for a critical control', { ...critical, expires: '2027-02-20' }, '2026-11-22T09:30:00Z', [database], []],
    [
      '91 days for a critical control',
      { ...critical, expires: '2027-02-21' },
      '2026-11-22T09:30:00Z',
      [],
      ['waiver-term-bounded'],
    ],
  ];

  test.for(cases)('%s', ([, details, at, expectedWaived, expectedBreaches], { expect }) => {
    const report = run([details], new Date(at));
    expect(waived(report)).toEqual(expectedWaived);
    expect(breaches(report)).toEqual(expectedBreaches);
  });
});

describe('rules', () => {
  const cases: readonly (readonly [because: string, details: Partial<Waiver>, message: string])[] = [
    [
      'expired',
      { expires: '2026-11-21' },
      'waiver of s3-bucket-versioning-enabled: expires is 2026-11-21, must be 2026-11-22 or later; it does not apply',
    ],
    [
      'too long',
      { expires: '2030-01-01' },
      'waiver of s3-bucket-versioning-enabled: expires is 2030-01-01, must be 2027-11-22 or earlier; it does not apply',
    ],
    [
      'over-broad',
      { resource: '**' },
      'waiver of s3-bucket-versioning-enabled: resource is **, must be a pattern with a name in it; it does not apply',
    ],
    [
      'approved by the owner, in other letters',
      { owner: 'Ana@example.com', approver: 'ana@example.com ' },
      'waiver of s3-bucket-versioning-enabled: approver is ana@example.com , must be another person than the owner; it does not apply',
    ],
    [
      'a control that may not be waived',
      { control: storageEncrypted.id, resource: 'aws_db_instance.open', expires: '2026-12-31' },
      'waiver of rds-storage-encrypted: control is rds-storage-encrypted, must be a control that may be waived; it does not apply',
    ],
    [
      'unused: there is no such resource',
      { resource: 'aws_s3_bucket.gone' },
      'waiver of s3-bucket-versioning-enabled: resource is aws_s3_bucket.gone, must be the address of a resource that fails s3-bucket-versioning-enabled',
    ],
    [
      'unused: the resource passes',
      { control: notPublic.id, resource: 'aws_db_instance.closed', expires: '2026-12-31' },
      'waiver of rds-instance-public-access-check: resource is aws_db_instance.closed, must be the address of a resource that fails rds-instance-public-access-check',
    ],
  ];

  test.for(cases)('%s', ([, details, message], { expect }) => {
    const report = run([details]);
    expect(waived(report)).toEqual([]);
    expect(
      report.findings.filter(({ control }) => control.startsWith('waiver-')).map((finding) => finding.message),
    ).toEqual([message]);
  });

  test('a broken rule is a fail at the line of the waiver, as grave as the control', ({ expect }) => {
    const report = run([{ expires: '2026-01-01', location: { file: 'autoclave.waivers.yaml', line: 7 } }]);
    expect(report.findings.find(({ control }) => control === 'waiver-in-date')).toMatchObject({
      verdict: 'fail',
      severity: 'high',
      resource: 'aws_s3_bucket.scratch',
      at: 'waivers[0].expires',
      location: { file: 'autoclave.waivers.yaml', line: 7 },
      waiver: null,
    });
    expect(report.summary.fail).toBe(run([]).summary.fail + 1);
  });

  test('several broken rules are all named, and unused is not one of them', ({ expect }) => {
    const report = run([{ resource: '*', expires: '2026-01-01', approver: 'ana@example.com' }]);
    expect(breaches(report)).toEqual(['waiver-approved-by-another', 'waiver-in-date', 'waiver-narrow']);
  });
});

test('a waiver that meets an unknown is used, and marks nothing', ({ expect }) => {
  const queue = instance('aws_sqs_queue.jobs', { kms_master_key_id: UNKNOWN });
  const report = judge(
    request([queue], { waivers: [waiver({ control: queueEncrypted.id, resource: 'aws_sqs_queue.jobs' })] }),
  );
  expect(report.findings).toMatchObject([{ control: queueEncrypted.id, verdict: 'unknown', waiver: null }]);
});

test('the first of two waivers for one finding is named, and both are used', ({ expect }) => {
  const report = run([{ resource: 'aws_s3_bucket.s*', reason: 'first' }, { reason: 'second' }]);
  expect(report.findings.flatMap(({ waiver }) => waiver?.reason ?? [])).toEqual(['first']);
  expect(breaches(report)).toEqual([]);
});

test('an expired waiver leaves its finding to a renewed one', ({ expect }) => {
  const report = run([{ expires: '2026-01-01', reason: 'old' }, { reason: 'renewed' }]);
  expect(report.findings.flatMap(({ waiver }) => waiver?.reason ?? [])).toEqual(['renewed']);
  expect(breaches(report)).toEqual(['waiver-in-date']);
});

describe('many waivers ask for each address about once', () => {
  /** How often the addresses of buckets are read, over and above a run without waivers. */
  function reads(count: number, resource: (address: string) => string): number {
    const counted = (listed: boolean): number => {
      let asked = 0;
      const addresses = Array.from({ length: count }, (_, index) => `aws_s3_bucket.b${index}`);
      const buckets = addresses.map((address) => ({
        ...instance(address),
        get address(): string {
          asked += 1;
          return address;
        },
      }));
      const waivers = addresses.map((address, position) => waiver({ resource: resource(address), position }));
      const { summary } = judge(request(buckets, { controls: [versioning], waivers: listed ? waivers : [] }));
      expect(summary).toMatchObject(listed ? { fail: 0, waived: count } : { fail: count, waived: 0 });
      return asked;
    };
    return counted(true) - counted(false);
  }

  test.for([
    ['an address', (address: string) => address],
    ['a pattern', (address: string) => address.replace('bucket.', 'buck*.')],
  ] as const)('by %s', ([, resource]) => {
    expect(reads(400, resource)).toBeLessThan(400 * 4);
  });
});

test('waivers of controls that are not judged in this run are left alone', ({ expect }) => {
  const waivers = [waiver({ control: 'elsewhere' }), waiver({ control: keysRotated.id, resource: 'account.audit' })];
  expect(judge(request([], { waivers })).findings).toEqual([]);
});
