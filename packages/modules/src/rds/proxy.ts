import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { DbProxyDefaultTargetGroup } from '@cdktn/provider-aws/lib/db-proxy-default-target-group/index.js';
import { DbProxyTarget } from '@cdktn/provider-aws/lib/db-proxy-target/index.js';
import { DbProxy, dbProxyAuthToHclTerraform as authToHcl } from '@cdktn/provider-aws/lib/db-proxy/index.js';
import { IamPolicy } from '@cdktn/provider-aws/lib/iam-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { dynamicBlock, hcl, instance, number, text, texts } from '../expression.ts';
import type { ResourceMeta } from '../module-scope.ts';
import type { RdsContext } from './context.ts';

const once: ResourceMeta = { count: hcl`var.proxy == null ? 0 : 1` };

/** Declares the proxy with its pool and target. Clients log in with IAM over TLS; the secrets stay with the proxy. */
export function databaseProxy(context: RdsContext, database: DbInstance, securityGroupId: string): void {
  const { module, inputs, tags } = context;
  module.local(
    'proxy_secrets',
    hcl`try(length(var.proxy.secret_arns), 0) > 0 ? var.proxy.secret_arns : { for name in ${inputs.manage_master_user_password} ? ["master"] : [] : name => ${database.masterUserSecret.get(0).secretArn} }`,
  );
  const role = proxyRole(context);
  const logs = module.resource(
    CloudwatchLogGroup,
    'proxy',
    {
      name: text`"/aws/rds/proxy/\${var.identifier}"`,
      retentionInDays: inputs.log_retention_in_days,
      kmsKeyId: inputs.log_kms_key_arn,
      tags,
    },
    once,
  );
  const proxy = module.resource(
    DbProxy,
    'this',
    {
      name: inputs.identifier,
      engineFamily: text`${inputs.engine} == "postgres" ? "POSTGRESQL" : "MYSQL"`,
      requireTls: true,
      // The debug log would hold the text of every statement.
      debugLogging: false,
      idleClientTimeout: number`var.proxy.idle_client_timeout`,
      roleArn: instance(role.role.arn, '0'),
      vpcSubnetIds: inputs.subnet_ids,
      vpcSecurityGroupIds: [securityGroupId],
      auth: dynamicBlock(hcl`local.proxy_secrets`, 'auth', authToHcl, {
        description: text`auth.key`,
        authScheme: 'SECRETS',
        iamAuth: 'REQUIRED',
        secretArn: text`auth.value`,
      }),
      tags,
    },
    {
      ...once,
      dependsOn: [role.attachment, logs],
      preconditions: [
        {
          condition: hcl`length(local.proxy_secrets) > 0`,
          message:
            'module rds: proxy has no secret to log in with. Give secret_arns, or let RDS manage the password of the administrator.',
        },
      ],
    },
  );
  pool(context, instance(proxy.name, '0'), database);
}

function pool({ module }: RdsContext, proxyName: string, database: DbInstance): void {
  const group = module.resource(
    DbProxyDefaultTargetGroup,
    'this',
    {
      dbProxyName: proxyName,
      connectionPoolConfig: {
        maxConnectionsPercent: number`var.proxy.max_connections_percent`,
        maxIdleConnectionsPercent: number`var.proxy.max_idle_connections_percent`,
      },
    },
    once,
  );
  module.resource(
    DbProxyTarget,
    'this',
    {
      dbProxyName: proxyName,
      targetGroupName: instance(group.name, '0'),
      dbInstanceIdentifier: database.identifier,
    },
    once,
  );
}

interface ProxyRole {
  readonly role: IamRole;
  readonly attachment: IamRolePolicyAttachment;
}

function proxyRole(context: RdsContext): ProxyRole {
  const { module, inputs, tags } = context;
  const trust = module.data(DataAwsIamPolicyDocument, 'proxy_trust', {
    statement: [
      {
        sid: 'ProxiesOfThisAccount',
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['rds.amazonaws.com'] }],
        condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [inputs.account_id] }],
      },
    ],
  });
  const role = module.resource(
    IamRole,
    'proxy',
    {
      name: text`"\${substr(var.identifier, 0, 58)}-proxy"`,
      description: text`"Reads the secrets of the proxy of \${var.identifier}"`,
      assumeRolePolicy: trust.json,
      tags,
    },
    once,
  );
  const policy = module.resource(
    IamPolicy,
    'proxy',
    {
      name: text`"\${substr(var.identifier, 0, 58)}-proxy"`,
      description: text`"Secrets of the proxy of \${var.identifier} and their keys"`,
      policy: instance(secretRights(context).json, '0'),
      tags,
    },
    once,
  );
  const attachment = module.resource(
    IamRolePolicyAttachment,
    'proxy',
    { role: instance(role.name, '0'), policyArn: instance(policy.arn, '0') },
    once,
  );
  return { role, attachment };
}

/** The secrets by name, and their keys through Secrets Manager alone. */
function secretRights({ module, inputs }: RdsContext): DataAwsIamPolicyDocument {
  return module.data(
    DataAwsIamPolicyDocument,
    'proxy',
    {
      statement: [
        {
          sid: 'ReadSecrets',
          effect: 'Allow',
          actions: ['secretsmanager:GetSecretValue'],
          resources: texts`values(local.proxy_secrets)`,
        },
        {
          sid: 'DecryptSecrets',
          effect: 'Allow',
          actions: ['kms:Decrypt'],
          resources: texts`length(var.proxy.secret_arns) > 0 ? var.proxy.secret_kms_key_arns : [coalesce(${inputs.master_user_secret_kms_key_id}, ${inputs.kms_key_id})]`,
          condition: [
            {
              test: 'StringEquals',
              variable: 'kms:ViaService',
              values: [text`"secretsmanager.\${var.region}.amazonaws.com"`],
            },
          ],
        },
      ],
    },
    once,
  );
}
