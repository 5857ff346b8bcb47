import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const kmsKeyLockoutSafetyCheckKept: Control<'kms-key-lockout-safety-check-kept'> = defineControl({
  id: 'kms-key-lockout-safety-check-kept',
  title: 'KMS checks that a key policy locks nobody out',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(7)(i)', '164.312(a)(2)(ii)', '164.308(a)(1)(ii)(B)'], soc2: ['A1.2', 'CC6.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_kms_key', 'aws_kms_key_policy', 'aws_kms_replica_key', 'aws_kms_external_key'],
  evidence: 'plan',
  condition: attribute('bypass_policy_lockout_safety_check', { whenAbsent: false }).isFalse(),
  risk: 'A key policy that forgets its administrators makes the key, and all data under it, unmanageable until AWS support steps in.',
  fix: 'Leave bypass_policy_lockout_safety_check out or set it to false.',
  effort: { optimisticHours: 0.1, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'left out, and the check is made', values: {} },
    { expect: 'pass', because: 'the check is made', values: { bypass_policy_lockout_safety_check: false } },
    { expect: 'fail', because: 'the check is bypassed', values: { bypass_policy_lockout_safety_check: true } },
    { expect: 'unknown', because: 'known after apply', values: { bypass_policy_lockout_safety_check: UNKNOWN } },
  ],
});
