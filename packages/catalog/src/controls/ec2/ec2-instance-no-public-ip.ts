import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { allOf, fail, notApplicable, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { missingHop, show } from '../../show.ts';
import { UNKNOWN } from '../../value.ts';

const argument = 'associate_public_ip_address';
const mustBe = 'be false';

type Giving = readonly (readonly [type: string, by: string])[];

/** How an Elastic IP is given to a network interface. The first one of an instance is known by the instance. */
const toInterface: Giving = [
  ['aws_eip', 'network_interface'],
  ['aws_eip_association', 'network_interface_id'],
];

const toInstance: Giving = [['aws_eip', 'instance'], ['aws_eip_association', 'instance_id'], ...toInterface];

/** Needs the subnet, which decides where the argument is left out, and the Elastic IPs that name the instance. */
function judge(instance: Resource, graph: ResourceGraph): Outcome {
  const referrers = [
    ...toInstance.map(([type, by]) => ({ by, ...graph.referrers(instance, type, by) })),
    ...interfacesOf(instance, graph).flatMap((one) =>
      toInterface.map(([type, by]) => ({ by, ...graph.referrers(one, type, by) })),
    ),
  ];
  const [address] = referrers.flatMap(({ found }) => found);
  if (address !== undefined) {
    return fail(address.resource.address, 'an Elastic IP of this instance', 'be left out');
  }
  const outcome = judgeOwn(instance, graph);
  if (outcome.verdict !== 'pass') return outcome;
  const open = referrers.flatMap(({ by, unresolved }) =>
    unresolved.map(({ resource, missing }) => unknown(`${resource.address}.${by}`, missing.join(', '))),
  );
  return open[0] ?? outcome;
}

/** The network interfaces that are made apart from the instance and given to it. */
function interfacesOf(instance: Resource, graph: ResourceGraph): readonly Resource[] {
  const { links } = graph.references(instance, 'network_interface.network_interface_id');
  return [
    ...links.map((link) => link.target).filter(({ type }) => type === 'aws_network_interface'),
    ...graph.referrers(instance, 'aws_network_interface', 'attachment.instance').found.map((one) => one.resource),
  ];
}

function judgeOwn(instance: Resource, graph: ResourceGraph): Outcome {
  const own = instance.attribute(argument);
  if (own.state === 'unknown') return unknown(argument, missingHop(own.references));
  if (own.state === 'known') {
    return own.value === false ? pass({ at: argument, value: 'false' }) : fail(argument, show(own), mustBe);
  }
  return leftToOthers(instance, graph);
}

function leftToOthers(instance: Resource, graph: ResourceGraph): Outcome {
  const template = instance.blocks('launch_template');
  if (template.state === 'known' && template.blocks.length > 0) {
    return notApplicable('its launch template decides, which ec2-launch-template-public-ip-disabled judges');
  }
  const subnet = instance.attribute('subnet_id');
  const { links, missing } = graph.references(instance, 'subnet_id');
  const subnets = links.map((link) => link.target).filter((target) => target.type === 'aws_subnet');
  if (subnets.length === 0 || subnets.length < links.length || missing.length > 0) {
    if (subnet.state === 'absent' && missing.length === 0) {
      return unknown(argument, 'left out, so the subnet decides, and the default VPC holds it');
    }
    return unknown(argument, 'left out, so the subnet decides, which is not in this input');
  }
  return allOf(subnets.map(judgeSubnet));
}

function judgeSubnet(subnet: Resource): Outcome {
  const at = `${subnet.address}.map_public_ip_on_launch`;
  const gives = subnet.attribute('map_public_ip_on_launch');
  if (gives.state === 'unknown') return unknown(at, missingHop(gives.references));
  if (gives.state === 'known' && gives.value === true) {
    return fail(argument, `not set; ${subnet.address} gives public addresses`, mustBe);
  }
  if (gives.state === 'absent' && subnet.mode === 'data') return unknown(at, 'known after apply');
  return pass({ at, value: gives.state === 'absent' ? 'not set; the default is false' : 'false' });
}

export const ec2InstanceNoPublicIp: Control<'ec2-instance-no-public-ip'> = defineControl({
  id: 'ec2-instance-no-public-ip',
  title: 'EC2 instances have no public address',
  severity: 'high',
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
  awsConfig: ['ec2-instance-no-public-ip'],
  securityHub: ['EC2.9'],
  aliases: ['ec2_instance_public_ip', 'ec2_instance_not_publicly_accessible', 'CKV_AWS_88'],
  resources: ['aws_instance'],
  evidence: 'plan',
  check: judge,
  risk: 'The server can be found and attacked from anywhere, and one wrong rule of a security group exposes what it holds.',
  fix: 'Set associate_public_ip_address to false, and reach the server through a load balancer or SSM Session Manager.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    { expect: 'fail', because: 'a public address is asked for', values: { associate_public_ip_address: true } },
    { expect: 'pass', because: 'a public address is refused', values: { associate_public_ip_address: false } },
    {
      expect: 'fail',
      because: 'an Elastic IP is given to it',
      values: { associate_public_ip_address: false },
      with: [neighbour('aws_eip.this', { instance: ref('aws_instance.this', 'id') })],
    },
    {
      expect: 'fail',
      because: 'an Elastic IP is given to its network interface',
      values: { associate_public_ip_address: false },
      with: [
        neighbour('aws_eip.this', { network_interface: ref('aws_instance.this', 'primary_network_interface_id') }),
      ],
    },
    {
      expect: 'fail',
      because: 'an Elastic IP is associated with its network interface',
      values: { associate_public_ip_address: false },
      with: [
        neighbour('aws_eip_association.this', {
          allocation_id: 'eipalloc-0a1b2c3d4e5f67890',
          network_interface_id: ref('aws_instance.this', 'primary_network_interface_id'),
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'an Elastic IP is given to a network interface that the instance is given',
      values: {
        network_interface: [{ device_index: 0, network_interface_id: ref('aws_network_interface.app', 'id') }],
      },
      with: [
        neighbour('aws_network_interface.app', { subnet_id: 'subnet-0a1b2c3d4e5f67890' }),
        neighbour('aws_eip.this', { network_interface: ref('aws_network_interface.app', 'id') }),
      ],
    },
    {
      expect: 'unknown',
      because: 'what an Elastic IP is given to is known after apply',
      values: { associate_public_ip_address: false },
      with: [neighbour('aws_eip.this', { instance: UNKNOWN })],
    },
    {
      expect: 'pass',
      because: 'left out, and its subnet gives no public addresses',
      values: { subnet_id: ref('aws_subnet.app', 'id') },
      with: [neighbour('aws_subnet.app', {})],
    },
    {
      expect: 'fail',
      because: 'left out, and its subnet gives public addresses',
      values: { subnet_id: ref('aws_subnet.app', 'id') },
      with: [neighbour('aws_subnet.app', { map_public_ip_on_launch: true })],
    },
    {
      expect: 'unknown',
      because: 'left out, and its subnet is that of another configuration',
      values: { subnet_id: 'subnet-0a1b2c3d4e5f67890' },
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { associate_public_ip_address: UNKNOWN } },
    { expect: 'unknown', because: 'left out, and no subnet is named', values: {} },
    {
      expect: 'notApplicable',
      because: 'the launch template decides',
      values: { launch_template: [{ name: 'servers' }] },
    },
  ],
});
