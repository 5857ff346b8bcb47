import { defineControl, type Control } from '../../control.ts';
import { fail, notApplicable, pass } from '../../outcome.ts';
import { phiOrProduction } from '../_data-class.ts';
import { spared } from '../_lost-protection.ts';
import { usersOfKey } from './_users-of-keys.ts';

export const kmsKeyInUseNotDestroyed: Control<'kms-key-in-use-not-destroyed'> = defineControl({
  id: 'kms-key-in-use-not-destroyed',
  title: 'Keys under which data is kept are not destroyed',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(a)(2)(iv)', '164.312(c)(1)', '164.308(a)(7)(ii)(A)'],
    soc2: ['CC6.1', 'A1.2', 'CC8.1'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'],
  judgesRemoved: true,
  evidence: 'plan',
  // The deletion of the key itself is for kms-cmk-not-scheduled-for-deletion; this one speaks for what it locks away.
  losses: (key, graph) => {
    if (key.action !== 'delete') return [];
    return usersOfKey(key, graph).map(({ resource, argument }) => ({
      resource,
      outcome:
        spared(resource, phiOrProduction) ??
        fail(
          argument,
          `${key.address}, which this plan destroys`,
          'name a key that stays as long as the data under it',
        ),
    }));
  },
  check: (key) => {
    // Needs the planned action, and the resources beside the key that were encrypted with it.
    if (key.action !== 'delete') return pass({ at: 'action', value: key.action });
    return notApplicable('no resource of this input keeps data under it');
  },
  risk: 'When the waiting period ends, nobody can read the data any more, nor its snapshots and backups.',
  fix: 'Keep the key, or let it go with a removed block that has destroy = false, until no data is left under it.',
  effort: { optimisticHours: 0.5, pessimisticHours: 16, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'a volume that stays is encrypted with it',
      values: { arn: 'arn:aws:kms:us-east-1:111122223333:key/1', description: 'records' },
      with: [
        {
          address: 'aws_ebs_volume.records',
          values: { encrypted: true, kms_key_id: 'arn:aws:kms:us-east-1:111122223333:key/1' },
          action: 'no-op',
        },
      ],
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the volume is encrypted with another key',
      values: { arn: 'arn:aws:kms:us-east-1:111122223333:key/1', description: 'records' },
      with: [
        {
          address: 'aws_ebs_volume.records',
          values: { encrypted: true, kms_key_id: 'arn:aws:kms:us-east-1:111122223333:key/2' },
          action: 'no-op',
        },
      ],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps the key',
      values: { arn: 'arn:aws:kms:us-east-1:111122223333:key/1', description: 'records' },
      action: 'update',
    },
  ],
});
