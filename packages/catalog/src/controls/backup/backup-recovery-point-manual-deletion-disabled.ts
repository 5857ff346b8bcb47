import { defineControl, type Control } from '../../control.ts';
import { neighbour, type ExampleNeighbour } from '../../example.ts';
import { allOf, unknown, type Outcome } from '../../outcome.ts';
import type { PolicyReading } from '../../policy/policy-reading.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { searchPolicy } from '../../policy/search-policy.ts';
import { needsStatement } from '../../policy/statement-outcomes.ts';
import {
  concernsAction,
  concernsEveryResource,
  hasEffect,
  hasParts,
  holdsEveryone,
} from '../../policy/statement-tests.ts';
import type { Statement } from '../../policy/statement.ts';
import { both, type Truth } from '../../policy/truth.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

/**
 * What one statement must deny: to delete a recovery point, to let it expire sooner, and to take the denial away.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html
 */
const actions = [
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  'backup:PutBackupVaultAccessPolicy',
] as const;

function deniesDeletion(statement: Statement): Truth {
  const narrowed = hasParts(statement.conditions);
  return both(
    hasEffect(statement, 'Deny'),
    ...actions.map((action) => concernsAction(statement, action)),
    holdsEveryone(statement.principals),
    concernsEveryResource(statement),
    // Whom a condition exempts is for people to judge.
    narrowed ? { missing: `${statement.at} denies only where its conditions hold` } : true,
  );
}

function judge(policy: PolicyReading): Outcome {
  return needsStatement(policy, searchPolicy(policy, deniesDeletion), `deny everyone ${actions.join(', ')}`);
}

/** Needs a neighbour and policy text: the vault's policy is a resource of its own. */
function check(vault: Resource, graph: ResourceGraph): Outcome {
  const { found, unresolved } = graph.referrers(vault, 'aws_backup_vault_policy', 'backup_vault_name');
  if (found.length > 0) return allOf(found.map(({ resource }) => judge(readPolicy(resource, 'policy', graph))));
  const [open] = unresolved;
  if (open !== undefined) return unknown(`${open.resource.address}.backup_vault_name`, open.missing.join(', '));
  return judge({ state: 'absent', at: 'aws_backup_vault_policy' });
}

const denial = { Sid: 'KeepRecoveryPoints', Effect: 'Deny', Principal: '*', Action: actions, Resource: '*' };

function vaultPolicy(...statements: readonly object[]): ExampleNeighbour {
  return neighbour('aws_backup_vault_policy.this', {
    backup_vault_name: ref('aws_backup_vault.this', 'name'),
    policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  });
}

export const backupRecoveryPointManualDeletionDisabled: Control<'backup-recovery-point-manual-deletion-disabled'> =
  defineControl({
    id: 'backup-recovery-point-manual-deletion-disabled',
    title: 'Nobody can delete a recovery point by hand',
    severity: 'high',
    citations: { hipaa: ['164.312(a)(2)(ii)'], soc2: ['A1.2', 'CC7.4'] },
    awsConfig: ['backup-recovery-point-manual-deletion-disabled'],
    securityHub: [],
    aliases: ['backup_recovery_point_manual_deletion_disabled'],
    resources: ['aws_backup_vault'],
    evidence: 'plan',
    check,
    risk: 'An intruder, or an administrator by mistake, deletes the backups first and the records after them.',
    fix: 'Add an aws_backup_vault_policy with one statement that denies everyone all three actions on every resource.',
    effort: { optimisticHours: 0.5, pessimisticHours: 3, fixKind: 'new-resource' },
    creationOnly: false,
    waivable: true,
    examples: [
      {
        expect: 'pass',
        because: 'its policy denies everyone to delete, to shorten and to lift the denial',
        values: { name: 'records' },
        with: [vaultPolicy(denial)],
      },
      {
        expect: 'pass',
        because: 'the policy comes from a document that denies the same',
        values: { name: 'records' },
        with: [
          neighbour('aws_backup_vault_policy.this', {
            backup_vault_name: ref('aws_backup_vault.this', 'name'),
            policy: ref('data.aws_iam_policy_document.this', 'json'),
          }),
          neighbour('data.aws_iam_policy_document.this', {
            statement: [
              {
                effect: 'Deny',
                principals: [{ type: '*', identifiers: ['*'] }],
                actions: ['backup:Delete*', 'backup:Update*', 'backup:Put*'],
                resources: ['*'],
              },
            ],
          }),
        ],
      },
      { expect: 'fail', because: 'no policy refers to it', values: { name: 'records' } },
      {
        expect: 'fail',
        because: 'whoever may write the policy can lift the denial',
        values: { name: 'records' },
        with: [
          vaultPolicy({ ...denial, Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'] }),
        ],
      },
      {
        expect: 'fail',
        because: 'it denies one role only',
        values: { name: 'records' },
        with: [vaultPolicy({ ...denial, Principal: { AWS: 'arn:aws:iam::123456789012:role/developer' } })],
      },
      {
        expect: 'fail',
        because: 'it allows what it should deny',
        values: { name: 'records' },
        with: [vaultPolicy({ ...denial, Effect: 'Allow' })],
      },
      {
        expect: 'unknown',
        because: 'whom the condition exempts cannot be told from the plan',
        values: { name: 'records' },
        with: [
          vaultPolicy({
            ...denial,
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/break-glass' } },
          }),
        ],
      },
      {
        expect: 'unknown',
        because: 'the text of the policy is known after apply',
        values: { name: 'records' },
        with: [
          neighbour('aws_backup_vault_policy.this', {
            backup_vault_name: ref('aws_backup_vault.this', 'name'),
            policy: UNKNOWN,
          }),
        ],
      },
    ],
  });
