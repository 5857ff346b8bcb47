import { accountIdInput } from '../account-id.ts';
import { input, type InputRule } from '../input.ts';
import { fixedParameterNames } from './engines.ts';

/** Says that an input holds the ARN of a KMS key, or nothing where it may be left out. */
export function keyRule(name: string, optional = false): InputRule {
  const isKey = `can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.${name}))`;
  return {
    condition: optional ? `var.${name} == null || ${isKey}` : isKey,
    message: `${name} must be the ARN of a customer-managed KMS key.`,
  };
}

/** Says that a number is whole and lies between two bounds, both included. */
export function rangeRule(name: string, least: number, most: number): InputRule {
  return {
    condition: `floor(var.${name}) == var.${name} && var.${name} >= ${least} && var.${name} <= ${most}`,
    message: `${name} must be a whole number from ${least} to ${most}.`,
  };
}

const identity = {
  identifier: input.text({
    description: 'Name of the DB instance, and prefix of what belongs to it; replicas add their own name to it',
    rules: [
      {
        condition:
          'can(regex("^[a-z][a-z0-9-]{0,62}$", var.identifier)) && !endswith(var.identifier, "-") && !strcontains(var.identifier, "--")',
        message:
          'identifier must be 1 to 63 lower-case letters, digits and hyphens, begin with a letter, and have no hyphen at its end or beside another.',
      },
    ],
  }),
  account_id: accountIdInput('Account that owns the database'),
  region: input.text({ description: 'Region of the database' }),
  data_classification: input.text({
    description: 'What the database holds: PHI, PII, Internal or Public',
    default: 'PHI',
    rules: [
      {
        condition: 'contains(["PHI", "PII", "Internal", "Public"], var.data_classification)',
        message: 'data_classification must be PHI, PII, Internal or Public.',
      },
    ],
  }),
};

