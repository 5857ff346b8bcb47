import { SecurityGroup } from '@cdktn/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktn/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktn/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { hcl, instance, text } from '../expression.ts';
import type { RdsContext } from './context.ts';

/** Declares the security group of the database. It has no way out: the database opens no connections. */
export function databaseNetwork({ module, inputs, tags }: RdsContext): SecurityGroup {
  const group = module.resource(
    SecurityGroup,
    'this',
    {
      namePrefix: text`"\${var.identifier}-"`,
      description: text`"Clients of the database \${var.identifier}"`,
      vpcId: inputs.vpc_id,
      tags,
    },
    { createBeforeDestroy: true, comment: 'No way out: the database opens no connections.' },
  );
  module.resource(
    VpcSecurityGroupIngressRule,
    'client',
    {
      securityGroupId: group.id,
      description: text`"Database connections from \${each.key}"`,
      ipProtocol: 'tcp',
      fromPort: inputs.port,
      toPort: inputs.port,
      referencedSecurityGroupId: text`each.value`,
      tags,
    },
    { forEach: hcl`${inputs.allowed_security_group_ids}` },
  );
  return group;
}

/**
 * Declares the security group of the proxy, which reaches the database and nothing else.
 * @returns Id of the group, for the proxy's `count`.
 */
export function proxyNetwork({ module, inputs, engine, tags }: RdsContext, database: SecurityGroup): string {
  const once = { count: hcl`${inputs.proxy} == null ? 0 : 1` };
  const group = module.resource(
    SecurityGroup,
    'proxy',
    {
      namePrefix: text`"\${var.identifier}-proxy-"`,
      description: text`"Clients of the proxy of \${var.identifier}"`,
      vpcId: inputs.vpc_id,
      tags,
    },
    { ...once, createBeforeDestroy: true },
  );
  const groupId = instance(group.id, '0');
  module.resource(
    VpcSecurityGroupIngressRule,
    'proxy_client',
    {
      securityGroupId: groupId,
      description: text`"Proxy connections from \${each.key}"`,
      ipProtocol: 'tcp',
      fromPort: engine.proxyPort,
      toPort: engine.proxyPort,
      referencedSecurityGroupId: text`each.value`,
      tags,
    },
    { forEach: hcl`${inputs.proxy} == null ? {} : var.proxy.allowed_security_group_ids` },
  );
  const between = { ipProtocol: 'tcp', fromPort: inputs.port, toPort: inputs.port };
  module.resource(
    VpcSecurityGroupEgressRule,
    'proxy',
    {
      securityGroupId: groupId,
      description: 'From the proxy to the database',
      ...between,
      referencedSecurityGroupId: database.id,
      tags,
    },
    once,
  );
  module.resource(
    VpcSecurityGroupIngressRule,
    'proxy',
    {
      securityGroupId: database.id,
      description: 'Database connections from the proxy',
      ...between,
      referencedSecurityGroupId: groupId,
      tags,
    },
    once,
  );
  return groupId;
}
