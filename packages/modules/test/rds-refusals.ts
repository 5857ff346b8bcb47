import { guarded } from './refusals.ts';
import type { Refusal } from './packed-refusals.ts';

/** A guarded input with a value that its control refuses. */
function guard(input: string, hcl: string, [control, good]: readonly [control: string, good: string]): Refusal {
  return { inputs: { [input]: hcl }, at: `var.${input}`, message: guarded(control, 'rds', good) };
}

/** Terraform judges no input whose rules read one that it refuses. */
const readByOthers: ReadonlySet<string> = new Set([
  'identifier',
  'engine',
  'data_classification',
  'snapshot_identifier',
]);

/** Inputs of which `input` breaks a rule. */
function rule(input: string, inputs: string | Readonly<Record<string, string>>, message: string): Refusal {
  const written = typeof inputs === 'string' ? { [input]: inputs } : inputs;
  const refusal = { inputs: written, at: `var.${input}`, message: `module rds: ${message}` };
  return readByOthers.has(input) ? { ...refusal, alone: true } : refusal;
}

/** Inputs that a plan would accept and the API refuse. */
function api(inputs: Readonly<Record<string, string>>, message: string, at = 'aws_db_instance.this'): Refusal {
  return { inputs, at, message: `module rds: ${message}` };
}

const lettersAndHyphens =
  'identifier must be 1 to 63 lower-case letters, digits and hyphens, begin with a letter, and have no hyphen at its end or beside another.';
const keyOf = (input: string): string => `${input} must be the ARN of a customer-managed KMS key.`;
const alias = '"alias/aws/rds"';
const old = '{ source_db_instance_identifier = "old", use_latest_restorable_time = true }';

/** One for each guarded input. */
export const guardRefusals: readonly Refusal[] = [
  guard('auto_minor_version_upgrade', 'false', [
    'rds-automatic-minor-version-upgrade-enabled',
    'auto_minor_version_upgrade must be true',
  ]),
  guard('username', '"Postgres"', ['rds-instance-default-admin-check', 'username must be none of admin, postgres']),
  guard('port', '5432', ['rds-no-default-ports', 'port must be none of 1433, 1521, 3306, 5432, 50000']),
  guard('ca_cert_identifier', '"rds-ca-2019"', [
    'rds-ca-certificate-current',
    'ca_cert_identifier must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1',
  ]),
  guard('storage_encrypted', 'false', ['rds-storage-encrypted', 'storage_encrypted must be true']),
  guard('publicly_accessible', 'true', ['rds-instance-public-access-check', 'publicly_accessible must be false']),
  guard('iam_database_authentication_enabled', 'false', [
    'rds-instance-iam-authentication-enabled',
    'iam_database_authentication_enabled must be true',
  ]),
  guard('manage_master_user_password', 'false', [
    'rds-master-password-managed',
    'manage_master_user_password must be true',
  ]),
  guard('multi_az', 'false', ['rds-multi-az-support', 'multi_az must be true where data_classification is PHI or PII']),
  guard('deletion_protection', 'false', [
    'rds-instance-deletion-protection-enabled',
    'deletion_protection must be true where data_classification is PHI or PII',
  ]),
  guard('backup_retention_period', '6', ['db-instance-backup-enabled', 'backup_retention_period must be 7 or more']),
  guard('delete_automated_backups', 'true', ['rds-automated-backups-kept', 'delete_automated_backups must be false']),
  guard('copy_tags_to_snapshot', 'false', [
    'rds-instance-copy-tags-to-snapshots-enabled',
    'copy_tags_to_snapshot must be true',
  ]),
  guard('skip_final_snapshot', 'true', ['rds-final-snapshot-kept', 'skip_final_snapshot must be false']),
  guard('monitoring_interval', '0', [
    'rds-enhanced-monitoring-enabled',
    'monitoring_interval must be 1, 5, 10, 15, 30 or 60',
  ]),
  guard('log_retention_in_days', '90', [
    'cw-loggroup-retention-period-check',
    'log_retention_in_days must be 365 or more or log_retention_in_days must be 0 or less',
  ]),
  {
    inputs: { multi_az: 'false', data_classification: '"Internal"', tags: '{ Environment = "prod" }' },
    at: 'aws_db_instance.this',
    message: guarded('rds-multi-az-support', 'rds', 'multi_az must be true'),
    alone: true,
  },
  {
    // The last day of the waiver is over.
    inputs: {
      iam_database_authentication_enabled: 'false',
      waivers:
        '{ rds-instance-iam-authentication-enabled = { reason = "driver", owner = "dba", expires = "2024-01-31" } }',
    },
    at: 'var.iam_database_authentication_enabled',
    message: guarded(
      'rds-instance-iam-authentication-enabled',
      'rds',
      'iam_database_authentication_enabled must be true',
    ),
  },
  {
    inputs: { waivers: '{ rds-storage-encrypted = { reason = "cost", owner = "cfo", expires = "2024-01-31" } }' },
    at: 'var.waivers',
    message:
      'module rds: these controls cannot be waived, because what breaks them cannot be mended later: rds-instance-default-admin-check, rds-instance-storage-customer-managed-key, rds-storage-encrypted.',
    alone: true,
  },
];

