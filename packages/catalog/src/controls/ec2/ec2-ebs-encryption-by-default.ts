import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const ec2EbsEncryptionByDefault: Control<'ec2-ebs-encryption-by-default'> = defineControl({
  id: 'ec2-ebs-encryption-by-default',
  title: 'New EBS volumes of the account are encrypted by default',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(2)(iv)',
      '164.312(e)(2)(ii)',
      '164.308(a)(1)(ii)(B)',
      '164.314(b)(1)',
      '164.314(b)(2)(i)',
      '164.314(b)(2)(ii)',
      '164.314(b)(2)(iii)',
      '164.314(b)(2)(iv)',
    ],
    soc2: ['CC6.1', 'CC6.2'],
  },
  awsConfig: ['ec2-ebs-encryption-by-default'],
  securityHub: ['EC2.7'],
  aliases: ['ec2_ebs_default_encryption', 'ebs_encryption_by_default_enabled', 'CKV_AWS_106'],
  resources: ['aws_ebs_encryption_by_default'],
  evidence: 'plan',
  condition: attribute('enabled', { whenAbsent: true }).isTrue(),
  risk: 'A volume that somebody creates by hand or a service creates by itself holds PHI in the clear.',
  fix: 'Set enabled to true in every region that is used.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'new-account-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'encryption by default is off', values: { enabled: false } },
    { expect: 'pass', because: 'encryption by default is on', values: { enabled: true } },
    { expect: 'pass', because: 'left out, and the provider switches it on', values: {} },
    { expect: 'unknown', because: 'the switch is known after apply', values: { enabled: UNKNOWN } },
  ],
});
