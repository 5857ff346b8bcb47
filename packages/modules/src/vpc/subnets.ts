import { Subnet } from '@cdktn/provider-aws/lib/subnet/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { hcl, number, raw, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { named, type VpcInputs } from './inputs.ts';

/** The subnets of each tier, one per zone. */
export interface Tiers {
  readonly public: Subnet;
  readonly private: Subnet;
  readonly data: Subnet;
}

/**
 * Cuts the tiers out of the range of the VPC. Of 16 equal parts, 1 to 4 are the private subnets; the first part holds
 * the public and the eighth the data subnets, each a sixteenth of it. Four zones fit, and half of the range stays free.
 */
export function subnets(module: ModuleScope, values: VpcInputs, network: Vpc): Tiers {
  module.local('zones', hcl`{ for index, zone in ${values.availability_zones} : zone => index }`);
  const tier = (name: string, cidr: string, zones: unknown): Subnet =>
    module.resource(
      Subnet,
      name,
      {
        vpcId: network.id,
        availabilityZone: text`each.key`,
        cidrBlock: cidr,
        mapPublicIpOnLaunch: values.map_public_ip_on_launch,
        tags: named(values, text`"\${var.name}-${raw(name)}-\${each.key}"`),
      },
      { forEach: zones },
    );
  return {
    public: tier(
      'public',
      text`cidrsubnet(${network.cidrBlock}, 8, ${index()})`,
      hcl`${values.public_tier} ? local.zones : {}`,
    ),
    private: tier('private', text`cidrsubnet(${network.cidrBlock}, 4, ${index()} + 1)`, hcl`local.zones`),
    data: tier('data', text`cidrsubnet(${network.cidrBlock}, 8, ${index()} + 128)`, hcl`local.zones`),
  };
}

function index(): number {
  return number`each.value`;
}
