import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { anyOf, fail, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

const namesSubnets = attribute('subnet_ids').isSet(ref('aws_subnet.this', 'id'));

/** Needs the associations, which are resources of their own and refer to the ACL. */
function usedBySubnet(acl: Resource, graph: ResourceGraph): Outcome {
  const { found, unresolved } = graph.referrers(acl, 'aws_network_acl_association', 'network_acl_id');
  const associations = found.map(({ resource }) => pass({ at: resource.address }));
  const open = unresolved.map(({ resource, missing }) =>
    unknown(`${resource.address}.network_acl_id`, missing.join(', ')),
  );
  const own = namesSubnets.evaluate(acl);
  const named = own.verdict === 'fail' ? [] : [own];
  const expected = 'name a subnet, unless an aws_network_acl_association does';
  return anyOf([...named, ...associations, ...open], fail('subnet_ids', 'no subnet', expected));
}

export const vpcNetworkAclUnusedCheck: Control<'vpc-network-acl-unused-check'> = defineControl({
  id: 'vpc-network-acl-unused-check',
  title: 'Every network ACL protects a subnet',
  severity: 'low',
  citations: { hipaa: ['164.308(a)(1)(ii)(B)', '164.312(e)(1)'], soc2: ['CC6.6'] },
  awsConfig: ['vpc-network-acl-unused-check'],
  securityHub: ['EC2.16'],
  aliases: ['ec2_networkacl_unused', 'vpc_network_acl_unused', 'CKV2_AWS_1'],
  resources: ['aws_network_acl'],
  evidence: 'plan',
  check: usedBySubnet,
  risk: 'People take the ACL for a protection that no subnet has: its subnets use the default one, which allows all.',
  fix: 'Name the subnets in subnet_ids, or remove the ACL.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'no subnet is associated with it', values: {} },
    {
      expect: 'pass',
      because: 'it names a subnet',
      values: { subnet_ids: [ref('aws_subnet.data', 'id')] },
      with: [neighbour('aws_subnet.data', {})],
    },
    {
      expect: 'pass',
      because: 'an association names it and a subnet',
      values: {},
      with: [
        neighbour('aws_network_acl_association.this', {
          network_acl_id: ref('aws_network_acl.this', 'id'),
          subnet_id: ref('aws_subnet.data', 'id'),
        }),
        neighbour('aws_subnet.data', {}),
      ],
    },
    { expect: 'fail', because: 'the list of subnets is empty', values: { subnet_ids: [] } },
    { expect: 'unknown', because: 'the list of subnets is known after apply', values: { subnet_ids: UNKNOWN } },
  ],
});
