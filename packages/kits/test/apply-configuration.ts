const services = ['cloudwatch', 'ec2', 'iam', 'kms', 'logs', 'rds', 's3', 's3control', 'secretsmanager', 'sns', 'sts'];

/** A configuration of the four modules that the emulator can apply. Each departure says what the emulator lacks. */
export function applyConfiguration(endpoint: string): string {
  const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const waiver = `{ reason = "the emulator keeps no such setting", owner = "tests@example.com", expires = "${nextMonth}" }`;
  return `${provider('us-east-1', endpoint)}
${provider('us-west-2', endpoint, 'replica')}

module "keys" {
  source    = "./modules/kms"
  providers = { aws = aws, aws.replica = aws.replica }

  name           = "demo"
  account_id     = "123456789012"
  region         = "us-east-1"
  replica_region = "us-west-2"

  # Moto gives a replica key the policy of its primary, and the provider waits for the other without end.
  replicated_classes = []
}

resource "aws_kms_key" "replica" {
  provider = aws.replica

  description         = "Stands in for the replica key"
  enable_key_rotation = true
}

module "phi_bucket" {
  source    = "./modules/s3_bucket_phi"
  providers = { aws = aws, aws.replica = aws.replica }

  bucket                  = "demo-phi-123456789012"
  account_id              = "123456789012"
  region                  = "us-east-1"
  replica_region          = "us-west-2"
  kms_key_arn             = module.keys.key_arns["phi"]
  replica_kms_key_arn     = aws_kms_key.replica.arn
  log_archive_kms_key_arn = aws_kms_key.replica.arn

  # Moto does not give back that events go to EventBridge.
  eventbridge = false
  waivers     = { s3-event-notifications-enabled = ${waiver} }
}

module "network" {
  source = "./modules/vpc"

  name               = "demo"
  account_id         = "123456789012"
  region             = "us-east-1"
  cidr_block         = "10.20.0.0/16"
  availability_zones = ["us-east-1a", "us-east-1b"]
  kms_key_arn        = module.keys.key_arns["logs"]

  # Moto takes a folder in the destination of a flow log for a part of the name of the bucket.
  flow_log_bucket_arn = module.phi_bucket.access_log_bucket_arn

  # Moto has no tags for query log configurations.
  dns_query_logs = false
}

module "database" {
  source = "./modules/rds"

  identifier        = "demo"
  account_id        = "123456789012"
  region            = "us-east-1"
  db_name           = "records"
  instance_class    = "db.t4g.medium"
  allocated_storage = 20
  vpc_id            = module.network.vpc_id
  subnet_ids        = module.network.data_subnet_ids
  kms_key_id        = module.keys.key_arns["phi"]
  log_kms_key_arn   = module.keys.key_arns["logs"]

  # Moto keeps no enhanced monitoring.
  monitoring_interval = 0
  waivers             = { rds-enhanced-monitoring-enabled = ${waiver} }
}
`;
}

function provider(region: string, endpoint: string, alias?: string): string {
  return `provider "aws" {
${alias === undefined ? '' : `  alias                       = "${alias}"\n`}  region                      = "${region}"
  access_key                  = "mock"
  secret_key                  = "mock"
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  default_tags {
    tags = { Environment = "dev" }
  }

  endpoints {
${services.map((service) => `    ${service} = "${endpoint}"\n`).join('')}  }
}
`;
}

/** What moto 5.2.1 takes and does not give back, so that a second plan would set it again. */
export const forgotten: readonly string[] = [
  'module.database.aws_db_instance.this performance_insights_enabled',
  'module.database.aws_db_instance.this performance_insights_kms_key_id',
  'module.database.aws_db_instance.this performance_insights_retention_period',
  'module.database.aws_db_parameter_group.this parameter',
  'module.keys.aws_kms_key.this rotation_period_in_days',
  'module.network.aws_flow_log.record destination_options',
  'module.phi_bucket.aws_s3_bucket_logging.log_archive target_object_key_format',
  'module.phi_bucket.aws_s3_bucket_logging.replica target_object_key_format',
  'module.phi_bucket.aws_s3_bucket_logging.this target_object_key_format',
  'module.phi_bucket.aws_s3_bucket_replication_configuration.replica_access_logs rule',
  'module.phi_bucket.aws_s3_bucket_replication_configuration.this rule',
];

/** Verdicts that differ in the state because of it. */
export const verdictsOfForgotten: readonly string[] = [
  'rds-performance-insights-customer-managed-key module.database.aws_db_instance.this: pass, then notApplicable',
];
