import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

export const snsEncryptedKms: Control<'sns-encrypted-kms'> = defineControl({
  id: 'sns-encrypted-kms',
  title: 'SNS topics are encrypted at rest',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)', '164.308(a)(1)(ii)(B)', '164.314(b)(2)(i)'],
    soc2: ['CC6.1', 'CC6.2', 'PI1.4'],
  },
  awsConfig: ['sns-encrypted-kms'],
  securityHub: ['SNS.1'],
  aliases: ['sns_topic_encrypted_at_rest', 'sns_topics_kms_encryption_at_rest_enabled', 'CKV_AWS_26'],
  resources: ['aws_sns_topic'],
  evidence: 'plan',
  condition: attribute('kms_master_key_id').isSet(ref('aws_kms_key.this', 'arn')),
  risk: 'Messages that wait for delivery lie in clear text, whatever they carry.',
  fix: 'Set kms_master_key_id to a key whose policy lets the publishing services use it.',
  effort: { optimisticHours: 0.5, pessimisticHours: 6, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a key of the same plan is used',
      values: { kms_master_key_id: ref('aws_kms_key.alerts', 'arn') },
      with: [neighbour('aws_kms_key.alerts', {})],
    },
    { expect: 'pass', because: 'a key is named by its alias', values: { kms_master_key_id: 'alias/alerts' } },
    { expect: 'fail', because: 'left out, and then nothing is encrypted', values: {} },
    {
      expect: 'unknown',
      because: 'whether a key is given is known after apply',
      values: { kms_master_key_id: UNKNOWN },
    },
  ],
});
