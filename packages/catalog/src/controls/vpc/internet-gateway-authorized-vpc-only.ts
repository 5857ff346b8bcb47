import { defineControl, type Control } from '../../control.ts';
import { neighbour, type ExampleNeighbour } from '../../example.ts';
import { fail, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { missingHop, show } from '../../show.ts';
import { UNKNOWN } from '../../value.ts';

/** Needs the attachments, which are resources of their own, and the address of the VPC. */
function detached(gateway: Resource, graph: ResourceGraph): Outcome {
  const expected = 'be left out, unless the parameter AuthorizedVpcIds lists the VPC';
  const { found, unresolved } = graph.referrers(gateway, 'aws_internet_gateway_attachment', 'internet_gateway_id');
  const [attachment] = found;
  if (attachment !== undefined) return fail(`${attachment.resource.address}.vpc_id`, 'attached to a VPC', expected);
  const vpc = gateway.attribute('vpc_id');
  if (vpc.state === 'known') return fail('vpc_id', show(vpc), expected);
  if (vpc.state === 'unknown') {
    const [link] = vpc.references.links;
    return link === undefined
      ? unknown('vpc_id', missingHop(vpc.references))
      : fail('vpc_id', link.target.address, expected);
  }
  const [open] = unresolved;
  if (open !== undefined) return unknown(`${open.resource.address}.internet_gateway_id`, open.missing.join(', '));
  return pass({ at: 'vpc_id', value: 'not set' });
}

/** A route to the gateway and the subnet that uses it. */
const usedBySubnet: readonly ExampleNeighbour[] = [
  neighbour('aws_vpc.main', {}),
  neighbour('aws_route_table.web', {}),
  neighbour('aws_route.web', {
    route_table_id: ref('aws_route_table.web', 'id'),
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: ref('aws_internet_gateway.this', 'id'),
  }),
  neighbour('aws_subnet.web', {}),
  neighbour('aws_route_table_association.web', {
    route_table_id: ref('aws_route_table.web', 'id'),
    subnet_id: ref('aws_subnet.web', 'id'),
  }),
];

export const internetGatewayAuthorizedVpcOnly: Control<'internet-gateway-authorized-vpc-only'> = defineControl({
  id: 'internet-gateway-authorized-vpc-only',
  title: 'Internet gateways are attached only to VPCs that need one',
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
    soc2: ['CC6.6'],
  },
  awsConfig: ['internet-gateway-authorized-vpc-only'],
  securityHub: [],
  aliases: ['vpc_igw_attached_to_authorized_vpc'],
  resources: ['aws_internet_gateway'],
  evidence: 'plan',
  check: detached,
  risk: 'An internet gateway is half of the way out: one route makes a private network public.',
  fix: 'Detach the gateway, or list its VPC in the pack parameter InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'it is attached, and no route of a public subnet leads to it',
      values: { vpc_id: ref('aws_vpc.main', 'id') },
      with: [neighbour('aws_vpc.main', {})],
    },
    { expect: 'pass', because: 'it is attached to no VPC', values: {} },
    {
      expect: 'notApplicable',
      because: 'a NAT gateway reaches the internet through it',
      values: { vpc_id: ref('aws_vpc.main', 'id') },
      with: [...usedBySubnet, neighbour('aws_nat_gateway.this', { subnet_id: ref('aws_subnet.web', 'id') })],
    },
    {
      expect: 'fail',
      because: 'a server reaches the internet through it',
      values: { vpc_id: ref('aws_vpc.main', 'id') },
      with: [...usedBySubnet, neighbour('aws_instance.web', { subnet_id: ref('aws_subnet.web', 'id') })],
    },
    {
      expect: 'fail',
      because: 'a resource of its own attaches it',
      values: {},
      with: [
        neighbour('aws_vpc.main', {}),
        neighbour('aws_internet_gateway_attachment.this', {
          internet_gateway_id: ref('aws_internet_gateway.this', 'id'),
          vpc_id: ref('aws_vpc.main', 'id'),
        }),
      ],
    },
    { expect: 'unknown', because: 'the VPC is known after apply', values: { vpc_id: UNKNOWN } },
  ],
});
