import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { selectedForBackup } from '../backup/_selected-for-backup.ts';

const daily = { type: 'STRINGEQUALS', key: 'Backup', value: 'daily' };

export const rdsInBackupPlan: Control<'rds-in-backup-plan'> = defineControl({
  id: 'rds-in-backup-plan',
  title: 'RDS instances are in an AWS Backup plan',
  severity: 'high',
  citations: {
    hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(i)', '164.312(a)(2)(ii)'],
    soc2: ['A1.2', 'CC7.4'],
  },
  awsConfig: ['rds-in-backup-plan', 'rds-resources-protected-by-backup-plan'],
  securityHub: ['RDS.26'],
  aliases: ['rds_db_instance_in_backup_plan', 'rds_instance_protected_by_backup_plan'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  // Needs neighbours: backup selections name the instance by ARN, by pattern or by one of its tags.
  check: (resource, graph) =>
    selectedForBackup(resource, graph, { service: 'rds', prefix: 'db:', nameArgument: 'identifier' }),
  risk: 'Automated backups stand beside the instance: whoever can delete the one can delete the others.',
  fix: 'Name the instance, or one of its tags, in an aws_backup_selection.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a selection names it',
      values: {},
      with: [neighbour('aws_backup_selection.this', { resources: [ref('aws_db_instance.this', 'arn')] })],
    },
    {
      expect: 'pass',
      because: 'a selection names its tag',
      values: { tags_all: { Backup: 'daily' } },
      with: [neighbour('aws_backup_selection.this', { selection_tag: [daily] })],
    },
    {
      expect: 'pass',
      because: 'one of two alternative tags is enough',
      values: { tags_all: { Backup: 'daily' } },
      with: [
        neighbour('aws_backup_selection.this', {
          selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'hourly' }, daily],
        }),
      ],
    },
    {
      expect: 'pass',
      because: 'an empty list of ARNs takes nothing away from the tag',
      values: { tags_all: { Backup: 'daily' } },
      with: [neighbour('aws_backup_selection.this', { resources: [], selection_tag: [daily] })],
    },
    {
      expect: 'pass',
      because: 'a pattern selects every RDS instance',
      values: { identifier: 'records' },
      with: [neighbour('aws_backup_selection.this', { resources: ['arn:aws:rds:*:*:db:*'] })],
    },
    {
      expect: 'pass',
      because: 'everything is selected and its tag meets the condition',
      values: { tags_all: { DataClassification: 'PHI' } },
      with: [
        neighbour('aws_backup_selection.this', {
          resources: ['*'],
          condition: [{ string_equals: [{ key: 'aws:ResourceTag/DataClassification', value: 'PHI' }] }],
        }),
      ],
    },
    { expect: 'fail', because: 'there is no selection', values: {} },
    {
      expect: 'fail',
      because: 'its tag has another value',
      values: { tags_all: { Backup: 'weekly' } },
      with: [neighbour('aws_backup_selection.this', { selection_tag: [daily] })],
    },
    {
      expect: 'fail',
      because: 'the selection names another instance',
      values: {},
      with: [
        neighbour('aws_db_instance.other', {}),
        neighbour('aws_backup_selection.this', { resources: [ref('aws_db_instance.other', 'arn')] }),
      ],
    },
    {
      expect: 'fail',
      because: 'the selection is of another Region, and AWS Backup does not reach over',
      values: {
        arn: 'arn:aws:rds:us-west-2:111122223333:db:records',
        identifier: 'records',
        tags_all: { Backup: 'daily' },
      },
      with: [neighbour('aws_backup_selection.this', { region: 'us-east-1', selection_tag: [daily] })],
    },
    {
      expect: 'fail',
      because: 'the pattern is about tables',
      values: {},
      with: [neighbour('aws_backup_selection.this', { resources: ['arn:aws:dynamodb:*:*:table/*'] })],
    },
    {
      expect: 'fail',
      because: 'the pattern is about instances with other names',
      values: { identifier: 'records' },
      with: [neighbour('aws_backup_selection.this', { resources: ['arn:aws:rds:*:*:db:billing-*'] })],
    },
    {
      expect: 'fail',
      because: 'everything is selected but this one',
      values: {},
      with: [
        neighbour('aws_backup_selection.this', {
          resources: ['*'],
          not_resources: [ref('aws_db_instance.this', 'arn')],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'its tag does not meet the condition',
      values: { tags_all: { DataClassification: 'Internal' } },
      with: [
        neighbour('aws_backup_selection.this', {
          resources: ['*'],
          condition: [{ string_equals: [{ key: 'aws:ResourceTag/DataClassification', value: 'PHI' }] }],
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'what the selection names is known after apply',
      values: {},
      with: [neighbour('aws_backup_selection.this', { resources: UNKNOWN })],
    },
    {
      expect: 'unknown',
      because: 'the value of its tag is known after apply',
      values: { tags_all: { Backup: UNKNOWN } },
      with: [neighbour('aws_backup_selection.this', { selection_tag: [daily] })],
    },
    {
      expect: 'unknown',
      because: 'the pattern is about one account, and which account this is cannot be seen',
      values: { identifier: 'records' },
      with: [neighbour('aws_backup_selection.this', { resources: ['arn:aws:rds:us-east-1:123456789012:db:*'] })],
    },
  ],
});
