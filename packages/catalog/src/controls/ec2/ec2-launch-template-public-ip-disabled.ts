import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const ec2LaunchTemplatePublicIpDisabled: Control<'ec2-launch-template-public-ip-disabled'> = defineControl({
  id: 'ec2-launch-template-public-ip-disabled',
  title: 'Launch templates give instances no public address',
  severity: 'high',
  citations: {
    hipaa: ['164.312(e)(1)', '164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.6', 'CC6.1'],
  },
  awsConfig: ['ec2-launch-template-public-ip-disabled'],
  securityHub: ['EC2.25'],
  aliases: ['ec2_launch_template_no_public_ip'],
  resources: ['aws_launch_template'],
  evidence: 'plan',
  // The provider holds the switch as a text. Left out, the subnet decides, which subnet-auto-assign-public-ip-disabled judges.
  condition: block('network_interfaces').every(
    attribute('associate_public_ip_address', { whenAbsent: 'false' }).equals('false'),
  ),
  risk: 'Every server of the group can be reached from the internet, also those that are added at night.',
  fix: 'Set associate_public_ip_address to false in network_interfaces.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the template asks for a public address',
      values: { network_interfaces: [{ associate_public_ip_address: true }] },
    },
    {
      expect: 'pass',
      because: 'the template refuses a public address',
      values: { network_interfaces: [{ associate_public_ip_address: false }] },
    },
    { expect: 'pass', because: 'the template leaves it to the subnet', values: {} },
    {
      expect: 'unknown',
      because: 'the switch is known after apply',
      values: { network_interfaces: [{ associate_public_ip_address: UNKNOWN }] },
    },
  ],
});
