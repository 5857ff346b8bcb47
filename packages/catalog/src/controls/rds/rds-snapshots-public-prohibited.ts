import { predicate } from '../../conditions/predicate.ts';
import { defineControl, type Control } from '../../control.ts';
import { isValueList, UNKNOWN } from '../../value.ts';

// `all` in the list of accounts is how RDS spells "public", in each of the four types.
const isSharedByName = predicate({
  name: 'shared_accounts',
  whenAbsent: [],
  test: (value) => {
    if (!isValueList(value)) return false;
    if (value.includes('all')) return false;
    return value.includes(UNKNOWN) ? undefined : true;
  },
  toHcl: (argument) => `!try(contains(${argument}, "all"), false)`,
  must: 'hold no "all"',
  good: [],
});

export const rdsSnapshotsPublicProhibited: Control<'rds-snapshots-public-prohibited'> = defineControl({
  id: 'rds-snapshots-public-prohibited',
  title: 'RDS snapshots are shared with named accounts at most',
  severity: 'critical',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.308(a)(3)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(1)(ii)(B)',
      '164.312(e)(1)',
    ],
    soc2: ['CC6.1', 'CC6.6', 'CC6.2'],
  },
  awsConfig: ['rds-snapshots-public-prohibited'],
  securityHub: ['RDS.1'],
  aliases: ['rds_db_snapshot_prohibit_public_access', 'rds_snapshots_public_access', 'CKV_AWS_302'],
  resources: ['aws_db_snapshot', 'aws_db_cluster_snapshot', 'aws_db_snapshot_copy', 'aws_rds_cluster_snapshot_copy'],
  evidence: 'plan',
  condition: isSharedByName,
  risk: 'Anybody with an AWS account can restore a public snapshot and read every record in it.',
  fix: 'Take "all" out of shared_accounts and name the accounts that need the snapshot.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'one account is named', values: { shared_accounts: ['123456789012'] } },
    { expect: 'pass', because: 'left out, and then it is private', values: {} },
    { expect: 'fail', because: 'everybody may restore it', values: { shared_accounts: ['all'] } },
    {
      expect: 'fail',
      because: 'everybody is in the list beside a named account',
      values: { shared_accounts: ['123456789012', 'all'] },
    },
    { expect: 'unknown', because: 'the list is known after apply', values: { shared_accounts: UNKNOWN } },
    { expect: 'unknown', because: 'one account is known after apply', values: { shared_accounts: [UNKNOWN] } },
    {
      expect: 'fail',
      because: 'everybody may restore the cluster snapshot',
      type: 'aws_db_cluster_snapshot',
      values: { shared_accounts: ['all'] },
    },
    {
      expect: 'pass',
      because: 'the cluster snapshot is shared with one account',
      type: 'aws_db_cluster_snapshot',
      values: { shared_accounts: ['123456789012'] },
    },
    {
      expect: 'fail',
      because: 'a copy is public on its own',
      type: 'aws_db_snapshot_copy',
      values: { shared_accounts: ['all'] },
    },
    {
      expect: 'pass',
      because: 'the copy stays private',
      type: 'aws_db_snapshot_copy',
      values: { shared_accounts: [] },
    },
    {
      expect: 'fail',
      because: 'a copy of a cluster snapshot is public on its own',
      type: 'aws_rds_cluster_snapshot_copy',
      values: { shared_accounts: ['all'] },
    },
    {
      expect: 'pass',
      because: 'the copy of the cluster snapshot is shared with one account',
      type: 'aws_rds_cluster_snapshot_copy',
      values: { shared_accounts: ['123456789012'] },
    },
  ],
});
