import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';

export const secretsmanagerUsingCmk: Control<'secretsmanager-using-cmk'> = defineControl({
  id: 'secretsmanager-using-cmk',
  title: 'Secrets are encrypted with a customer-managed key',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'], soc2: ['CC6.1'] },
  awsConfig: ['secretsmanager-using-cmk'],
  securityHub: [],
  aliases: ['secretsmanager_secret_encrypted_with_kms_cmk', 'CKV_AWS_149'],
  resources: ['aws_secretsmanager_secret'],
  evidence: 'plan',
  // Not `isSet`: a key that AWS manages can be named as well, and the rule refuses it.
  condition: customerManagedKey('kms_key_id'),
  risk: 'Whoever may read secrets in the account may read this one: there is no key policy to stop them.',
  fix: 'Set kms_key_id to a key of your own.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a key of the same plan is used',
      values: { kms_key_id: ref('aws_kms_key.secrets', 'arn') },
      with: [neighbour('aws_kms_key.secrets', {})],
    },
    { expect: 'pass', because: 'a key is named by its alias', values: { kms_key_id: 'alias/secrets' } },
    { expect: 'fail', because: 'left out, and then AWS takes its own key', values: {} },
    { expect: 'fail', because: 'this alias is the key of AWS', values: { kms_key_id: 'alias/aws/secretsmanager' } },
    {
      expect: 'fail',
      because: 'this alias is that of AWS for another service',
      values: { kms_key_id: 'alias/aws/rds' },
    },
    { expect: 'unknown', because: 'whether a key is given is known after apply', values: { kms_key_id: UNKNOWN } },
  ],
});
