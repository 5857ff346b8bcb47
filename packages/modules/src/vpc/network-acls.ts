import { NetworkAcl } from '@cdktn/provider-aws/lib/network-acl/index.js';
import { NetworkAclRule, type NetworkAclRuleConfig } from '@cdktn/provider-aws/lib/network-acl-rule/index.js';
import { hcl, instance, number, ofEach, raw, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { named, type VpcInputs } from './inputs.ts';
import type { Placement } from './routes.ts';

interface AclRule {
  readonly egress: boolean;
  readonly protocol: 'tcp' | '-1';
  readonly cidr: string;
  readonly from: number;
  readonly to: number;
}

const anywhere = '0.0.0.0/0';
const web: AclRule = { egress: false, protocol: 'tcp', cidr: anywhere, from: 443, to: 443 };
const webOut: AclRule = { ...web, egress: true };

/** Answers to connections that were opened inside. The port of Remote Desktop is left out of the range. */
const returned: readonly AclRule[] = [
  { egress: false, protocol: 'tcp', cidr: anywhere, from: 1024, to: 3388 },
  { egress: false, protocol: 'tcp', cidr: anywhere, from: 3390, to: 65535 },
];
const returnedOut: AclRule = { egress: true, protocol: 'tcp', cidr: anywhere, from: 1024, to: 65535 };

function tierRules(cidr: string): { readonly [tier: string]: readonly AclRule[] } {
  const inside: readonly AclRule[] = [
    { egress: false, protocol: '-1', cidr, from: 0, to: 0 },
    { egress: true, protocol: '-1', cidr, from: 0, to: 0 },
  ];
  return {
    public: [...inside, web, ...returned, webOut, returnedOut],
    private: [...inside, ...returned, webOut],
    // The way to S3 and DynamoDB leads through gateway endpoints, which network ACLs see as public addresses.
    data: [...inside, ...returned, webOut],
  };
}

/** One network ACL per tier, and no rule in it that the tier does not need. */
export function networkAcls(module: ModuleScope, values: VpcInputs, { network, tiers }: Placement): void {
  const rules = Object.entries(tierRules(network.cidrBlock)).flatMap(([tier, list]) =>
    list.map((rule, index) => ({
      key: `${tier}-${rule.egress ? 'out' : 'in'}-${100 + index * 10}`,
      row: {
        tier,
        number: 100 + index * 10,
        egress: rule.egress,
        protocol: rule.protocol,
        cidr: rule.cidr,
        from: rule.from,
        to: rule.to,
      },
    })),
  );
  module.local('acl_rules', Object.fromEntries(rules.map(({ key, row }) => [key, row])));
  for (const tier of ['public', 'private', 'data'] as const) {
    const list = module.resource(
      NetworkAcl,
      tier,
      { vpcId: network.id, subnetIds: ofEach(tiers[tier].id), tags: named(values, text`"\${var.name}-${raw(tier)}"`) },
      tier === 'public' ? { count: hcl`${values.public_tier} ? 1 : 0` } : {},
    );
    const listId = tier === 'public' ? instance(list.id, '0') : list.id;
    module.resource(NetworkAclRule, tier, allow(listId), {
      forEach:
        tier === 'public'
          ? hcl`{ for key, rule in local.acl_rules : key => rule if rule.tier == "public" && ${values.public_tier} }`
          : hcl`{ for key, rule in local.acl_rules : key => rule if rule.tier == "${raw(tier)}" }`,
    });
    if (tier === 'private') transitRules(module, values, list);
  }
}

/** What the rows of a table of rules allow. */
function allow(listId: string): NetworkAclRuleConfig {
  return {
    networkAclId: listId,
    ruleNumber: number`each.value.number`,
    egress: hcl`each.value.egress`,
    protocol: text`each.value.protocol`,
    ruleAction: 'allow',
    cidrBlock: text`each.value.cidr`,
    fromPort: number`each.value.from`,
    toPort: number`each.value.to`,
  };
}

/** The networks behind the transit gateway are inside, as the VPC itself is: security groups decide about them. */
function transitRules(module: ModuleScope, values: VpcInputs, list: NetworkAcl): void {
  const row = hcl`{ number = 200 + index, egress = way == "out", protocol = "-1", cidr = cidr, from = 0, to = 0 }`;
  module.resource(NetworkAclRule, 'private_transit', allow(list.id), {
    forEach: hcl`merge([
  for index, cidr in ${values.transit_gateway_cidr_blocks} : { for way in ["in", "out"] : "\${way} \${cidr}" => ${row} }
]...)`,
  });
}
