import { guardMessage } from '@autoclave/catalog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitModule } from '../src/emit/emit-module.ts';
import { requireControl } from '../src/guards.ts';
import { complianceSentence } from '../src/s3-bucket-phi/inputs.ts';
import { s3BucketPhi } from '../src/s3-bucket-phi/s3-bucket-phi.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { account, call, keyArn, required } from './s3-bucket-phi-calls.ts';

const prod = emitModule(s3BucketPhi, 'prod');

/** Breaks the rules that read one input alone: Terraform checks them first, and goes no further when one is broken. */
const badAlone: readonly string[] = [
  `
  bucket                         = "Demo_PHI"
  account_id                     = "123"
  region                         = "us-east-1"
  replica_region                 = "us-west-2"
  kms_key_arn                    = "${keyArn('us-east-1', account)}"
  replica_kms_key_arn            = "${keyArn('us-west-2', account)}"
  log_archive_kms_key_arn        = "${keyArn('us-west-2', account)}"
  data_classification            = "Secret"
  phi_retention_years            = 7.5
  object_lock_mode               = "LEGAL"
  break_glass_principal_arns     = ["*"]
  organization_id                = "acme"
  vpc_endpoint_ids               = ["vpc-0a1b2c3d"]
  allowed_principal_arns         = ["arn:aws:iam::*:role/app"]
  cors_rules                     = [{ allowed_methods = ["GET"], allowed_origins = ["*"] }]
  transitions                    = [{ days = 10, storage_class = "STANDARD_IA" }, { days = 20, storage_class = "ONEZONE_IA" }]
  noncurrent_version_transitions = [{ noncurrent_days = 10, storage_class = "STANDARD_IA" }, { noncurrent_days = 20, storage_class = "ONEZONE_IA" }]
  access_log_expiration_days     = 29
  load_balancer_log_prefixes     = ["/alb/"]
  flow_log_prefixes              = ["vpc/AWSLogs"]
  inventory_frequency            = "Monthly"
`,
  `${required}
  replica_account_id = "12"
`,
];

/** Calls that break the guards, the rules that read several inputs, and what an apply would refuse. */
const badTogether: readonly string[] = [
  `${required}
  object_lock_enabled         = false
  phi_retention_years         = 5
  block_public_acls           = false
  block_public_policy         = false
  ignore_public_acls          = false
  restrict_public_buckets     = false
  object_ownership            = "ObjectWriter"
  eventbridge                 = false
  replication_metrics         = false
  replication_time_control    = true
  alarm_actions               = ["arn:aws:sns:us-east-1:${account}:alarms"]
`,
  `
  bucket                              = "demo-phi"
  account_id                          = "${account}"
  region                              = "us-east-1"
  replica_region                      = "us-west-2"
  replica_account_id                  = "${account}"
  kms_key_arn                         = "arn:aws:kms:us-east-1:${account}:alias/phi"
  replica_kms_key_arn                 = "${keyArn('us-east-1', account)}"
  log_archive_kms_key_arn             = "logs"
  object_lock_mode                    = "COMPLIANCE"
  object_lock_compliance_confirmation = "yes"
  tags                                = { Environment = "dev" }
`,
  `
  bucket                  = "demo-phi"
  account_id              = "${account}"
  region                  = "us-east-1"
  replica_region          = "us-east-1"
  kms_key_arn             = "${keyArn('us-east-1', account)}"
  replica_kms_key_arn     = "${keyArn('us-east-1', account)}"
  log_archive_kms_key_arn = "${keyArn('us-east-1', account)}"
  force_destroy           = true
`,
  `${required}
  transitions                        = [{ days = 90, storage_class = "GLACIER" }]
  noncurrent_version_transitions     = [{ noncurrent_days = 2562, storage_class = "GLACIER" }]
  expiration_days                    = 90
  noncurrent_version_expiration_days = 2562
`,
  `
  bucket                  = "demo-phi"
  account_id              = "${account}"
  region                  = "eu-west-1"
  replica_region          = "eu-central-1"
  kms_key_arn             = "${keyArn('eu-west-1', account)}"
  replica_kms_key_arn     = "${keyArn('eu-central-1', account)}"
  log_archive_kms_key_arn = "${keyArn('eu-central-1', account)}"
`,
];

function refusal(control: string, requirement: string): string {
  return guardMessage(requireControl(control, 'the test'), 's3_bucket_phi', requirement);
}

const principals = 'must hold ARNs of roles, users or root, with the account written out; * may stand in the name.';
const classes = 'STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE.';
const blocksPublic = 's3-bucket-level-public-access-prohibited';

