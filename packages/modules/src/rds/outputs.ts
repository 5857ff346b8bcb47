import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { output, type ModuleOutputs } from '../define-module.ts';
import { hcl, text } from '../expression.ts';
import type { RdsContext } from './context.ts';
import type { Foundations } from './settings.ts';

/** What the module hands out. */
export function outputs({ inputs, partition }: RdsContext, database: DbInstance, made: Foundations): ModuleOutputs {
  const loginArn = `arn:${partition}:rds-db:${inputs.region}:${inputs.account_id}:dbuser:${database.resourceId}`;
  return {
    identifier: output(database.identifier, 'Name of the DB instance'),
    arn: output(database.arn, 'ARN of the DB instance'),
    resource_id: output(database.resourceId, 'Id of the DB instance that never changes, as IAM policies name it'),
    iam_login_arn: output(
      loginArn,
      'What a policy allows rds-db:connect on, once a slash and the name of a database user stand behind it',
    ),
    address: output(database.address, 'Host name of the database'),
    port: output(database.port, 'TCP port of the database'),
    endpoint: output(database.endpoint, 'Host name and port of the database'),
    db_name: output(database.dbName, 'Name of the database that was created with the instance'),
    username: output(database.username, 'Name of the administrator'),
    master_user_secret_arn: output(
      text`one(${database.masterUserSecret}[*].secret_arn)`,
      'ARN of the secret with the password of the administrator, null where RDS does not manage it',
    ),
    security_group_id: output(made.network.id, 'Security group of the database'),
    subnet_group_name: output(made.groups.subnets.name, 'Subnet group of the database'),
    parameter_group_name: output(made.groups.parameters.name, 'Parameter group of the database and its replicas'),
    option_group_name: output(made.groups.optionGroupName, 'Option group of the database, null for PostgreSQL'),
    monitoring_role_arn: output(made.monitoring.arn, 'Role of enhanced monitoring, null where that is off'),
    log_group_arns: output(
      hcl`{ for name, group in aws_cloudwatch_log_group.this : name => group.arn }`,
      'ARN of each log group, by its name',
    ),
    replica_addresses: output(
      hcl`{ for name, replica in aws_db_instance.replica : name => replica.address }`,
      'Host name of each read replica, by its name',
    ),
    replica_arns: output(
      hcl`{ for name, replica in aws_db_instance.replica : name => replica.arn }`,
      'ARN of each read replica, by its name',
    ),
    proxy_endpoint: output(text`one(aws_db_proxy.this[*].endpoint)`, 'Host name of the proxy, null without one'),
    proxy_arn: output(text`one(aws_db_proxy.this[*].arn)`, 'ARN of the proxy, null without one'),
    proxy_security_group_id: output(
      text`one(aws_security_group.proxy[*].id)`,
      'Security group of the proxy, null without one',
    ),
  };
}
