import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsStorageEncrypted: Control<'rds-storage-encrypted'> = defineControl({
  id: 'rds-storage-encrypted',
  title: 'RDS storage is encrypted at rest',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)', '164.308(a)(1)(ii)(B)', '164.314(b)(1)', '164.314(b)(2)(i)'],
    soc2: ['CC6.1', 'CC6.2', 'PI1.5'],
  },
  awsConfig: ['rds-storage-encrypted'],
  securityHub: ['RDS.3'],
  aliases: ['rds_db_instance_encryption_at_rest_enabled', 'rds_instance_storage_encrypted', 'CKV_AWS_16'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  condition: attribute('storage_encrypted', { whenAbsent: false }).isTrue(),
  risk: 'Whoever gets hold of a snapshot or a disk can read every record on it.',
  fix: 'Set storage_encrypted before the first apply: it cannot be switched on after creation.',
  effort: { optimisticHours: 4, pessimisticHours: 16, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    { expect: 'pass', because: 'encryption is on', values: { storage_encrypted: true } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    {
      expect: 'fail',
      because: 'a key alone does not switch encryption on',
      values: { kms_key_id: ref('aws_kms_key.phi', 'arn') },
      with: [{ address: 'aws_kms_key.phi', values: {} }],
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { storage_encrypted: UNKNOWN } },
  ],
});
