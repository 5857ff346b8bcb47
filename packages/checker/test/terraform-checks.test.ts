import { UNKNOWN } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { judge, type Finding, type TerraformCheck } from '../src/index.ts';
import { notPublic, storageEncrypted, trailKept, versioning } from './story/controls.ts';
import { check, input, instance, request, to, waiver } from './story/request.ts';

const guard =
  '[rds-instance-public-access-check] HIPAA 164.312(e)(1); SOC 2 CC6.6; module rds: publicly_accessible must be false. ' +
  'Set publicly_accessible to false.';

const address = 'module.ehr["a.b"].aws_db_instance.this';
const module = 'module.ehr["a.b"]';

function findings(values: Parameters<typeof instance>[1], checks: readonly TerraformCheck[]): readonly Finding[] {
  const inputs = [input({ checks })];
  return judge(request([instance(address, values, { module })], { controls: [notPublic], inputs })).findings;
}

describe('a failing check', () => {
  const failing = check({ address, module, status: 'fail', problems: [guard] });
  const evidence = [{ source: 'terraform check', at: address, value: 'fail', reference: null, via: [] }];

  test('is evidence where the checker fails the same', ({ expect }) => {
    expect(findings({ publicly_accessible: true }, [failing])).toMatchObject([
      { verdict: 'fail', at: 'publicly_accessible', message: 'publicly_accessible: true; must be false', evidence },
    ]);
  });

  test.for([
    ['passes', {}],
    ['does not know', { publicly_accessible: UNKNOWN }],
  ] as const)('stands where the checker %s', ([, values], { expect }) => {
    expect(findings(values, [failing])).toMatchObject([
      {
        verdict: 'fail',
        resource: address,
        module,
        at: address,
        got: 'refused by a condition that Terraform evaluated',
        message:
          'HIPAA 164.312(e)(1); SOC 2 CC6.6; module rds: publicly_accessible must be false. Set publicly_accessible to false.',
        evidence,
      },
    ]);
  });

  test('of a module input is a finding at the input', ({ expect }) => {
    const inputCheck = check({
      kind: 'var',
      address: `${module}.var.publicly_accessible`,
      module,
      status: 'fail',
      problems: [guard],
    });
    expect(findings({}, [inputCheck])).toMatchObject([
      { verdict: 'pass', resource: address },
      {
        verdict: 'fail',
        resource: `${module}.var.publicly_accessible`,
        module,
        at: `${module}.var.publicly_accessible`,
      },
    ]);
  });

  test('of a module input is evidence where a resource of the module fails', ({ expect }) => {
    const at = `${module}.var.publicly_accessible`;
    const inputCheck = check({ kind: 'var', address: at, module, status: 'fail', problems: [guard] });
    expect(findings({ publicly_accessible: true }, [inputCheck])).toMatchObject([
      { verdict: 'fail', resource: address, evidence: [{ source: 'terraform check', at, value: 'fail' }] },
    ]);
  });

  test('of a module input is a finding where only a resource of another module fails', ({ expect }) => {
    const at = 'module.eh.var.publicly_accessible';
    const inputCheck = check({ kind: 'var', address: at, module: 'module.eh', status: 'fail', problems: [guard] });
    expect(findings({ publicly_accessible: true }, [inputCheck])).toMatchObject([
      { resource: at, verdict: 'fail' },
      { resource: address, verdict: 'fail', evidence: [] },
    ]);
  });

  test.for([
    ['of another author', 'instances must be small'],
    ['of a control that is not judged', '[elsewhere] HIPAA 164.312(b); module x: y.'],
  ] as const)('%s is nobody’s finding', ([, problem], { expect }) => {
    expect(findings({}, [check({ address, module, status: 'fail', problems: [problem] })])).toMatchObject([
      { verdict: 'pass', evidence: [{ source: 'input' }] },
    ]);
  });

  test('can be waived like any other', ({ expect }) => {
    const report = judge(
      request([instance(address, {}, { module })], {
        controls: [notPublic],
        inputs: [input({ checks: [failing] })],
        waivers: [
          waiver({ control: notPublic.id, resource: 'module.ehr*.aws_db_instance.this', expires: '2026-12-31' }),
        ],
      }),
    );
    expect(report.summary).toMatchObject({ fail: 0, waived: 1 });
  });

  test('with two problems is two findings', ({ expect }) => {
    const both = check({
      address,
      module,
      status: 'fail',
      problems: [guard, '[rds-storage-encrypted] module rds: no.'],
    });
    const report = judge(
      request([instance(address, { storage_encrypted: true }, { module })], {
        controls: [notPublic, storageEncrypted],
        inputs: [input({ checks: [both] })],
      }),
    );
    expect(report.findings).toMatchObject([
      { control: notPublic.id, verdict: 'fail' },
      { control: storageEncrypted.id, verdict: 'fail', message: 'module rds: no.' },
    ]);
  });
});

