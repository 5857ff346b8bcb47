import { UNKNOWN, type CheckedControl } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { Defect, isCertifiable, judge, renderHuman, renderJson, type Finding, type Report } from '../src/index.ts';
import { bucketKey, notPublic, queueEncrypted, storageEncrypted, trailKept, versioning } from './story/controls.ts';
import { input, instance, request, to } from './story/request.ts';

function only(report: Report, control: string): Finding {
  const found = report.findings.filter((finding) => finding.control === control);
  if (found.length !== 1) throw new Error(`${found.length} findings of ${control}`);
  return found.at(0)!;
}

function verdicts(report: Report): readonly string[] {
  return report.findings.map(({ control, resource, verdict }) => `${control} ${resource} ${verdict}`);
}

describe('what is judged', () => {
  test('each resource by the controls of its type', ({ expect }) => {
    const report = judge(
      request([
        instance('aws_db_instance.phi', { storage_encrypted: true }),
        instance('aws_sqs_queue.jobs', { kms_master_key_id: 'alias/jobs' }),
        instance('aws_vpc.main'),
      ]),
    );
    expect(verdicts(report)).toEqual([
      'rds-instance-public-access-check aws_db_instance.phi pass',
      'rds-storage-encrypted aws_db_instance.phi pass',
      'sqs-queue-encrypted aws_sqs_queue.jobs pass',
    ]);
    expect(report.summary).toEqual({
      pass: 3,
      fail: 0,
      waived: 0,
      unknown: 0,
      notApplicable: 0,
      runtime: 1,
      human: 1,
    });
  });

  test('no data source: what is read is somebody else’s to mend', ({ expect }) => {
    const report = judge(request([instance('data.aws_db_instance.shared', { storage_encrypted: false })]));
    expect(report.findings).toEqual([]);
  });

  test('a data source by a control that lists its type as data', ({ expect }) => {
    const control = { ...storageEncrypted, resources: ['data.aws_db_instance'] };
    const instances = [instance('data.aws_db_instance.shared'), instance('aws_db_instance.own')];
    expect(verdicts(judge(request(instances, { controls: [control] })))).toEqual([
      'rds-storage-encrypted data.aws_db_instance.shared fail',
    ]);
  });

  test('removed resources by the controls that judge removals, and by no other', ({ expect }) => {
    const report = judge(
      request([
        instance('aws_cloudtrail.old', {}, { action: 'delete' }),
        instance('aws_cloudtrail.kept', {}, { action: 'no-op' }),
        instance('aws_db_instance.old', {}, { action: 'delete' }),
      ]),
    );
    expect(verdicts(report)).toEqual(['cloudtrail-kept aws_cloudtrail.old fail']);
  });

  test('nothing without controls', ({ expect }) => {
    expect(judge(request([instance('aws_db_instance.phi')], { controls: [] })).findings).toEqual([]);
  });
});

describe('what a finding says', () => {
  test('a fail of a condition completes "must"', ({ expect }) => {
    const report = judge(
      request(
        [instance('module.ehr.aws_db_instance.this[0]', { storage_encrypted: false }, { module: 'module.ehr' })],
        {
          controls: [storageEncrypted],
          inputs: [
            input({
              moduleSource: (module) => (module === 'module.ehr' ? './modules/rds' : undefined),
              location: (address) => (address.startsWith('module.ehr.') ? { file: 'main.tf', line: 12 } : undefined),
            }),
          ],
        },
      ),
    );
    expect(report.findings).toEqual([
      {
        control: 'rds-storage-encrypted',
        title: 'RDS storage is encrypted at rest',
        verdict: 'fail',
        severity: 'critical',
        resource: 'module.ehr.aws_db_instance.this[0]',
        module: 'module.ehr',
        moduleSource: './modules/rds',
        moduleVersion: null,
        at: 'storage_encrypted',
        got: 'false',
        expected: 'true',
        message: 'storage_encrypted: false; must be true',
        fix: storageEncrypted.fix,
        risk: storageEncrypted.risk,
        citations: storageEncrypted.citations,
        location: { file: 'main.tf', line: 12 },
        input: null,
        construct: null,
        call: null,
        creationOnly: true,
        waiver: null,
        evidence: [],
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        severityRaised: null,
        loosened: false,
        before: null,
        phi: null,
        notes: ['cannot be mended later: this plan creates it'],
      },
    ]);
  });

  test('a fail of a hand-written check completes "must be"', ({ expect }) => {
    const report = judge(request([instance('aws_s3_bucket.data')], { controls: [bucketKey] }));
    expect(only(report, bucketKey.id)).toMatchObject({
      at: 'aws_s3_bucket_server_side_encryption_configuration',
      expected: 'there',
      message: 'aws_s3_bucket_server_side_encryption_configuration: no such resource; must be there',
      moduleSource: null,
      location: null,
    });
  });

  test('a missing companion says what must exist', ({ expect }) => {
    const report = judge(request([instance('aws_s3_bucket.data')], { controls: [versioning] }));
    expect(only(report, versioning.id).message).toBe(
      'aws_s3_bucket_versioning: no aws_s3_bucket_versioning refers to this resource; must exist, where ' +
        'versioning_configuration must be there, where status must be "Enabled"',
    );
  });

  test('an unknown names the missing hop', ({ expect }) => {
    const report = judge(
      request(
        [
          instance(
            'aws_db_instance.phi',
            { storage_encrypted: UNKNOWN },
            { references: { storage_encrypted: { links: [], missing: ['local.encrypt'] } } },
          ),
        ],
        { controls: [storageEncrypted] },
      ),
    );
    expect(only(report, storageEncrypted.id)).toMatchObject({
      verdict: 'unknown',
      at: 'storage_encrypted',
      got: 'local.encrypt cannot be seen in this input',
      expected: null,
      message: 'storage_encrypted cannot be judged: local.encrypt cannot be seen in this input',
    });
  });

  test('a pass by reference shows where the value will come from', ({ expect }) => {
    const report = judge(
      request(
        [
          instance(
            'aws_sqs_queue.jobs',
            { kms_master_key_id: UNKNOWN },
            { references: { kms_master_key_id: to('aws_kms_key.phi', 'arn', 'var.key') } },
          ),
          instance('aws_kms_key.phi'),
        ],
        { controls: [queueEncrypted] },
      ),
    );
    expect(only(report, queueEncrypted.id)).toMatchObject({
      verdict: 'pass',
      at: 'kms_master_key_id',
      got: 'aws_kms_key.phi.arn',
      message:
        'kms_master_key_id will come from aws_kms_key.phi.arn, through var.key; ' +
        'kms_data_key_reuse_period_seconds: not set; the default is 300',
      evidence: [
        { source: 'input', at: 'kms_master_key_id', value: null, reference: 'aws_kms_key.phi.arn', via: ['var.key'] },
        {
          source: 'input',
          at: 'kms_data_key_reuse_period_seconds',
          value: 'not set; the default is 300',
          reference: null,
          via: [],
        },
      ],
    });
  });

  test('not applicable gives the reason', ({ expect }) => {
    const report = judge(
      request([instance('aws_sqs_queue.jobs', { fifo_queue: true })], { controls: [queueEncrypted] }),
    );
    expect(only(report, queueEncrypted.id)).toMatchObject({
      verdict: 'notApplicable',
      message: 'a FIFO queue of the tests',
    });
  });

  test('a resource that moves keeps the fingerprint of its old address', ({ expect }) => {
    const before = judge(request([instance('aws_db_instance.phi')], { controls: [storageEncrypted] }));
    const moved = judge(
      request([instance('module.data.aws_db_instance.phi', {}, { module: 'module.data' })], {
        controls: [storageEncrypted],
        inputs: [
          input({
            previousAddress: (address) =>
              address === 'module.data.aws_db_instance.phi' ? 'aws_db_instance.phi' : undefined,
          }),
        ],
      }),
    );
    expect(only(moved, storageEncrypted.id).fingerprint).toBe(only(before, storageEncrypted.id).fingerprint);
  });
});

