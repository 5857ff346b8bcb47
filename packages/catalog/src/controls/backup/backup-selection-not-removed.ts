import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { UNKNOWN } from '../../value.ts';
import { lostBackups, unseenBackups } from './_lost-selection.ts';

const arn = 'arn:aws:rds:us-east-1:111122223333:db:records';
const selected = { plan_id: 'plan-1', name: 'records', resources: [arn] };

export const backupSelectionNotRemoved: Control<'backup-selection-not-removed'> = defineControl({
  id: 'backup-selection-not-removed',
  title: 'Resources are not taken out of their backup plan',
  severity: 'high',
  citations: {
    hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(i)'],
    soc2: ['A1.2', 'CC7.4', 'CC8.1'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_backup_selection', 'aws_backup_plan'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lostBackups(removed, graph),
  // Needs the planned action, what the selection covers, and the selections that stay.
  check: (removed, graph) => unseenBackups(removed, graph),
  risk: 'No new backup is taken and the old ones expire one by one, which shows on the day when one is needed.',
  fix: 'Keep the selection and its plan, or select the resource in another plan in the same change.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the selection that names the database',
      values: selected,
      with: [neighbour('aws_db_instance.records', { identifier: 'records', arn }, 'no-op')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another selection names the database',
      values: selected,
      with: [
        neighbour('aws_db_instance.records', { identifier: 'records', arn }, 'no-op'),
        neighbour('aws_backup_selection.new', { plan_id: 'plan-2', name: 'all', resources: [arn] }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'what it backs up is not in this input, so it stays',
      values: { plan_id: 'plan-1', name: 'records', resources: ['arn:aws:rds:*:*:db:*'] },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the database is removed with its selection',
      values: selected,
      with: [neighbour('aws_db_instance.records', { identifier: 'records', arn }, 'delete')],
      action: 'delete',
    },
    { expect: 'pass', because: 'the plan keeps the selection', values: selected, action: 'update' },
    {
      expect: 'fail',
      because: 'the backup plan goes, and what it backs up is not in this input',
      type: 'aws_backup_plan',
      values: { id: 'plan-1', name: 'daily' },
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the backup plan goes, and with it the selection that names the database',
      type: 'aws_backup_plan',
      values: { id: 'plan-1', name: 'daily' },
      with: [
        neighbour('aws_backup_selection.records', selected, 'delete'),
        neighbour('aws_db_instance.records', { identifier: 'records', arn }, 'no-op'),
      ],
      action: 'delete',
    },
    {
      expect: 'unknown',
      because: 'whether the selection that stays takes the database cannot be seen',
      values: selected,
      with: [
        neighbour('aws_db_instance.records', { identifier: 'records', arn }, 'no-op'),
        neighbour('aws_backup_selection.new', { plan_id: 'plan-2', name: 'all', resources: UNKNOWN }),
      ],
      action: 'delete',
    },
  ],
});
