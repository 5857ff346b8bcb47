import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';

export const kmsKeyDeletionWindow: Control<'kms-key-deletion-window'> = defineControl({
  id: 'kms-key-deletion-window',
  title: 'KMS keys wait thirty days before they are deleted',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(7)(i)', '164.312(c)(1)'], soc2: ['A1.2', 'CC7.4'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'],
  evidence: 'plan',
  applies: phiOrProduction,
  condition: attribute('deletion_window_in_days', { whenAbsent: 30 }).atLeast(30),
  risk: 'A deletion by mistake or by an intruder cannot be taken back once the window is over, and seven days pass unnoticed.',
  fix: 'Set deletion_window_in_days to 30, the longest that KMS offers, or leave it out.',
  effort: { optimisticHours: 0.1, pessimisticHours: 0.5, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'left out, and the default is 30 days', values: {} },
    { expect: 'pass', because: 'it waits 30 days', values: { deletion_window_in_days: 30 } },
    { expect: 'fail', because: 'it waits 7 days', values: { deletion_window_in_days: 7 } },
    {
      expect: 'fail',
      because: 'it waits 7 days in production, where keys without PHI count as well',
      values: { deletion_window_in_days: 7, tags_all: { DataClassification: 'Internal', Environment: 'prod' } },
    },
    {
      expect: 'pass',
      because: 'it waits 30 days in production without PHI as well',
      values: { deletion_window_in_days: 30, tags_all: { DataClassification: 'Internal', Environment: 'prod' } },
    },
    { expect: 'unknown', because: 'known after apply', values: { deletion_window_in_days: UNKNOWN } },
    {
      expect: 'notApplicable',
      because: 'a development key without PHI',
      values: { deletion_window_in_days: 7, tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
    },
  ],
});
