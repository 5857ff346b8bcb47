import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const cmkBackingKeyRotationEnabled: Control<'cmk-backing-key-rotation-enabled'> = defineControl({
  id: 'cmk-backing-key-rotation-enabled',
  title: 'KMS keys are rotated every year',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'], soc2: ['CC6.1', 'PI1.5'] },
  awsConfig: ['cmk-backing-key-rotation-enabled'],
  securityHub: ['KMS.4'],
  aliases: ['kms_cmk_rotation_enabled', 'CKV_AWS_7'],
  resources: ['aws_kms_key'],
  evidence: 'plan',
  applies: {
    condition: all(
      attribute('customer_master_key_spec', { whenAbsent: 'SYMMETRIC_DEFAULT' }).equals('SYMMETRIC_DEFAULT'),
      attribute('custom_key_store_id').isAbsent(),
    ),
    reason: 'KMS rotates only symmetric encryption keys outside custom key stores',
  },
  condition: attribute('enable_key_rotation', { whenAbsent: false }).isTrue(),
  risk: 'One leaked key opens everything that was ever encrypted with it, instead of one year of it.',
  fix: 'Set enable_key_rotation to true; old material is kept, so nothing has to be encrypted again.',
  effort: { optimisticHours: 0.1, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'rotation is on', values: { enable_key_rotation: true } },
    { expect: 'fail', because: 'rotation is off', values: { enable_key_rotation: false } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    { expect: 'unknown', because: 'known after apply', values: { enable_key_rotation: UNKNOWN } },
    {
      expect: 'notApplicable',
      because: 'KMS cannot rotate a key pair',
      values: { customer_master_key_spec: 'RSA_2048', key_usage: 'SIGN_VERIFY' },
    },
  ],
});
