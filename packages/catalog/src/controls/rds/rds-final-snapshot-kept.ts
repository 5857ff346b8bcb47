import { attribute } from '../../conditions/attribute.ts';
import { byType } from '../../conditions/by-type.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { isNoReplica } from './_replica.ts';

export const rdsFinalSnapshotKept: Control<'rds-final-snapshot-kept'> = defineControl({
  id: 'rds-final-snapshot-kept',
  title: 'RDS takes a last snapshot before a database is deleted',
  severity: 'medium',
  citations: { hipaa: ['164.310(d)(2)(iv)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'], soc2: ['A1.2', 'C1.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_db_instance', 'aws_rds_cluster'],
  evidence: 'plan',
  applies: {
    condition: byType({ aws_db_instance: isNoReplica }, 'holds'),
    reason: 'RDS takes no final snapshot of a replica',
  },
  condition: attribute('skip_final_snapshot', { whenAbsent: false }).isFalse(),
  risk: 'A destroy, or a change that replaces the database, leaves nothing to restore the newest records from.',
  fix: 'Set skip_final_snapshot to false, and final_snapshot_identifier to a name that has not been used yet.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a last snapshot is taken',
      values: { skip_final_snapshot: false, final_snapshot_identifier: 'records-final' },
    },
    {
      expect: 'pass',
      because: 'left out, and the default is to take one',
      values: { final_snapshot_identifier: 'records-final' },
    },
    { expect: 'fail', because: 'the last snapshot is skipped', values: { skip_final_snapshot: true } },
    {
      expect: 'notApplicable',
      because: 'AWS refuses a final snapshot of a replica',
      values: { replicate_source_db: 'records', skip_final_snapshot: true },
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { skip_final_snapshot: UNKNOWN } },
    {
      expect: 'pass',
      because: 'a last snapshot of the cluster is taken',
      type: 'aws_rds_cluster',
      values: { skip_final_snapshot: false, final_snapshot_identifier: 'records-final' },
    },
    {
      expect: 'fail',
      because: 'the last snapshot of the cluster is skipped',
      type: 'aws_rds_cluster',
      values: { skip_final_snapshot: true },
    },
  ],
});
