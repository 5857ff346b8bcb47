import { defineControl, type Control } from '../../control.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { phiOrProduction } from '../_data-class.ts';

export const kmsCmkNotScheduledForDeletion: Control<'kms-cmk-not-scheduled-for-deletion'> = defineControl({
  id: 'kms-cmk-not-scheduled-for-deletion',
  title: 'KMS keys are not deleted',
  severity: 'critical',
  citations: { hipaa: ['164.308(a)(1)(ii)(B)'], soc2: ['CC6.1', 'CC6.2'] },
  awsConfig: ['kms-cmk-not-scheduled-for-deletion'],
  securityHub: ['KMS.3'],
  aliases: ['kms_key_not_pending_deletion', 'kms_cmk_not_deleted_unintentionally'],
  resources: ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'],
  judgesRemoved: true,
  evidence: 'plan',
  check: (key) => {
    // Needs the planned action: destroying a key in Terraform is what schedules its deletion in KMS.
    if (key.action !== 'delete') return pass({ at: 'action', value: key.action });
    const applies = phiOrProduction.condition.evaluate(key.before ?? key);
    if (applies.verdict === 'fail') return notApplicable(phiOrProduction.reason);
    if (applies.verdict === 'unknown') return unknown(applies.at, applies.missing);
    return fail('action', 'delete', 'keep the key, or only forget it through a removed block');
  },
  risk: 'When the waiting period ends, everything encrypted with the key is lost for ever, backups and locked objects included.',
  fix: 'Keep the resource with prevent_destroy, or drop it from the state with a removed block that has destroy = false.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'the plan keeps the key', values: { enable_key_rotation: true }, action: 'update' },
    {
      expect: 'fail',
      because: 'the plan destroys the key, which schedules its deletion',
      values: { enable_key_rotation: true },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'a development key without PHI',
      values: { tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
      action: 'delete',
    },
  ],
});
