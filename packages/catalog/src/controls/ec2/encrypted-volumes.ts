import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { byType } from '../../conditions/by-type.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { saidByInstance } from './_launch-template.ts';

const encrypted = attribute('encrypted', { whenAbsent: false }).isTrue();
const root = block('root_block_device', { whenAbsent: 'none' });

export const encryptedVolumes: Control<'encrypted-volumes'> = defineControl({
  id: 'encrypted-volumes',
  title: 'EBS volumes are encrypted at rest',
  severity: 'critical',
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
    soc2: ['CC6.1', 'CC6.2', 'PI1.5'],
  },
  awsConfig: ['encrypted-volumes'],
  securityHub: ['EC2.3'],
  aliases: ['ec2_ebs_volume_encryption', 'ebs_attached_volume_encryption_enabled', 'CKV_AWS_3', 'CKV_AWS_8'],
  resources: ['aws_ebs_volume', 'aws_instance'],
  evidence: 'plan',
  applies: {
    condition: byType({ aws_instance: saidByInstance(root.exists()) }, 'holds'),
    reason: 'its launch template says how its volumes are made',
  },
  // A volume that is left out may be encrypted by a setting of the account, which is not in this resource.
  condition: byType({
    aws_ebs_volume: encrypted,
    aws_instance: all(root.some(encrypted), block('ebs_block_device', { whenAbsent: 'none' }).every(encrypted)),
  }),
  risk: 'Whoever gets hold of a snapshot or a disk can read every record on it.',
  fix: 'Set encrypted before the first apply: it cannot be switched on after creation.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    { expect: 'fail', because: 'encryption is off', values: { encrypted: false } },
    { expect: 'pass', because: 'encryption is on', values: { encrypted: true } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    {
      expect: 'fail',
      because: 'a key alone does not switch encryption on',
      values: { kms_key_id: ref('aws_kms_key.phi', 'arn') },
      with: [neighbour('aws_kms_key.phi', {})],
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { encrypted: UNKNOWN } },
    {
      expect: 'fail',
      because: 'the root volume is not encrypted',
      type: 'aws_instance',
      values: { root_block_device: [{ encrypted: false }] },
    },
    {
      expect: 'pass',
      because: 'the root volume is encrypted, and there is no other',
      type: 'aws_instance',
      values: { root_block_device: [{ encrypted: true }] },
    },
    {
      expect: 'fail',
      because: 'the second volume is not encrypted',
      type: 'aws_instance',
      values: {
        root_block_device: [{ encrypted: true }],
        ebs_block_device: [{ device_name: '/dev/sdf', encrypted: false }],
      },
    },
    {
      expect: 'pass',
      because: 'both volumes are encrypted',
      type: 'aws_instance',
      values: {
        root_block_device: [{ encrypted: true }],
        ebs_block_device: [{ device_name: '/dev/sdf', encrypted: true }],
      },
    },
    {
      expect: 'notApplicable',
      because: 'the launch template says how the volumes are made',
      type: 'aws_instance',
      values: { launch_template: [{ name: 'servers' }] },
    },
  ],
});