describe('defects', () => {
  test('a throw names control and resource and is no finding', ({ expect }) => {
    const broken: CheckedControl = {
      ...(trailKept as CheckedControl),
      check: () => {
        throw new TypeError('boom');
      },
    };
    const run = (): Report =>
      judge(request([instance('aws_cloudtrail.old', {}, { action: 'delete' })], { controls: [broken] }));
    expect(run).toThrow(Defect);
    expect(run).toThrow(
      expect.objectContaining({
        control: 'cloudtrail-kept',
        resource: 'aws_cloudtrail.old',
        message: 'control cloudtrail-kept threw while it judged aws_cloudtrail.old: boom',
        cause: expect.any(TypeError),
      }),
    );
  });
});

describe('sensitive values', () => {
  const secret = 'hunter2-very-secret';

  test.for([
    ['a marked argument', { storage_encrypted: secret }, { storage_encrypted: true }],
    ['a list with one marked element', { storage_encrypted: ['open', secret] }, { storage_encrypted: [false, true] }],
    ['a resource that is marked as a whole', { storage_encrypted: secret }, true],
  ] as const)('%s appears in no report', ([, values, sensitive], { expect }) => {
    const report = judge(
      request([instance('aws_db_instance.phi', values, { sensitive })], { controls: [storageEncrypted] }),
    );
    expect(only(report, storageEncrypted.id)).toMatchObject({ verdict: 'fail', got: '(sensitive)' });
    expect(renderJson(report, { verdicts: 'all' })).not.toContain(secret);
    expect(renderHuman(report, { width: 100 })).not.toContain(secret);
  });
});

describe('partial inputs', () => {
  const partial = input({ path: 'b.json', certifiable: false, reasons: ['the plan was made with -target'] });

  test('one partial input makes the whole report uncertifiable', ({ expect }) => {
    const report = judge(request([instance('aws_db_instance.phi')], { inputs: [partial, input({ path: 'a.json' })] }));
    expect(report.inputs).toEqual([
      { path: 'a.json', kind: 'plan', certifiable: true, reasons: [] },
      { path: 'b.json', kind: 'plan', certifiable: false, reasons: ['the plan was made with -target'] },
    ]);
    expect(isCertifiable(report)).toBe(false);
    expect(renderHuman(report, { width: 100 })).toContain('b.json certifies nothing: the plan was made with -target');
  });

  test('whole inputs are certifiable, and no input is not', ({ expect }) => {
    expect(isCertifiable(judge(request([])))).toBe(true);
    expect(isCertifiable(judge(request([], { inputs: [] })))).toBe(false);
  });
});

test('findings are ordered by severity, control and address', ({ expect }) => {
  const report = judge(
    request([
      instance('aws_sqs_queue.jobs'),
      instance('aws_s3_bucket.b'),
      instance('aws_s3_bucket.a'),
      instance('aws_db_instance.phi', { publicly_accessible: true }),
    ]),
  );
  expect(verdicts(report)).toEqual([
    `${notPublic.id} aws_db_instance.phi fail`,
    `${storageEncrypted.id} aws_db_instance.phi fail`,
    `${versioning.id} aws_s3_bucket.a fail`,
    `${versioning.id} aws_s3_bucket.b fail`,
    `${queueEncrypted.id} aws_sqs_queue.jobs fail`,
    `${bucketKey.id} aws_s3_bucket.a fail`,
    `${bucketKey.id} aws_s3_bucket.b fail`,
  ]);
});
