import type { Value } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import {
  judge,
  waiverRules,
  type Finding,
  type JudgedInput,
  type ModuleWaivers,
  type TerraformCheck,
} from '../../src/index.ts';
import { storageEncrypted, versioning } from '../story/controls.ts';
import { check, input, instance, request, waiver } from '../story/request.ts';

const module = 'module.data';
const address = `${module}.aws_s3_bucket.records`;
const bucket = instance(address, { bucket: 'records' }, { module });
const companion = instance(
  `${module}.aws_s3_bucket_versioning.records`,
  { bucket: 'records', versioning_configuration: [{ status: 'Suspended' }] },
  { module },
);
const entry = { reason: 'Computed again each night', owner: 'ana@example.com', expires: '2027-03-31' };

function inputWith(
  value: Value | undefined,
  more: Partial<ModuleWaivers> = {},
  checks: readonly TerraformCheck[] = [],
): JudgedInput {
  return input({
    checks,
    moduleWaivers: (of) => (of === module ? { value, certain: true, references: [], ...more } : undefined),
  });
}

function only(one: JudgedInput): Finding {
  const { findings } = judge(request([bucket, companion], { controls: [versioning], inputs: [one] }));
  return findings[0]!;
}

const status = (of: TerraformCheck['status']): TerraformCheck =>
  check({ address: companion.address, module, status: of });

const refusal = check({
  address: companion.address,
  module,
  status: 'fail',
  problems: [`[${versioning.id}] module data: status must be Enabled.`],
});

test('a waiver of the call shows with its reason, owner and date, and without an approver', ({ expect }) => {
  const report = judge(
    request([bucket, companion], { controls: [versioning], inputs: [inputWith({ [versioning.id]: entry })] }),
  );
  expect(report.findings[0]).toMatchObject({
    verdict: 'fail',
    waiver: { source: 'module', ...entry, approver: '', compensatingControl: null, ticket: null },
    notes: [],
  });
  expect(report.summary).toMatchObject({ fail: 0, waived: 1 });
});

describe('is waived', () => {
  const cases: readonly (readonly [because: string, JudgedInput, isWaived: boolean])[] = [
    ['when the call names the control', inputWith({ [versioning.id]: entry }), true],
    ['when Terraform found nothing wrong', inputWith({ [versioning.id]: entry }, {}, [status('pass')]), true],
    ['not when Terraform refuses the same', inputWith({ [versioning.id]: entry }, {}, [refusal]), false],
    ['not when the call names another control', inputWith({ 'sqs-queue-encrypted': entry }), false],
    ['not when the call has no such argument', input(), false],
    [
      'not by a value that may not be the argument, alone',
      inputWith({ [versioning.id]: entry }, { certain: false }),
      false,
    ],
    [
      'by such a value where Terraform found nothing wrong',
      inputWith({ [versioning.id]: entry }, { certain: false }, [status('pass')]),
      true,
    ],
    [
      'not by such a value where Terraform could not say',
      inputWith({ [versioning.id]: entry }, { certain: false }, [status('unknown')]),
      false,
    ],
    ['not without a reason', inputWith({ [versioning.id]: { ...entry, reason: ' ' } }), false],
    ['not without an owner', inputWith({ [versioning.id]: { reason: 'r', expires: '2027-03-31' } }), false],
    ['not with a date that does not exist', inputWith({ [versioning.id]: { ...entry, expires: '2027-02-30' } }), false],
    ['not by a list', inputWith([{ ...entry }]), false],
    ['not by a name of a prototype', inputWith({ constructor: entry }), false],
  ];
  test.for(cases)('%s', ([, one, isWaived], { expect }) => {
    expect(only(one).waiver !== null).toBe(isWaived);
  });
});

describe('a note says why not', () => {
  const cases: readonly (readonly [because: string, JudgedInput, notes: readonly string[]])[] = [
    [
      'it has ended',
      inputWith({ [versioning.id]: { ...entry, expires: '2026-11-21' } }),
      ['the waiver in module.data does not apply: expires is 2026-11-21, must be 2026-11-22 or later'],
    ],
    [
      'it is too long',
      inputWith({ [versioning.id]: { ...entry, expires: '2028-01-01' } }),
      ['the waiver in module.data does not apply: expires is 2028-01-01, must be 2027-11-22 or earlier'],
    ],
    [
      'it cannot be seen, and Terraform found nothing wrong',
      inputWith(undefined, { certain: false, references: ['local.waivers'] }, [status('pass')]),
      ['perhaps waived in module.data: local.waivers cannot be seen in this input'],
    ],
    [
      'it cannot be seen, and nothing bears it out',
      inputWith(undefined, { certain: false, references: ['local.waivers'] }),
      [],
    ],
  ];
  test.for(cases)('%s', ([, one, notes], { expect }) => {
    expect(only(one)).toMatchObject({ waiver: null, notes });
  });

  test('the control may not be waived', ({ expect }) => {
    const database = instance(`${module}.aws_db_instance.phi`, { storage_encrypted: false }, { module });
    const one = inputWith({ [storageEncrypted.id]: entry });
    const { findings } = judge(request([database], { controls: [storageEncrypted], inputs: [one] }));
    expect(findings[0]).toMatchObject({ waiver: null });
    expect(findings[0]!.notes).toContain(
      'the waiver in module.data does not apply: expires is 2027-03-31, must be 2027-02-20 or earlier',
    );
  });
});

test('a waiver that ends in time does not apply to what may not be waived', ({ expect }) => {
  const database = instance(`${module}.aws_db_instance.phi`, { storage_encrypted: false }, { module });
  const one = inputWith({ [storageEncrypted.id]: { ...entry, expires: '2026-12-31' } });
  const { findings } = judge(request([database], { controls: [storageEncrypted], inputs: [one] }));
  expect(findings[0]).toMatchObject({ waiver: null });
  expect(findings[0]!.notes).toContain(
    `the waiver in module.data does not apply: control is ${storageEncrypted.id}, must be a control that may be waived`,
  );
});

test('a module call is held to the rules for every waiver', ({ expect }) => {
  const rules = waiverRules.filter(({ scope }) => scope === 'every');
  expect(rules.map(({ field }) => field)).toEqual(['expires', 'expires', 'control']);
});

test('a waiver of the file comes first', ({ expect }) => {
  const filed = waiver({ resource: address });
  const { findings } = judge(
    request([bucket, companion], {
      controls: [versioning],
      waivers: [filed],
      inputs: [inputWith({ [versioning.id]: entry })],
    }),
  );
  expect(findings[0]).toMatchObject({ waiver: { source: 'file', reason: filed.reason } });
});

test('a waiver holds for its own module, and for none below it', ({ expect }) => {
  const below = 'module.data.module.inner';
  const inner = instance(`${below}.aws_s3_bucket.b`, { bucket: 'b' }, { module: below });
  const { findings } = judge(
    request([inner, instance('aws_s3_bucket.root', { bucket: 'root' })], {
      controls: [versioning],
      inputs: [inputWith({ [versioning.id]: entry })],
    }),
  );
  expect(findings.map(({ waiver: one }) => one)).toEqual([null, null]);
});
