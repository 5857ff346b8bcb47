import { UNKNOWN, type Action, type Control } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { judge, type Finding } from '../src/index.ts';
import { isAtLeast, raised } from '../src/severity.ts';
import { notPublic, queueEncrypted, storageEncrypted } from './story/controls.ts';
import { instance, request } from './story/request.ts';

const phi = { tags_all: { DataClassification: 'PHI' } };
const forEver: Control = { ...storageEncrypted, id: 'for-ever', severity: 'medium' };

function only(control: Control, values: Parameters<typeof instance>[1], action: Action = 'create'): Finding {
  const [type = ''] = control.resources;
  const { findings } = judge(request([instance(`${type}.one`, values, { action })], { controls: [control] }));
  return findings[0]!;
}

describe('severity', () => {
  const cases: readonly (readonly [because: string, finding: Finding, severity: string, reasons: readonly string[]])[] =
    [
      ['a fail that can be mended later', only(queueEncrypted, {}), 'medium', []],
      ['a fail that is created for ever', only(forEver, {}), 'high', ['creationOnly']],
      ['a replacement creates for ever too', only(forEver, {}, 'replace'), 'high', ['creationOnly']],
      ['what is there already is not created', only(forEver, {}, 'update'), 'medium', []],
      ['a state creates nothing', only(forEver, {}, 'none'), 'medium', []],
      ['an unknown is no fail for ever', only(forEver, { storage_encrypted: UNKNOWN }), 'medium', []],
      ['a fail of what holds PHI', only(queueEncrypted, phi), 'high', ['phi']],
      ['an unknown of what holds PHI', only(queueEncrypted, { ...phi, kms_master_key_id: UNKNOWN }), 'high', ['phi']],
      ['two reasons raise it by two steps', only(forEver, phi), 'critical', ['creationOnly', 'phi']],
    ];
  test.for(cases)('%s', ([, finding, severity, reasons], { expect }) => {
    expect(finding.severity).toBe(severity);
    expect(finding.severityRaised).toEqual(reasons.length === 0 ? null : { from: 'medium', reasons });
  });

  test('a pass keeps the severity of its control', ({ expect }) => {
    const finding = only(queueEncrypted, { ...phi, kms_master_key_id: 'alias/jobs' });
    expect(finding).toMatchObject({ verdict: 'pass', severity: 'medium', severityRaised: null, phi: { label: 'PHI' } });
  });

  test('critical is the end, and then a note says why it cannot wait', ({ expect }) => {
    const finding = only(storageEncrypted, phi);
    expect(finding).toMatchObject({ severity: 'critical', severityRaised: null });
    expect(finding.notes).toEqual(['cannot be mended later: this plan creates it']);
    expect(only(forEver, {}).notes).toEqual([]);
  });

  test('a raised finding stands among those of its new severity', ({ expect }) => {
    const plain = instance('aws_sqs_queue.a');
    const raisedOne = instance('aws_sqs_queue.b', phi);
    const { findings } = judge(request([plain, raisedOne], { controls: [queueEncrypted, notPublic] }));
    expect(findings.map(({ resource, severity }) => [resource, severity])).toEqual([
      ['aws_sqs_queue.b', 'high'],
      ['aws_sqs_queue.a', 'medium'],
    ]);
  });
});

test('steps go up to critical and no further', ({ expect }) => {
  expect(
    (['critical', 'high', 'medium', 'low'] as const).map((one) => [raised(one, 0), raised(one, 1), raised(one, 2)]),
  ).toEqual([
    ['critical', 'critical', 'critical'],
    ['high', 'critical', 'critical'],
    ['medium', 'high', 'critical'],
    ['low', 'medium', 'high'],
  ]);
});

test('a threshold takes what is as grave or graver', ({ expect }) => {
  expect((['critical', 'high', 'medium', 'low'] as const).filter((one) => isAtLeast(one, 'medium'))).toEqual([
    'critical',
    'high',
    'medium',
  ]);
});
