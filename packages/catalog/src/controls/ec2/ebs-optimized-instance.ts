import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const ebsOptimizedInstance: Control<'ebs-optimized-instance'> = defineControl({
  id: 'ebs-optimized-instance',
  title: 'EC2 instances of older types have a line of their own to EBS',
  severity: 'low',
  citations: { hipaa: ['164.308(a)(7)(i)'], soc2: ['A1.2', 'CC7.4'] },
  awsConfig: ['ebs-optimized-instance'],
  securityHub: [],
  aliases: ['ec2_instance_ebs_optimized', 'CKV_AWS_135'],
  resources: ['aws_instance'],
  evidence: 'plan',
  applies: {
    // The types on which EBS optimisation can be switched. Newer ones always have it, the others never.
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
    condition: attribute('instance_type').oneOf([
      'c1.xlarge',
      'c3.xlarge',
      'c3.2xlarge',
      'c3.4xlarge',
      'g2.2xlarge',
      'i2.xlarge',
      'i2.2xlarge',
      'i2.4xlarge',
      'm1.large',
      'm1.xlarge',
      'm2.2xlarge',
      'm2.4xlarge',
      'm3.xlarge',
      'm3.2xlarge',
      'r3.xlarge',
      'r3.2xlarge',
      'r3.4xlarge',
    ]),
    reason: 'its type always has EBS optimisation, or never',
  },
  condition: attribute('ebs_optimized', { whenAbsent: false }).isTrue(),
  risk: 'Traffic of the network slows the disks down, and a busy hour stops the records system.',
  fix: 'Set ebs_optimized to true, or take a newer instance type, which always has it.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: true,
  waivable: false,
  examples: [
    {
      expect: 'fail',
      because: 'optimisation is off',
      values: { instance_type: 'm3.xlarge', ebs_optimized: false },
    },
    {
      expect: 'pass',
      because: 'optimisation is on',
      values: { instance_type: 'm3.xlarge', ebs_optimized: true },
    },
    {
      expect: 'fail',
      because: 'left out, and this type does not have it by default',
      values: { instance_type: 'm3.xlarge' },
    },
    {
      expect: 'unknown',
      because: 'the switch is known after apply',
      values: { instance_type: 'm3.xlarge', ebs_optimized: UNKNOWN },
    },
    {
      expect: 'notApplicable',
      because: 'newer types always have it',
      values: { instance_type: 'm7g.large', ebs_optimized: false },
    },
  ],
});
