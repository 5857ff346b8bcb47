import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup } from '../src/backup/backup.ts';
import { emitModule } from '../src/emit/emit-module.ts';
import { attempts, everything, neighbours, required } from './backup-calls.ts';
import { conformanceOf, expectConformance } from './conformance.ts';
import { testEmission } from './emission.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { plannedIn, type PlannedResource } from './planned.ts';
import { attemptAll, attemptLabel, moduleCall } from './refusals.ts';

testEmission(backup);

describe('backup', () => {
  let project: Project;
  let json: string;
  let messages: readonly (readonly string[])[];

  beforeAll(async () => {
    const calls = attempts.map(({ args }, index) => moduleCall(backup, attemptLabel(index), { ...required, ...args }));
    project = await Project.create({
      ...moduleFiles('backup', emitModule(backup, 'prod')),
      'main.tf': [
        moduleCall(backup, 'required', required),
        moduleCall(backup, 'everything', everything),
        neighbours,
      ].join('\n'),
      'attempts.tf': calls.join('\n'),
    });
    ({ messages, json } = await attemptAll(project, calls));
  });
  afterAll(() => project.remove());

  test('is formatted as terraform fmt leaves it', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test('holds what it claims with the required inputs', () => {
    expectConformance(json, backup, { address: 'module.required' });
  });

  test('holds what it claims with every input', () => {
    expectConformance(json, backup, {
      address: 'module.everything',
      // The keys are created in the same plan.
      deferred: ['aws_backup_vault.replica', 'aws_backup_vault.this'],
    });
  });

  test('creates a vault in each Region, one plan and one selection', () => {
    expect(planned('required').map(({ address }) => address)).toEqual([
      'aws_backup_plan.this',
      'aws_backup_selection.this',
      'aws_backup_vault.replica',
      'aws_backup_vault.this',
      'aws_backup_vault_lock_configuration.replica',
      'aws_backup_vault_lock_configuration.this',
      'aws_backup_vault_policy.replica',
      'aws_backup_vault_policy.this',
      'aws_iam_role.this',
      'aws_iam_role_policy_attachment.backup',
      'aws_iam_role_policy_attachment.restores',
    ]);
  });

  test.for(['this', 'replica'])('lets nobody delete, shorten or unlock in the vault %s', (place) => {
    expect(JSON.parse(String(values(`aws_backup_vault_policy.${place}`)['policy']))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'NobodyDeletesRecoveryPoints',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: [
            'backup:UpdateRecoveryPointLifecycle',
            'backup:PutBackupVaultAccessPolicy',
            'backup:DeleteRecoveryPoint',
          ],
          Resource: '*',
        },
      ],
    });
    expect(values(`aws_backup_vault_lock_configuration.${place}`)).toMatchObject({
      min_retention_days: 400,
      changeable_for_days: null,
    });
  });

  test('keeps a recovery point as long in the recovery Region as at home', () => {
    const days = { delete_after: 400 };
    expect(values('aws_backup_plan.this')['rule']).toMatchObject([
      { schedule: 'cron(30 3 ? * * *)', lifecycle: [days], copy_action: [{ lifecycle: [days] }] },
    ]);
  });

  test('backs up what carries the tag, whatever it is', () => {
    expect(values('aws_backup_selection.this')).toMatchObject({
      resources: ['*'],
      condition: [{ string_equals: [{ key: 'aws:ResourceTag/Retention', value: 'long' }] }],
    });
  });

  test('gives its role to AWS Backup, for this account alone', () => {
    const { assume_role_policy: trust } = values('aws_iam_role.this');
    expect(JSON.parse(String(trust))).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Principal: { Service: 'backup.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
      ],
    });
  });

  describe('refuses', () => {
    test.for(attempts.map((attempt, index) => ({ ...attempt, index })))('$because', ({ index, messages: expected }) => {
      expect(messages[index]).toEqual(expected);
    });

    test('by a message that names control, citations, module and remedy', () => {
      const index = attempts.findIndex(({ because }) => because === 'recovery points are kept for 34 days');
      expect(messages[index]).toEqual([
        '[backup-plan-min-frequency-and-min-retention-check] HIPAA 164.312(a)(2)(ii); SOC 2 A1.2, CC7.4; ' +
          'module backup: delete_after must be 35 or more. ' +
          'Give the plan a rule with a daily schedule and lifecycle.delete_after of 35 or more.',
      ]);
    });
  });

  test('is judged by its plan although a waiver lets the plan through', () => {
    const index = attempts.findIndex(({ because }) => because === 'the waiver of the short retention is in date');
    const { certifiable, fails } = conformanceOf(json, backup, `module.${attemptLabel(index)}`);
    expect({ certifiable, fails: fails.map((one) => one.split(': ')[0]) }).toEqual({
      certifiable: true,
      fails: ['backup-plan-min-frequency-and-min-retention-check aws_backup_plan.this'],
    });
  });

  test('would be told of a claim that nothing shows, and of a call that is not in the plan', () => {
    const wrong = { ...backup, claims: [...backup.claims, 'rds-storage-encrypted'] };
    expect(conformanceOf(json, wrong, 'module.required').unseen).toEqual(['rds-storage-encrypted']);
    expect(conformanceOf(json, backup, 'module.missing')).toMatchObject({
      passes: new Set(),
      unseen: [
        'backup-plan-min-frequency-and-min-retention-check aws_backup_plan.this',
        'backup-recovery-point-encrypted aws_backup_vault.replica',
        'backup-recovery-point-encrypted aws_backup_vault.this',
        'backup-recovery-point-manual-deletion-disabled',
      ],
    });
  });

  function planned(label: string): readonly PlannedResource[] {
    return plannedIn(json, `module.${label}`);
  }

  /** Values of a resource in the call with every input. */
  function values(address: string): PlannedResource['values'] {
    return planned('everything').find((resource) => resource.address === address)!.values;
  }
});