/** At least one for each rule of an input. */
export const ruleRefusals: readonly Refusal[] = [
  ...['"Ehr"', '"ehr-"', '"ehr--records"'].map((hcl) => rule('identifier', hcl, lettersAndHyphens)),
  rule('account_id', '"1234"', 'account_id must be 12 digits.'),
  rule('data_classification', '"phi"', 'data_classification must be PHI, PII, Internal or Public.'),
  rule('engine', '"oracle-ee"', 'engine must be postgres, mysql or mariadb.'),
  ...['postgres", version = "13', 'mysql", version = "8.0', 'mariadb", version = "10.11'].map((pair) => {
    const [engine, version] = pair.split('", version = "');
    return rule(
      'engine_version',
      { engine_version: `"${version}"`, engine: `"${engine}"`, auto_minor_version_upgrade: 'true' },
      'engine_version must be PostgreSQL 14, MySQL 8.4, MariaDB 11.4, or newer.',
    );
  }),
  rule(
    'engine_version',
    { engine_version: '"17.4"', engine: '"postgres"', auto_minor_version_upgrade: 'true' },
    'engine_version must be the major version alone, because auto_minor_version_upgrade moves the rest and Terraform would plan to move it back.',
  ),
  rule('instance_class', '"m7g.large"', 'instance_class must be a class such as db.m7g.large.'),
  rule(
    'instance_class',
    '"db.t2.medium"',
    'instance_class must be of a newer generation: db.m1, db.m2, db.m3, db.t1, db.t2 and db.r3 lack storage encryption, Performance Insights or the engine versions of today.',
  ),
  rule(
    'db_name',
    '"health-records"',
    'db_name must be 1 to 63 letters, digits and underscores, and begin with a letter.',
  ),
  rule(
    'username',
    { username: '"a_name_too_long_for_it"', engine: '"mysql"' },
    'username must be letters, digits and underscores, begin with a letter, and have at most 63 characters for PostgreSQL and 16 for the others.',
  ),
  rule(
    'username',
    '"rdsadmin"',
    'username must not be rdsadmin nor begin with rds_ or pg_: the engines keep those names to themselves.',
  ),
  rule('port', '80', 'port must be a whole number from 1150 to 65535.'),
  rule(
    'parameters',
    '{ "rds.force_ssl" = { value = "0" } }',
    'parameters must not name what the module sets: rds.force_ssl, ssl_min_protocol_version, shared_preload_libraries, pgaudit.log, pgaudit.log_parameter, log_connections, log_disconnections, log_statement, log_min_duration_statement, require_secure_transport, general_log, log_output, slow_query_log, long_query_time.',
  ),
  rule(
    'parameters',
    '{ work_mem = { value = "4096", apply_method = "now" } }',
    'apply_method of parameters must be immediate or pending-reboot.',
  ),
  rule(
    'shared_preload_libraries',
    { shared_preload_libraries: '["pg_cron"]', engine: '"mysql"' },
    'shared_preload_libraries is for PostgreSQL.',
  ),
  rule(
    'slow_statement_seconds',
    '0',
    'slow_statement_seconds must be 1 or more: below, nearly every statement and its PHI would be in the log.',
  ),
  // A guard refuses the alias beside the input itself.
  rule('kms_key_id', '"1234abcd-12ab-34cd-56ef-1234567890ab"', keyOf('kms_key_id')),
  rule('allocated_storage', '10', 'allocated_storage must be a whole number from 20 to 65536.'),
  rule('max_allocated_storage', '100000', 'max_allocated_storage must be a whole number from 20 to 65536.'),
  rule('storage_type', '"standard"', 'storage_type must be gp2, gp3, io1 or io2.'),
  rule(
    'subnet_ids',
    '["subnet-0123456789abcdef0", "subnet-0123456789abcdef0"]',
    'subnet_ids must name at least two subnets, in different Availability Zones.',
  ),
  rule(
    'allowed_security_group_ids',
    '{ everyone = "0.0.0.0/0" }',
    'allowed_security_group_ids must hold ids of security groups.',
  ),
  rule('master_user_secret_kms_key_id', alias, keyOf('master_user_secret_kms_key_id')),
  rule(
    'master_user_secret_rotation_days',
    '91',
    'master_user_secret_rotation_days must be a whole number from 1 to 90.',
  ),
  rule(
    'proxy',
    '{ allowed_security_group_ids = { everyone = "0.0.0.0/0" } }',
    'allowed_security_group_ids of proxy must hold ids of security groups.',
  ),
  rule(
    'proxy',
    '{ secret_arns = { app = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app-AbCdEf" } }',
    'proxy needs secret_kms_key_arns beside secret_arns: the proxy reads no secret whose key it may not use.',
  ),
  rule('proxy', '{ idle_client_timeout = 0 }', 'idle_client_timeout of proxy must be 1 to 28800 seconds.'),
  rule(
    'proxy',
    '{ max_connections_percent = 40 }',
    'max_connections_percent of proxy must be 1 to 100, and max_idle_connections_percent not more.',
  ),
  rule(
    'replicas',
    '{ Reports = {} }',
    'names of replicas must be lower-case letters, digits and single hyphens, and with identifier and a hyphen have at most 63 characters.',
  ),
  rule('replicas', '{ for number in range(16) : "r${number}" => {} }', 'replicas must be at most 15.'),
  rule(
    'replicas',
    '{ reports = { availability_zone = "us-east-1a" } }',
    'a replica with multi_az cannot name its availability_zone.',
  ),
  rule('backup_window', '"3:00-4:00"', 'backup_window must be of the form 03:00-04:00.'),
  rule('maintenance_window', '"sunday"', 'maintenance_window must be of the form sun:05:00-sun:06:00.'),
  rule(
    'backup_retention_period',
    '36',
    'backup_retention_period must be at most 35 days: AWS Backup keeps what must last longer.',
  ),
  rule(
    'final_snapshot_identifier',
    '"last--one"',
    'final_snapshot_identifier must be 1 to 255 letters, digits and single hyphens, begin with a letter and not end with a hyphen.',
  ),
  rule(
    'restore_to_point_in_time',
    '{ use_latest_restorable_time = true }',
    'restore_to_point_in_time must name exactly one source.',
  ),
  rule(
    'restore_to_point_in_time',
    '{ source_db_instance_identifier = "old" }',
    'restore_to_point_in_time needs either restore_time or use_latest_restorable_time.',
  ),
  rule(
    'restore_to_point_in_time',
    { restore_to_point_in_time: old, snapshot_identifier: '"old"' },
    'restore_to_point_in_time and snapshot_identifier are two sources; give one.',
  ),
  rule('log_kms_key_arn', alias, keyOf('log_kms_key_arn')),
  rule(
    'log_retention_in_days',
    '366',
    'log_retention_in_days must be one of 0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.',
  ),
  rule('monitoring_interval', '20', 'monitoring_interval must be 1, 5, 10, 15, 30 or 60 seconds.'),
  rule('performance_insights_kms_key_id', alias, keyOf('performance_insights_kms_key_id')),
  rule(
    'performance_insights_retention_period',
    '30',
    'performance_insights_retention_period must be 7, a multiple of 31 up to 713, or 731.',
  ),
];