const engine = {
  engine: input.text({
    description: 'Database engine: postgres, mysql or mariadb',
    default: 'postgres',
    rules: [
      {
        condition: 'contains(["postgres", "mysql", "mariadb"], var.engine)',
        message: 'engine must be postgres, mysql or mariadb.',
      },
    ],
  }),
  engine_version: input.text({
    description: 'Major version, such as 17 or 8.4; left out, 17 for PostgreSQL, 8.4 for MySQL and 11.4 for MariaDB',
    default: null,
    rules: [
      {
        // Older majors are out of standard support, or speak TLS 1.1 unless told otherwise.
        condition:
          'var.engine_version == null || can(regex({ postgres = "^(1[4-9]|[2-9][0-9])([.]|$)", mysql = "^(8[.][4-9]|9[.][0-9]+)([.]|$)", mariadb = "^(11[.]([4-9]|[1-9][0-9])|1[2-9][.][0-9]+)([.]|$)" }[var.engine], var.engine_version))',
        message: 'engine_version must be PostgreSQL 14, MySQL 8.4, MariaDB 11.4, or newer.',
      },
      {
        condition:
          'var.engine_version == null || !var.auto_minor_version_upgrade || try(length(split(".", var.engine_version)) == (var.engine == "postgres" ? 1 : 2), false)',
        message:
          'engine_version must be the major version alone, because auto_minor_version_upgrade moves the rest and Terraform would plan to move it back.',
      },
    ],
  }),
  allow_major_version_upgrade: input.flag({
    description: 'Let a change of engine_version upgrade the major version',
    default: false,
  }),
  auto_minor_version_upgrade: input.flag({
    description: 'Take minor versions by themselves, in the maintenance window',
    default: true,
    guard: 'rds-automatic-minor-version-upgrade-enabled',
  }),
  instance_class: input.text({
    description: 'Size of the instance, such as db.m7g.large',
    rules: [
      {
        condition: 'can(regex("^db[.][a-z0-9-]+[.][a-z0-9]+$", var.instance_class))',
        message: 'instance_class must be a class such as db.m7g.large.',
      },
      {
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
        condition: '!can(regex("^db[.](m1|m2|m3|t1|t2|r3)[.]", var.instance_class))',
        message:
          'instance_class must be of a newer generation: db.m1, db.m2, db.m3, db.t1, db.t2 and db.r3 lack storage encryption, Performance Insights or the engine versions of today.',
      },
    ],
  }),
  db_name: input.text({
    description: 'Database to create; a restored instance has those of its source',
    default: null,
    rules: [
      {
        condition: 'var.db_name == null || can(regex("^[A-Za-z][A-Za-z0-9_]{0,62}$", var.db_name))',
        message: 'db_name must be 1 to 63 letters, digits and underscores, and begin with a letter.',
      },
    ],
  }),
  username: input.text({
    description: 'Name of the administrator, fixed at creation; a restored instance has that of its source',
    default: 'records_owner',
    guard: 'rds-instance-default-admin-check',
    rules: [
      {
        condition:
          'can(regex("^[A-Za-z][A-Za-z0-9_]*$", var.username)) && length(var.username) <= (var.engine == "postgres" ? 63 : 16)',
        message:
          'username must be letters, digits and underscores, begin with a letter, and have at most 63 characters for PostgreSQL and 16 for the others.',
      },
      {
        condition: '!can(regex("^(rdsadmin$|rds_|pg_)", lower(var.username)))',
        message:
          'username must not be rdsadmin nor begin with rds_ or pg_: the engines keep those names to themselves.',
      },
    ],
  }),
  port: input.number({
    description: 'TCP port of the database and its replicas',
    default: 6432,
    guard: 'rds-no-default-ports',
    rules: [rangeRule('port', 1150, 65535)],
  }),
  parameters: input.object('map(object({ value = string, apply_method = optional(string, "pending-reboot") }))', {
    description: 'Further engine parameters by name; those of TLS and of the audit are set by the module',
    default: {},
    rules: [
      {
        condition: `length(setintersection([for name in keys(var.parameters) : lower(name)], ${JSON.stringify(fixedParameterNames).replaceAll(',', ', ')})) == 0`,
        message: `parameters must not name what the module sets: ${fixedParameterNames.join(', ')}.`,
      },
      {
        condition:
          'alltrue([for parameter in values(var.parameters) : contains(["immediate", "pending-reboot"], parameter.apply_method)])',
        message: 'apply_method of parameters must be immediate or pending-reboot.',
      },
    ],
  }),
  shared_preload_libraries: input.texts({
    description: 'PostgreSQL libraries to load beside pg_stat_statements and pgaudit',
    default: [],
    rules: [
      {
        condition: 'length(var.shared_preload_libraries) == 0 || var.engine == "postgres"',
        message: 'shared_preload_libraries is for PostgreSQL.',
      },
    ],
  }),
  slow_statement_seconds: input.number({
    description: 'Log statements that run longer than these seconds, with the values in them; left out, none is logged',
    default: null,
    rules: [
      {
        condition: 'var.slow_statement_seconds == null || try(var.slow_statement_seconds >= 1, false)',
        message:
          'slow_statement_seconds must be 1 or more: below, nearly every statement and its PHI would be in the log.',
      },
    ],
  }),
  ca_cert_identifier: input.text({
    description: 'Certificate authority of the server certificate',
    default: 'rds-ca-rsa2048-g1',
    guard: 'rds-ca-certificate-current',
  }),
};

const storage = {
  storage_encrypted: input.flag({
    description: 'Encrypt the storage, which must be so from the first apply',
    default: true,
    guard: 'rds-storage-encrypted',
  }),
  kms_key_id: input.text({
    description: 'ARN of the customer-managed key of the storage, its backups and replicas, fixed at creation',
    guard: 'rds-instance-storage-customer-managed-key',
    rules: [keyRule('kms_key_id')],
  }),
  allocated_storage: input.number({
    description: 'Storage at creation, in GiB',
    default: 100,
    rules: [rangeRule('allocated_storage', 20, 65536)],
  }),
  max_allocated_storage: input.number({
    description: 'Size up to which the storage grows by itself, in GiB',
    default: 1000,
    rules: [rangeRule('max_allocated_storage', 20, 65536)],
  }),
  storage_type: input.text({
    description: 'Kind of storage: gp2, gp3, io1 or io2',
    default: 'gp3',
    rules: [
      {
        condition: 'contains(["gp2", "gp3", "io1", "io2"], var.storage_type)',
        message: 'storage_type must be gp2, gp3, io1 or io2.',
      },
    ],
  }),
  iops: input.number({ description: 'Operations per second that are bought beside the storage', default: null }),
  storage_throughput: input.number({
    description: 'Throughput of gp3 storage that is bought beside it, in MiB per second',
    default: null,
  }),
};

type EngineInputs = typeof identity & typeof engine & typeof storage;

/** What the database is: identity, engine and storage. */
export const engineInputs: EngineInputs = { ...identity, ...engine, ...storage };
