import { complianceSentence } from '../src/s3-bucket-phi/inputs.ts';

/** Account of the PHI bucket in the calls. */
export const account = '123456789012';
/** Account of its replica. */
const other = '210987654321';

/** Writes a call of the module. */
export function call(label: string, args: string): string {
  return `
module "${label}" {
  source    = "./modules/s3_bucket_phi"
  providers = { aws = aws, aws.replica = aws.replica }

${args}
}
`;
}

/** Writes the ARN of a key. */
export function keyArn(region: string, owner: string): string {
  return `arn:aws:kms:${region}:${owner}:key/11111111-2222-3333-4444-555555555555`;
}

/** The inputs without a default. */
export const required = `
  bucket                  = "demo-phi"
  account_id              = "${account}"
  region                  = "us-east-1"
  replica_region          = "us-west-2"
  kms_key_arn             = "${keyArn('us-east-1', account)}"
  replica_kms_key_arn     = "${keyArn('us-west-2', account)}"
  log_archive_kms_key_arn = "${keyArn('us-west-2', account)}"
`;

/** Keys that are made in the same plan, so that their ARNs are not known in it. */
export const createdKeys = `
resource "aws_kms_key" "phi" {}

resource "aws_kms_key" "replica" {
  provider = aws.replica
}
`;

/** The inputs without a default, with those keys. */
export const withCreatedKeys = `
  bucket                  = "demo-phi"
  account_id              = "${account}"
  region                  = "us-east-1"
  replica_region          = "us-west-2"
  kms_key_arn             = aws_kms_key.phi.arn
  replica_kms_key_arn     = aws_kms_key.replica.arn
  log_archive_kms_key_arn = aws_kms_key.replica.arn
`;

/** Every input, with a value that is accepted. */
export const everything = `
  bucket                  = "full-phi"
  account_id              = "${account}"
  region                  = "us-east-1"
  replica_region          = "us-west-2"
  replica_account_id      = "${other}"
  kms_key_arn             = "${keyArn('us-east-1', account)}"
  replica_kms_key_arn     = "${keyArn('us-west-2', other)}"
  log_archive_kms_key_arn = "${keyArn('us-west-2', other)}"

  data_classification                 = "PHI"
  object_lock_enabled                 = true
  phi_retention_years                 = 10
  object_lock_mode                    = "COMPLIANCE"
  object_lock_compliance_confirmation = "${complianceSentence}"
  break_glass_principal_arns          = ["arn:aws:iam::${account}:role/break-glass"]
  force_destroy                       = false

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
  object_ownership        = "BucketOwnerEnforced"

  organization_id        = "o-a1b2c3d4e5"
  vpc_endpoint_ids       = ["vpce-0a1b2c3d", "vpce-1a1b2c3d"]
  allowed_principal_arns = ["arn:aws:iam::${account}:role/app-*"]
  cors_rules             = [{ allowed_methods = ["PUT"], allowed_origins = ["https://app.example.com"] }]

  transitions                        = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 60, storage_class = "GLACIER" }]
  noncurrent_version_transitions     = [{ noncurrent_days = 10, storage_class = "INTELLIGENT_TIERING" }]
  expiration_days                    = 3661
  noncurrent_version_expiration_days = 3661
  access_log_expiration_days         = 30

  load_balancer_log_prefixes = ["alb", "edge/alb"]
  flow_log_prefixes          = ["vpc", "vpc/spare"]
  eventbridge                = true
  event_queues               = { ingest = { arn = "arn:aws:sqs:us-east-1:${account}:ingest", events = ["s3:ObjectCreated:*"], filter_prefix = "in/" } }
  event_topics               = { failed = { arn = "arn:aws:sns:us-east-1:${account}:failed", events = ["s3:Replication:OperationFailedReplication"] } }
  event_functions            = { read = { arn = "arn:aws:lambda:us-east-1:${account}:function:read", events = ["s3:ObjectCreated:Put"], filter_prefix = "pdf/", filter_suffix = ".pdf" } }

  replication_metrics      = true
  replication_time_control = true
  alarm_actions            = ["arn:aws:sns:us-east-1:${account}:alarms"]
  request_metrics          = true
  inventory_frequency      = "Weekly"
  malware_protection       = true
  tags                     = { Environment = "prod" }
`;