const overlap = 'backup_window and maintenance_window overlap, which RDS refuses. Move one of them.';
const noBoughtSpeed =
  'gp3 storage of less than 400 GiB takes neither iops nor storage_throughput. Leave them out or raise allocated_storage.';
const tooSmallForInsights =
  'MySQL and MariaDB have no Performance Insights on db.t3 and db.t4g micro and small. Choose a larger instance_class or set performance_insights_enabled to false.';
const onePassword =
  'the administrator needs one password: managed by RDS, or password_wo where manage_master_user_password is false. Give exactly one.';
const ownPassword =
  '{ rds-master-password-managed = { reason = "replicas", owner = "dba", expires = formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "240h")) } }';

/** At least one for each precondition. */
export const preconditionRefusals: readonly Refusal[] = [
  api(
    { backup_window: '"03:00-03:20"', maintenance_window: '"sun:05:00-sun:06:00"' },
    'backup_window and maintenance_window must each last 30 minutes or more. Lengthen the window.',
  ),
  api(
    { backup_window: '"03:00-04:00"', maintenance_window: '"sun:05:00-sun:05:10"' },
    'backup_window and maintenance_window must each last 30 minutes or more. Lengthen the window.',
  ),
  api({ backup_window: '"03:00-04:00"', maintenance_window: '"tue:03:30-tue:04:30"' }, overlap),
  api({ backup_window: '"03:00-04:00"', maintenance_window: '"sat:23:00-sun:03:01"' }, overlap),
  api({ backup_window: '"23:30-00:30"', maintenance_window: '"mon:00:00-mon:01:00"' }, overlap),
  api(
    { allocated_storage: '100', max_allocated_storage: '109' },
    'max_allocated_storage must be at least 10 % more than allocated_storage. Raise it, so that the storage can grow.',
  ),
  api(
    { storage_type: '"io2"', iops: '1000', allocated_storage: '50' },
    'io1 and io2 storage has 100 GiB or more. Raise allocated_storage or set storage_type to gp3.',
  ),
  api({ storage_type: '"io1"', iops: 'null' }, 'io1 and io2 storage needs iops. Set iops, or set storage_type to gp3.'),
  api(
    { storage_type: '"io2"', iops: '1000', storage_throughput: '500' },
    'storage_throughput is bought for gp3 storage only. Leave it out or set storage_type to gp3.',
  ),
  api(
    { storage_type: '"gp2"', iops: '3000' },
    'gp2 storage has the iops of its size. Leave iops out or set storage_type to gp3.',
  ),
  api({ storage_type: '"gp3"', iops: '12000' }, noBoughtSpeed),
  api({ storage_type: '"gp3"', storage_throughput: '500', allocated_storage: '399' }, noBoughtSpeed),
  api({ engine: '"mysql"', instance_class: '"db.t4g.small"' }, tooSmallForInsights),
  api({ manage_master_user_password: 'true', password_wo: '"only-an-example"' }, onePassword),
  api({ manage_master_user_password: 'false', password_wo: 'null', waivers: ownPassword }, onePassword),
  api(
    { replicas: '{ reports = {} }', manage_master_user_password: 'true' },
    'AWS makes no read replica of a database whose password RDS manages. Leave replicas out, or set manage_master_user_password to false with password_wo and a waiver of rds-master-password-managed.',
    'aws_db_instance.replica["reports"]',
  ),
  api(
    {
      engine: '"mariadb"',
      replicas: '{ reports = { instance_class = "db.t3.micro" } }',
      manage_master_user_password: 'false',
      password_wo: '"only-an-example"',
      waivers: ownPassword,
    },
    tooSmallForInsights,
    'aws_db_instance.replica["reports"]',
  ),
  api(
    {
      proxy: '{}',
      manage_master_user_password: 'false',
      password_wo: '"only-an-example"',
      waivers: ownPassword,
    },
    'proxy has no secret to log in with. Give secret_arns, or let RDS manage the password of the administrator.',
    'aws_db_proxy.this[0]',
  ),
];
