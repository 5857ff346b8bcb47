import { LinkedGraph, readPlan } from '@autoclave/graph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitModule } from '../src/emit/emit-module.ts';
import { rds } from '../src/rds/rds.ts';
import { conformanceOf } from './conformance.ts';
import { testEmission } from './emission.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { call, key } from './rds-calls.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const neighbours = `
resource "aws_kms_key" "phi" {}

resource "aws_sns_topic" "alerts" {}

resource "aws_security_group" "app" {}

resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "vault"
    schedule          = "cron(0 5 * * ? *)"
  }
}

resource "aws_backup_selection" "daily" {
  name         = "daily"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = "arn:aws:iam::123456789012:role/backup"

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }

  condition {}
}
`;

const soon = 'formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "240h"))';

/** A call that asks for everything, of resources that the same plan creates. */
const everything = {
  identifier: '"ehr-full"',
  engine: '"mysql"',
  kms_key_id: 'aws_kms_key.phi.arn',
  allowed_security_group_ids: '{ app = aws_security_group.app.id }',
  manage_master_user_password: 'false',
  password_wo: '"only-an-example"',
  waivers: `{ rds-master-password-managed = { reason = "replicas", owner = "dba", expires = ${soon} } }`,
  replicas: '{ reports = {}, exports = { instance_class = "db.r7g.large" } }',
  allocated_storage: '400',
  iops: '12000',
  storage_throughput: '500',
  parameters: '{ max_connections = { value = "400" } }',
  slow_statement_seconds: '5',
  alarm_actions: '[aws_sns_topic.alerts.arn]',
  event_notifications: '{ sns_topic = aws_sns_topic.alerts.arn }',
  backup_selection: '{ plan_id = aws_backup_plan.daily.id, iam_role_arn = "arn:aws:iam::123456789012:role/backup" }',
  proxy: `{
    secret_arns                = { app = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app-AbCdEf" }
    secret_kms_key_arns        = [aws_kms_key.phi.arn]
    allowed_security_group_ids = { app = aws_security_group.app.id }
  }`,
};

/** A call that restores a snapshot, without PHI and outside production. */
const development = {
  identifier: '"ehr-dev"',
  engine_version: '"18"',
  instance_class: '"db.t4g.micro"',
  snapshot_identifier: '"arn:aws:rds:us-east-1:123456789012:snapshot:masked"',
  data_classification: '"Internal"',
  tags: '{ Environment = "dev" }',
  multi_az: 'false',
  deletion_protection: 'false',
  proxy: '{}',
};

const toTheSecond = {
  identifier: '"ehr-then"',
  engine: '"mariadb"',
  restore_to_point_in_time: '{ source_db_instance_identifier = "ehr", restore_time = "2026-01-31T23:45:00Z" }',
};

const accepted = [
  neighbours,
  call('minimal', {}),
  call('full', everything),
  call('dev', development),
  call('then', toTheSecond),
].join('');

testEmission(rds);

test('the files of rds are formatted as terraform fmt leaves them', async () => {
  const folder = new Project(temporaryFolder());
  folder.write(emitModule(rds, 'prod'));
  expect(await folder.formatDifferences()).toBe('');
});