describe('in one of two inputs that hold the same addresses', () => {
  const [one, two] = ['one.json', 'two.json'] as const;

  /** Findings as `input resource verdict, pieces of evidence of Terraform`. */
  function rows(
    values: readonly [Parameters<typeof instance>[1], Parameters<typeof instance>[1]],
    checks: readonly TerraformCheck[],
  ): readonly string[] {
    const instances = [one, two].map((path, index) => ({
      ...instance(address, values[index], { module }),
      input: path,
    }));
    const inputs = [input({ path: one }), input({ path: two, checks })];
    return judge(request(instances, { controls: [notPublic], inputs }))
      .findings.map((finding) => {
        const told = finding.evidence.filter(({ source }) => source === 'terraform check').length;
        return `${finding.input} ${finding.resource} ${finding.verdict}, ${told}`;
      })
      .toSorted();
  }

  test('a refusal fails the resource of its input', ({ expect }) => {
    const refusal = check({ address, module, status: 'fail', problems: [guard] });
    expect(rows([{}, {}], [refusal])).toEqual([`${one} ${address} pass, 0`, `${two} ${address} fail, 1`]);
  });

  test('a result is evidence in its input', ({ expect }) => {
    const passing = check({ address, module });
    expect(rows([{}, {}], [passing])).toEqual([`${one} ${address} pass, 0`, `${two} ${address} pass, 1`]);
  });

  test('a refusal of a module input is evidence for a fail of its input alone', ({ expect }) => {
    const at = `${module}.var.publicly_accessible`;
    const refusal = check({ kind: 'var', address: at, module, status: 'fail', problems: [guard] });
    const open = { publicly_accessible: true };
    expect(rows([open, open], [refusal])).toEqual([`${one} ${address} fail, 0`, `${two} ${address} fail, 1`]);
    expect(rows([open, {}], [refusal])).toEqual([
      `${one} ${address} fail, 0`,
      `${two} ${address} pass, 0`,
      `${two} ${at} fail, 1`,
    ]);
  });

  test('a result counts where its input holds the resource of the other one', ({ expect }) => {
    const arn = 'arn:aws:rds:us-east-1:111122223333:db:ehr';
    const refusal = check({ address, module, status: 'fail', problems: [guard] });
    expect(rows([{ arn }, { arn }], [refusal])).toEqual([`${one} ${address} fail, 1`]);
  });
});

describe('other results', () => {
  test.for([
    ['pass', {}, 'pass'],
    ['unknown', { publicly_accessible: UNKNOWN }, 'unknown'],
    ['error', {}, 'pass'],
  ] as const)('%s is evidence on the same resource', ([status, values, verdict], { expect }) => {
    const [finding] = findings(values, [check({ address, module, status })]);
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.evidence.at(-1)).toEqual({
      source: 'terraform check',
      at: address,
      value: status,
      reference: null,
      via: [],
    });
  });

  test('speak for no other resource', ({ expect }) => {
    const [finding] = findings({}, [check({ address: 'aws_db_instance.this', status: 'pass' })]);
    expect(finding?.evidence.map(({ source }) => source)).toEqual(['input']);
  });

  test('on a companion speak for the resource that it belongs to', ({ expect }) => {
    const instances = [
      instance('aws_s3_bucket.data'),
      instance(
        'aws_s3_bucket_versioning.data',
        { versioning_configuration: [{ status: 'Enabled' }], bucket: UNKNOWN },
        { references: { bucket: to('aws_s3_bucket.data', 'id') } },
      ),
    ];
    const checks = [check({ address: 'aws_s3_bucket_versioning.data' }), check({ address: 'aws_s3_bucket.data' })];
    const report = judge(request(instances, { controls: [versioning], inputs: [input({ checks })] }));
    expect(report.findings).toMatchObject([
      {
        resource: 'aws_s3_bucket.data',
        verdict: 'pass',
        evidence: [
          { source: 'input' },
          { source: 'terraform check', at: 'aws_s3_bucket_versioning.data', value: 'pass' },
        ],
      },
    ]);
  });

  test('say nothing of a control that Terraform cannot be given', ({ expect }) => {
    const report = judge(
      request([instance('aws_cloudtrail.old', {}, { action: 'delete' })], {
        controls: [trailKept],
        inputs: [input({ checks: [check({ address: 'aws_cloudtrail.old' })] })],
      }),
    );
    expect(report.findings).toMatchObject([{ verdict: 'fail', evidence: [] }]);
  });
});
