import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

// The provider holds the switch as a text.
const encrypted = attribute('encrypted', { whenAbsent: 'false' }).equals('true');

export const ec2LaunchTemplatesEbsVolumeEncrypted: Control<'ec2-launch-templates-ebs-volume-encrypted'> = defineControl(
  {
    id: 'ec2-launch-templates-ebs-volume-encrypted',
    title: 'Launch templates make encrypted EBS volumes',
    severity: 'high',
    citations: {
      hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)', '164.308(a)(1)(ii)(B)'],
      soc2: ['CC6.1'],
    },
    awsConfig: ['ec2-launch-templates-ebs-volume-encrypted'],
    securityHub: ['EC2.181'],
    aliases: [],
    resources: ['aws_launch_template'],
    evidence: 'plan',
    condition: block('block_device_mappings').every(block('ebs').every(encrypted)),
    risk: 'Every server of the group keeps PHI in the clear, in its volumes and in the snapshots of them.',
    fix: 'Set encrypted to true in the ebs block of each block_device_mappings, with the key in kms_key_id.',
    effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [
      {
        expect: 'fail',
        because: 'encryption is off',
        values: { block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: false }] }] },
      },
      {
        expect: 'pass',
        because: 'encryption is on',
        values: { block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: true }] }] },
      },
      {
        expect: 'fail',
        because: 'the second volume leaves it out',
        values: {
          block_device_mappings: [
            { device_name: '/dev/xvda', ebs: [{ encrypted: true }] },
            { device_name: '/dev/sdf', ebs: [{ volume_size: 100 }] },
          ],
        },
      },
      {
        expect: 'pass',
        because: 'a disk of the host itself is no EBS volume',
        values: { block_device_mappings: [{ device_name: '/dev/sdb', virtual_name: 'ephemeral0' }] },
      },
      {
        expect: 'unknown',
        because: 'the switch is known after apply',
        values: { block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: UNKNOWN }] }] },
      },
    ],
  },
);