describe('calls of rds that Terraform accepts', () => {
  let project: Project;
  let plan: Awaited<ReturnType<Project['plan']>>;
  let graph: LinkedGraph;

  beforeAll(async () => {
    project = await Project.create({ ...moduleFiles('rds', emitModule(rds, 'prod')), 'main.tf': accepted });
    plan = await project.plan();
    graph = new LinkedGraph(plan.json === '' ? [] : readPlan(plan.json, { path: 'plan.json' }).instances);
  });
  afterAll(() => project.remove());

  function addresses(module: string): readonly string[] {
    const prefix = `module.${module}.`;
    return graph
      .resources()
      .filter((resource) => resource.address.startsWith(prefix) && resource.mode === 'managed')
      .map((resource) => resource.address.slice(prefix.length));
  }

  function value(address: string, name: string): unknown {
    const attribute = graph
      .resources()
      .find((resource) => resource.address === address)
      ?.attribute(name);
    return attribute?.state === 'known' ? attribute.value : attribute?.state;
  }

  test('are planned without an error', () => {
    expect(plan).toMatchObject({ exitCode: 0 });
  });

  test.for(['minimal', 'dev', 'then'])('%s fails no control', (module) => {
    expect(conformanceOf(plan.json, rds, `module.${module}`).fails).toEqual([]);
  });

  test('minimal leaves no control undecided', () => {
    expect(conformanceOf(plan.json, rds, 'module.minimal').unknowns).toEqual([]);
  });

  test('full fails the waived control alone, and shows every other one', () => {
    const { certifiable, fails, unknowns, unseen } = conformanceOf(plan.json, rds, 'module.full');
    expect({ certifiable, fails, unknowns, unseen }).toEqual({
      certifiable: true,
      fails: [
        'rds-master-password-managed aws_db_instance.this: manage_master_user_password: not set; the default is false; must be true',
      ],
      // The text of the policy is known after apply, with the ARNs of the keys and secrets in it.
      unknowns: [['iam-customer-policy-blocked-kms-actions', 'aws_iam_policy.proxy[0]', expect.any(String)]],
      unseen: [
        // Replicas take the network, key, port and administrator of their source, and have no last snapshot.
        'rds-final-snapshot-kept aws_db_instance.replica',
        'rds-instance-default-admin-check aws_db_instance.replica',
        'rds-instance-in-vpc-subnet-group aws_db_instance.replica',
        'rds-instance-storage-customer-managed-key aws_db_instance.replica',
        'rds-master-password-managed aws_db_instance.replica',
        'rds-master-password-managed aws_db_instance.this',
        'rds-no-default-ports aws_db_instance.replica',
        // Only a restored database has a copied snapshot.
        'rds-snapshots-public-prohibited aws_db_snapshot_copy.encrypted',
        // Without a managed password there is no rotation; RDS makes the secret, so no plan holds it.
        'secretsmanager-rotation-enabled-check',
      ],
    });
  });

  test('show what full leaves out', () => {
    expect(conformanceOf(plan.json, rds, 'module.minimal').passes).toContain('rds-master-password-managed');
    expect(conformanceOf(plan.json, rds, 'module.dev').passes).toContain('rds-snapshots-public-prohibited');
  });

  test('create the database, its groups, logs, role and rotation where nothing else is asked for', () => {
    expect(addresses('minimal')).toEqual([
      'aws_cloudwatch_log_group.this["/aws/rds/instance/ehr/iam-db-auth-error"]',
      'aws_cloudwatch_log_group.this["/aws/rds/instance/ehr/postgresql"]',
      'aws_cloudwatch_log_group.this["/aws/rds/instance/ehr/upgrade"]',
      'aws_db_instance.this',
      'aws_db_parameter_group.this',
      'aws_db_subnet_group.this',
      'aws_iam_role.monitoring[0]',
      'aws_iam_role_policy_attachment.monitoring[0]',
      'aws_secretsmanager_secret_rotation.master[0]',
      'aws_security_group.this',
    ]);
  });

  test('create replicas, proxy, alarms, notices and backup selection where they are asked for', () => {
    const minimal = new Set(addresses('minimal'));
    const further = addresses('full').filter((address) => !minimal.has(address) && !address.includes('log_group.this'));
    expect(further).toEqual([
      'aws_backup_selection.this[0]',
      'aws_cloudwatch_log_group.proxy[0]',
      ...['exports-connections', 'exports-cpu', 'exports-free-storage', 'exports-replica-lag']
        .concat(['connections', 'cpu', 'free-storage'])
        .concat(['reports-connections', 'reports-cpu', 'reports-free-storage', 'reports-replica-lag'])
        .map((name) => `aws_cloudwatch_metric_alarm.this["ehr-full-${name}"]`)
        .toSorted(),
      'aws_db_event_subscription.this["db-instance"]',
      'aws_db_event_subscription.this["db-parameter-group"]',
      'aws_db_event_subscription.this["db-security-group"]',
      'aws_db_instance.replica["exports"]',
      'aws_db_instance.replica["reports"]',
      'aws_db_option_group.this[0]',
      'aws_db_proxy.this[0]',
      'aws_db_proxy_default_target_group.this[0]',
      'aws_db_proxy_target.this[0]',
      'aws_iam_policy.proxy[0]',
      'aws_iam_role.proxy[0]',
      'aws_iam_role_policy_attachment.proxy[0]',
      'aws_security_group.proxy[0]',
      'aws_vpc_security_group_egress_rule.proxy[0]',
      'aws_vpc_security_group_ingress_rule.client["app"]',
      'aws_vpc_security_group_ingress_rule.proxy[0]',
      'aws_vpc_security_group_ingress_rule.proxy_client["app"]',
    ]);
  });

  test('have a log group for each log of each instance', () => {
    const logs = ['audit', 'error', 'general', 'iam-db-auth-error', 'slowquery'];
    const instances = ['ehr-full', 'ehr-full-exports', 'ehr-full-reports'];
    expect(
      addresses('full')
        .filter((address) => address.startsWith('aws_cloudwatch_log_group.this'))
        .toSorted(),
    ).toEqual(
      instances
        .flatMap((one) => logs.map((log) => `aws_cloudwatch_log_group.this["/aws/rds/instance/${one}/${log}"]`))
        .toSorted(),
    );
  });

  test('keep no password in the plan', () => {
    expect(plan.json).not.toBe('');
    expect(JSON.stringify(JSON.parse(plan.json).planned_values)).not.toContain('only-an-example');
  });

  test.for([
    ['minimal', 'postgres17', '17'],
    ['full', 'mysql8.4', '8.4'],
    ['dev', 'postgres18', '18'],
    ['then', 'mariadb11.4', '11.4'],
  ] as const)('%s has the parameter family %s', ([module, family, version]) => {
    expect(value(`module.${module}.aws_db_parameter_group.this`, 'family')).toBe(family);
    expect(value(`module.${module}.aws_db_instance.this`, 'engine_version')).toBe(version);
  });

  test('restore from a copy of the snapshot under the key of the call', () => {
    expect(value('module.dev.aws_db_snapshot_copy.encrypted[0]', 'kms_key_id')).toBe(key);
    expect(value('module.dev.aws_db_instance.this', 'snapshot_identifier')).toBe('ehr-dev-encrypted');
  });

  test.for(['dev', 'then'])('%s takes the administrator of its source', (module) => {
    expect(value(`module.${module}.aws_db_instance.this`, 'username')).toBe('unknown');
    expect(value('module.minimal.aws_db_instance.this', 'username')).toBe('records_owner');
  });
});
