import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsInstanceCopyTagsToSnapshotsEnabled: Control<'rds-instance-copy-tags-to-snapshots-enabled'> =
  defineControl({
    id: 'rds-instance-copy-tags-to-snapshots-enabled',
    title: 'RDS instances copy their tags to their snapshots',
    severity: 'low',
    citations: { hipaa: ['164.310(d)(2)(iii)', '164.308(a)(7)(ii)(A)'], soc2: ['C1.1', 'CC6.1'] },
    // Security Hub brings the rule itself: AWS Config has none of this name.
    awsConfig: [],
    securityHub: ['RDS.17'],
    aliases: ['rds_db_instance_copy_tags_to_snapshot_enabled', 'rds_instance_copy_tags_to_snapshots', 'CKV2_AWS_60'],
    // The argument has no effect on an Aurora instance: there the cluster decides.
    resources: ['aws_db_instance'],
    evidence: 'plan',
    condition: attribute('copy_tags_to_snapshot', { whenAbsent: false }).isTrue(),
    risk: 'A snapshot without the PHI tag escapes every rule, policy and search that goes by tags.',
    fix: 'Set copy_tags_to_snapshot to true.',
    effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [
      { expect: 'pass', because: 'tags are copied', values: { copy_tags_to_snapshot: true } },
      { expect: 'fail', because: 'tags stay behind', values: { copy_tags_to_snapshot: false } },
      { expect: 'fail', because: 'left out, and the default is off', values: {} },
      { expect: 'unknown', because: 'the switch is known after apply', values: { copy_tags_to_snapshot: UNKNOWN } },
    ],
  });
