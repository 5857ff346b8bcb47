import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { saidByInstance } from './_launch-template.ts';

const placed = any(
  attribute('subnet_id').isSet(ref('aws_subnet.app', 'id')),
  block('network_interface', { whenAbsent: 'none' }).exists(),
);

export const ec2InstancesInVpc: Control<'ec2-instances-in-vpc'> = defineControl({
  id: 'ec2-instances-in-vpc',
  title: 'EC2 instances stand in a subnet that is chosen for them',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(e)(1)',
      '164.312(a)(1)',
      '164.308(a)(1)(ii)(B)',
      '164.308(a)(3)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(C)',
    ],
    soc2: ['CC6.6', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['ec2-instances-in-vpc'],
  securityHub: [],
  aliases: ['ec2_instance_in_vpc'],
  resources: ['aws_instance'],
  evidence: 'plan',
  applies: {
    condition: saidByInstance(placed),
    reason: 'its launch template may choose the subnet',
  },
  condition: placed,
  risk: 'Without a subnet the instance starts in the default VPC, whose subnets are public and give it a public address.',
  fix: 'Set subnet_id to a private subnet.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    { expect: 'fail', because: 'left out, and then the default VPC is taken', values: {} },
    {
      expect: 'pass',
      because: 'a subnet of the plan is named',
      values: { subnet_id: ref('aws_subnet.app', 'id') },
      with: [neighbour('aws_subnet.app', {})],
    },
    {
      expect: 'pass',
      because: 'a network interface is named, which stands in a subnet',
      values: {
        network_interface: [{ device_index: 0, network_interface_id: ref('aws_network_interface.app', 'id') }],
      },
      with: [neighbour('aws_network_interface.app', {})],
    },
    { expect: 'unknown', because: 'whether a subnet is named is known after apply', values: { subnet_id: UNKNOWN } },
    {
      expect: 'notApplicable',
      because: 'the launch template may choose the subnet',
      values: { launch_template: [{ name: 'servers' }] },
    },
  ],
});
