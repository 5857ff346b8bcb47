import { UNKNOWN } from '@autoclave/catalog';
import { awsConfigHipaaPack } from '@autoclave/catalog/frameworks';
import { describe, test } from 'vitest';
import { judge, type JudgeRequest, type Scores } from '../src/index.ts';
import { bucketKey, notPublic, queueEncrypted, storageEncrypted } from './story/controls.ts';
import { check, input, instance, request, waiver } from './story/request.ts';

type Instances = Parameters<typeof request>[0];

function scores(instances: Instances, details?: Partial<JudgeRequest>): Scores {
  return judge(request(instances, details)).scores;
}

const good = { storage_encrypted: true, publicly_accessible: false };
const bad = { storage_encrypted: false, publicly_accessible: false };

test('the rules of the test controls are in the pack', ({ expect }) => {
  const names = awsConfigHipaaPack.map((rule) => rule.name);
  expect(names).toEqual(expect.arrayContaining(['rds-storage-encrypted', 'rds-instance-public-access-check']));
  expect(names).toContain('s3-default-encryption-kms');
});

test('no resource, no score', ({ expect }) => {
  expect(scores([])).toEqual({
    awsConfigPack: { compliant: 0, total: 0, percent: 0, unknown: 0 },
    securityHub: { passed: 0, total: 0, percent: 0, unknown: 0 },
    autoclave: {
      withWaivers: { passed: 0, total: 0, percent: 0 },
      withoutWaivers: { passed: 0, total: 0, percent: 0 },
      unknown: 0,
    },
  });
});

test('the pack counts pairs, Security Hub counts controls', ({ expect }) => {
  const instances = ['a', 'b', 'c'].map((name) => instance(`aws_db_instance.${name}`, name === 'c' ? bad : good));
  const { awsConfigPack, securityHub } = scores(instances);
  expect(awsConfigPack).toEqual({ compliant: 5, total: 6, percent: 83.33, unknown: 0 });
  expect(securityHub).toEqual({ passed: 1, total: 2, percent: 50, unknown: 0 });
});

test('an unknown pair stands outside the total and is counted', ({ expect }) => {
  const { awsConfigPack, securityHub, autoclave } = scores([
    instance('aws_db_instance.a', { ...good, storage_encrypted: UNKNOWN }),
  ]);
  expect(awsConfigPack).toEqual({ compliant: 1, total: 1, percent: 100, unknown: 1 });
  expect(securityHub).toEqual({ passed: 1, total: 1, percent: 100, unknown: 1 });
  expect(autoclave).toEqual({
    withWaivers: { passed: 1, total: 1, percent: 100 },
    withoutWaivers: { passed: 1, total: 1, percent: 100 },
    unknown: 1,
  });
});

test('a Security Hub control with a fail has failed, whatever else is unknown', ({ expect }) => {
  const instances = [
    instance('aws_db_instance.a', { ...good, storage_encrypted: UNKNOWN }),
    instance('aws_db_instance.b', bad),
    instance('aws_db_instance.c', good),
  ];
  expect(scores(instances, { controls: [storageEncrypted] }).securityHub).toEqual({
    passed: 0,
    total: 1,
    percent: 0,
    unknown: 0,
  });
});

describe('AWS does not know', () => {
  test('the role of a resource: what a contradiction frees is noncompliant', ({ expect }) => {
    const instances = [
      instance('aws_s3_bucket.logs', { bucket: 'logs' }),
      instance('aws_s3_bucket_logging.data', { bucket: 'data', target_bucket: 'logs' }),
    ];
    const report = judge(request(instances, { controls: [bucketKey] }));
    expect(report.findings).toMatchObject([{ resource: 'aws_s3_bucket.logs', verdict: 'notApplicable' }]);
    expect(report.scores.awsConfigPack).toEqual({ compliant: 0, total: 1, percent: 0, unknown: 0 });
    expect(report.scores.securityHub).toEqual({ passed: 0, total: 1, percent: 0, unknown: 0 });
    expect(report.scores.autoclave.withoutWaivers).toEqual({ passed: 0, total: 0, percent: 0 });
  });

  test('waivers: a waived fail is noncompliant, and only our score with waivers counts it as passed', ({ expect }) => {
    const waivers = [waiver({ control: notPublic.id, resource: 'aws_db_instance.a', expires: '2026-12-31' })];
    const report = scores([instance('aws_db_instance.a', { storage_encrypted: true, publicly_accessible: true })], {
      waivers,
    });
    expect(report.awsConfigPack).toEqual({ compliant: 1, total: 2, percent: 50, unknown: 0 });
    expect(report.securityHub).toEqual({ passed: 1, total: 2, percent: 50, unknown: 0 });
    expect(report.autoclave).toEqual({
      withWaivers: { passed: 2, total: 2, percent: 100 },
      withoutWaivers: { passed: 1, total: 2, percent: 50 },
      unknown: 0,
    });
  });
});

test('what a control leaves out by its own words is no pair', ({ expect }) => {
  const control = { ...queueEncrypted, awsConfig: ['rds-storage-encrypted'] };
  const fifo = instance('aws_sqs_queue.jobs', { fifo_queue: true });
  expect(scores([fifo], { controls: [control] }).awsConfigPack.total).toBe(0);
});

test('a rule outside the pack is no pair of it', ({ expect }) => {
  const control = { ...storageEncrypted, awsConfig: ['rds-cluster-encrypted-at-rest-of-nobody'] };
  const result = scores([instance('aws_db_instance.a', good)], { controls: [control] });
  expect(result.awsConfigPack.total).toBe(0);
  expect(result.securityHub.total).toBe(1);
});

test('of two controls that name one rule, the one called like it decides', ({ expect }) => {
  const stricter = { ...notPublic, awsConfig: ['rds-storage-encrypted'] };
  const instances = [instance('aws_db_instance.a', { storage_encrypted: true, publicly_accessible: true })];
  const expected = { compliant: 1, total: 1, percent: 100, unknown: 0 };
  expect(scores(instances, { controls: [stricter, storageEncrypted] }).awsConfigPack).toEqual(expected);
  expect(scores(instances, { controls: [storageEncrypted, stricter] }).awsConfigPack).toEqual(expected);
});

test('of two other controls that name one rule, the worse counts', ({ expect }) => {
  const rule = { awsConfig: ['s3-default-encryption-kms'] };
  const controls = [
    { ...notPublic, ...rule },
    { ...storageEncrypted, ...rule },
  ];
  const instances = [instance('aws_db_instance.a', bad)];
  const expected = { compliant: 0, total: 1, percent: 0, unknown: 0 };
  expect(scores(instances, { controls }).awsConfigPack).toEqual(expected);
  expect(scores(instances, { controls: controls.toReversed() }).awsConfigPack).toEqual(expected);
});

test('what Terraform refuses outside a resource is no pair', ({ expect }) => {
  const problems = ['[rds-storage-encrypted] module rds: storage_encrypted must be true.'];
  const inputs = [
    input({ checks: [check({ kind: 'var', address: 'var.storage_encrypted', status: 'fail', problems })] }),
  ];
  const report = judge(request([], { inputs }));
  expect(report.summary.fail).toBe(1);
  expect(report.scores.awsConfigPack.total).toBe(0);
});