describe('a plan is refused', () => {
  let project: Project;
  let errors: string;
  let exitCodes: readonly number[];

  beforeAll(async () => {
    // The same labels in both plans, so that one init is enough.
    const calls = (args: readonly string[]): string => args.map((one, index) => call(`bad_${index}`, one)).join('');
    const first = badTogether.map((_, index) => badAlone[index] ?? required);
    project = await Project.create({ ...moduleFiles('s3_bucket_phi', prod), 'main.tf': calls(first) });
    const alone = await project.plan();
    project.write({ 'main.tf': calls(badTogether) });
    const rest = await project.plan();
    exitCodes = [alone.exitCode, rest.exitCode];
    errors = alone.errors + rest.errors;
  });
  afterAll(() => project.remove());

  test('with exit code 1', () => {
    expect(exitCodes).toEqual([1, 1]);
  });

  test.for([
    refusal('s3-bucket-default-lock-enabled', 'object_lock_enabled must be true'),
    refusal('s3-object-lock-retention-years', 'phi_retention_years must be 6 or more'),
    refusal(blocksPublic, 'block_public_acls must be true'),
    refusal(blocksPublic, 'block_public_policy must be true'),
    refusal(blocksPublic, 'ignore_public_acls must be true'),
    refusal(blocksPublic, 'restrict_public_buckets must be true'),
    refusal('s3-bucket-acl-prohibited', 'object_ownership must be "BucketOwnerEnforced"'),
    refusal('s3-event-notifications-enabled', 'eventbridge must be true'),
    refusal('s3-bucket-force-destroy-disabled', 'force_destroy must be false'),
  ])('%s', (message) => {
    expect(errors).toContain(message);
  });

  test.for([
    'bucket must be 3 to 40 lower-case letters, digits and hyphens, so that the names made from it fit into 63.',
    'account_id must be 12 digits.',
    'replica_region must be another Region than region.',
    'replica_account_id must be 12 digits.',
    'replica_account_id must be left out where the replicas are in the same account.',
    'kms_key_arn must be the ARN of a key, not of an alias, in region.',
    'replica_kms_key_arn must be the ARN of a key, not of an alias, in replica_region.',
    'log_archive_kms_key_arn must be the ARN of a key, not of an alias, in replica_region.',
    'data_classification must be PHI, PII, Internal or Public.',
    'phi_retention_years must be a whole number from 1 to 100.',
    'object_lock_mode must be GOVERNANCE or COMPLIANCE.',
    `object_lock_mode COMPLIANCE needs object_lock_compliance_confirmation to be exactly: ${complianceSentence}`,
    'object_lock_mode COMPLIANCE is for production: test data could never be cleared away.',
    `break_glass_principal_arns ${principals}`,
    'organization_id must look like o-a1b2c3d4e5.',
    'vpc_endpoint_ids must hold ids such as vpce-0a1b2c3d.',
    `allowed_principal_arns ${principals}`,
    'cors_rules may name only https origins, and not every one.',
    `transitions may move objects to ${classes}`,
    'transitions must wait at least 30 days before STANDARD_IA.',
    'transitions must leave at least 30 days between two steps.',
    `noncurrent_version_transitions may move objects to ${classes}`,
    'noncurrent_version_transitions must wait at least 30 days before STANDARD_IA.',
    'noncurrent_version_transitions must leave at least 30 days between two steps.',
    'access_log_expiration_days must be at least 30, so that a log is archived before it goes.',
    'flow_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which the delivery adds.',
    'load_balancer_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which load balancers add.',
    'replication_time_control needs replication_metrics.',
    'alarm_actions needs replication_metrics.',
    'inventory_frequency must be Daily or Weekly.',
    'provider aws is configured for another Region than region says. Give both the same.',
    'provider aws.replica is configured for another Region than replica_region says. Give both the same.',
    'noncurrent_version_expiration_days ends before the lock does, so nothing would be deleted. Give it more than 366 days for each of phi_retention_years, or leave it out.',
    'expiration_days ends before the lock does. Give it more than 366 days for each of phi_retention_years, or leave it out.',
    'expiration_days comes before a step of transitions, which S3 refuses. Leave out the steps that come too late.',
    'noncurrent_version_expiration_days comes before a step of noncurrent_version_transitions, which S3 refuses. Leave out the steps that come too late.',
  ])('module s3_bucket_phi: %s', (message) => {
    expect(errors).toContain(`module s3_bucket_phi: ${message}`);
  });

  test('with a message for each rule of each input', () => {
    const rules = Object.values(s3BucketPhi.inputs).flatMap((declared) => declared.rules ?? []);
    expect(rules.map((rule) => rule.message).filter((message) => !errors.includes(message))).toEqual([]);
  });
});
