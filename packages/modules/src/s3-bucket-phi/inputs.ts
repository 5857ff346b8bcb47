import { attribute } from '@autoclave/catalog';
import { accountIdInput } from '../account-id.ts';
import { input, type InputDeclaration, type InputRule, type InputTokens } from '../input.ts';

/**
 * What a caller must write to lock objects in COMPLIANCE mode.
 * @internal
 */
export const complianceSentence =
  'COMPLIANCE mode cannot be undone: until its retention ends, nobody can delete an object, not even the root user or AWS.';

/** Classes that keep an object in at least three zones and give it back on request. */
const storageClasses = ['STANDARD_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];
const storageClassList = storageClasses.map((one) => `"${one}"`).join(', ');

/** Documentation is kept for six years from its creation: 45 CFR 164.316(b)(2)(i). */
const documentationYears = 6;

const identity = {
  bucket: input.text({
    description: 'Name of the PHI bucket, which the names of the other buckets and of the roles begin with',
    rules: [
      {
        condition: 'can(regex("^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$", var.bucket))',
        message:
          'bucket must be 3 to 40 lower-case letters, digits and hyphens, so that the names made from it fit into 63.',
      },
    ],
  }),
  account_id: accountIdInput('Account that owns the PHI bucket'),
  region: input.text({ description: 'Region of the PHI bucket, which provider aws must be configured for' }),
  replica_region: input.text({
    description: 'Region of the replicas, which provider aws.replica must be configured for',
    rules: [
      { condition: 'var.replica_region != var.region', message: 'replica_region must be another Region than region.' },
    ],
  }),
  replica_account_id: input.text({
    description:
      'Account of provider aws.replica where it is another one: the replica and the log archive are kept there',
    default: null,
    rules: [
      {
        condition: 'var.replica_account_id == null || can(regex("^[0-9]{12}$", var.replica_account_id))',
        message: 'replica_account_id must be 12 digits.',
      },
      {
        condition: 'var.replica_account_id == null || var.replica_account_id != var.account_id',
        message: 'replica_account_id must be left out where the replicas are in the same account.',
      },
    ],
  }),
} satisfies Group;

const keys = {
  kms_key_arn: input.text({
    description: 'ARN of the customer-managed key of the PHI bucket, in region',
    rules: [keyRule('kms_key_arn', 'region')],
  }),
  replica_kms_key_arn: input.text({
    description: 'ARN of the customer-managed key of the PHI replica, in replica_region',
    rules: [keyRule('replica_kms_key_arn', 'replica_region')],
  }),
  log_archive_kms_key_arn: input.text({
    description: 'ARN of the customer-managed key of the log archive, in replica_region; it may be replica_kms_key_arn',
    rules: [keyRule('log_archive_kms_key_arn', 'replica_region')],
  }),
} satisfies Group;

const protection = {
  data_classification: input.text({
    description: 'What the bucket holds: PHI, PII, Internal or Public',
    default: 'PHI',
    rules: [
      {
        condition: 'contains(["PHI", "PII", "Internal", "Public"], var.data_classification)',
        message: 'data_classification must be PHI, PII, Internal or Public.',
      },
    ],
  }),
  object_lock_enabled: input.flag({
    description: 'Create the buckets with Object Lock; an adopted bucket gets it without a replacement',
    default: true,
    guard: 's3-bucket-default-lock-enabled',
    condition: attribute('object_lock_enabled').isTrue(),
  }),
  phi_retention_years: input.number({
    description:
      'Years for which no version of an object can be deleted, in the PHI bucket, its replica and the log archive',
    default: 7,
    guard: 's3-object-lock-retention-years',
    condition: attribute('phi_retention_years').atLeast(documentationYears),
    rules: [
      {
        condition:
          'var.phi_retention_years >= 1 && var.phi_retention_years <= 100 && floor(var.phi_retention_years) == var.phi_retention_years',
        message: 'phi_retention_years must be a whole number from 1 to 100.',
      },
    ],
  }),
  object_lock_mode: input.text({
    description: 'GOVERNANCE, which the break-glass principals can lift, or COMPLIANCE, which nobody can',
    default: 'GOVERNANCE',
    rules: [
      {
        condition: 'contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock_mode)',
        message: 'object_lock_mode must be GOVERNANCE or COMPLIANCE.',
      },
      {
        condition: `var.object_lock_mode != "COMPLIANCE" || try(var.object_lock_compliance_confirmation == "${complianceSentence}", false)`,
        message: `object_lock_mode COMPLIANCE needs object_lock_compliance_confirmation to be exactly: ${complianceSentence}`,
      },
      {
        condition: 'var.object_lock_mode != "COMPLIANCE" || lookup(var.tags, "Environment", "prod") == "prod"',
        message: 'object_lock_mode COMPLIANCE is for production: test data could never be cleared away.',
      },
    ],
  }),
  object_lock_compliance_confirmation: input.text({
    description: `Sentence that object_lock_mode COMPLIANCE asks for: ${complianceSentence.slice(0, -1)}`,
    default: null,
  }),
  break_glass_principal_arns: input.texts({
    description:
      'ARN patterns of the only principals that may delete locked objects and change the lock configuration; a later change of retention must be applied by one of them',
    default: [],
    rules: [principalRule('break_glass_principal_arns')],
  }),
  force_destroy: input.flag({
    description:
      'Let terraform destroy delete every object, locked ones included; only outside production and without PHI',
    default: false,
  }),
  block_public_acls: publicAccess('block_public_acls', 'Refuse access lists that grant public access'),
  block_public_policy: publicAccess('block_public_policy', 'Refuse bucket policies that grant public access'),
  ignore_public_acls: publicAccess('ignore_public_acls', 'Take public access lists as if they were not there'),
  restrict_public_buckets: publicAccess(
    'restrict_public_buckets',
    'Let a public policy take no effect outside the account',
  ),
  object_ownership: input.text({
    description: 'Who owns the objects; BucketOwnerEnforced switches access lists off',
    default: 'BucketOwnerEnforced',
    guard: 's3-bucket-acl-prohibited',
    condition: attribute('object_ownership').equals('BucketOwnerEnforced'),
  }),
} satisfies Group;

const access = {
  organization_id: input.text({
    description:
      'AWS Organizations id; with it, principals outside the organisation are refused whatever their policies say',
    default: null,
    rules: [
      {
        condition: 'var.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))',
        message: 'organization_id must look like o-a1b2c3d4e5.',
      },
    ],
  }),
  vpc_endpoint_ids: input.texts({
    description: 'S3 endpoints of both Regions; with any, PHI is read and written through them alone',
    default: [],
    rules: [
      {
        condition: 'alltrue([for id in var.vpc_endpoint_ids : can(regex("^vpce-[0-9a-f]+$", id))])',
        message: 'vpc_endpoint_ids must hold ids such as vpce-0a1b2c3d.',
      },
    ],
  }),
  allowed_principal_arns: input.texts({
    description:
      'ARN patterns of the only principals that may read or write PHI; without any, IAM policies alone decide',
    default: [],
    rules: [principalRule('allowed_principal_arns')],
  }),
  cors_rules: input.object(
    `list(object({
    allowed_methods = list(string)
    allowed_origins = list(string)
    allowed_headers = optional(list(string), [])
    expose_headers  = optional(list(string), [])
    max_age_seconds = optional(number, 3600)
  }))`,
    {
      description: 'Origins whose pages may call the PHI bucket from a browser',
      default: [],
      rules: [
        {
          condition:
            'alltrue(flatten([for rule in var.cors_rules : [for origin in rule.allowed_origins : can(regex("^https://[^*]", origin))]]))',
          message: 'cors_rules may name only https origins, and not every one.',
        },
      ],
    },
  ),
} satisfies Group;

const retention = {
  transitions: input.object('list(object({ days = number, storage_class = string }))', {
    description: 'Days from creation to the move of an object to another storage class, in order',
    default: [
      { days: 90, storage_class: 'STANDARD_IA' },
      { days: 365, storage_class: 'GLACIER_IR' },
    ],
    rules: transitionRules('transitions', 'days'),
  }),
  noncurrent_version_transitions: input.object('list(object({ noncurrent_days = number, storage_class = string }))', {
    description: 'Days from its replacement to the move of a version to another storage class, in order',
    default: [{ noncurrent_days: 30, storage_class: 'GLACIER_IR' }],
    rules: transitionRules('noncurrent_version_transitions', 'noncurrent_days'),
  }),
  expiration_days: input.number({
    description:
      'Days from creation to the deletion of an object, beyond phi_retention_years; left out, it is never deleted',
    default: null,
  }),
  noncurrent_version_expiration_days: input.number({
    description:
      'Days from its replacement to the deletion of a version, beyond phi_retention_years; left out, one more than those',
    default: null,
  }),
  access_log_expiration_days: input.number({
    description:
      'Days that access logs stay where they are delivered; the log archive keeps its copy for phi_retention_years',
    default: 365,
    rules: [
      {
        condition: 'var.access_log_expiration_days >= 30',
        message: 'access_log_expiration_days must be at least 30, so that a log is archived before it goes.',
      },
    ],
  }),
} satisfies Group;

const observation = {
  load_balancer_log_prefixes: input.texts({
    description: 'Prefixes under which load balancers of the account may deliver their logs',
    default: ['alb'],
    rules: [
      {
        condition:
          'alltrue([for prefix in var.load_balancer_log_prefixes : can(regex("^[A-Za-z0-9]([A-Za-z0-9/_-]*[A-Za-z0-9])?$", prefix)) && !can(regex("AWSLogs", prefix))])',
        message:
          'load_balancer_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which load balancers add.',
      },
    ],
  }),
  flow_log_prefixes: input.texts({
    description: 'Prefixes under which VPCs of the account may deliver their flow logs, next to the access logs',
    default: ['vpc'],
    rules: [
      {
        condition:
          'alltrue([for prefix in var.flow_log_prefixes : can(regex("^[A-Za-z0-9]([A-Za-z0-9/_-]*[A-Za-z0-9])?$", prefix)) && !can(regex("AWSLogs", prefix))])',
        message:
          'flow_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which the delivery adds.',
      },
    ],
  }),
  eventbridge: input.flag({
    description: 'Send the events of every bucket to EventBridge',
    default: true,
    guard: 's3-event-notifications-enabled',
    condition: attribute('eventbridge').isTrue(),
  }),
  event_queues: eventTargets('Queues that get events of the PHI bucket; their policies must let it send'),
  event_topics: eventTargets('Topics that get events of the PHI bucket; their policies must let it publish'),
  event_functions: eventTargets(
    'Lambda functions that get events of the PHI bucket, which is given leave to call them',
  ),
  replication_metrics: input.flag({
    description: 'Publish how far each replication is behind, and what failed',
    default: true,
  }),
  replication_time_control: input.flag({
    description: 'Replicate PHI within 15 minutes, at a price per GB',
    default: false,
    rules: [
      {
        condition: '!var.replication_time_control || var.replication_metrics',
        message: 'replication_time_control needs replication_metrics.',
      },
    ],
  }),
  alarm_actions: input.texts({
    description: 'SNS topics that are told when an object of the PHI bucket or an access log could not be replicated',
    default: [],
    rules: [
      {
        condition: 'length(var.alarm_actions) == 0 || var.replication_metrics',
        message: 'alarm_actions needs replication_metrics.',
      },
    ],
  }),
  request_metrics: input.flag({ description: 'Publish request metrics of the PHI bucket each minute', default: false }),
  inventory_frequency: input.text({
    description:
      'Daily or Weekly list of every object version with its lock and encryption, next to the access logs; null for none',
    default: null,
    rules: [
      {
        condition:
          'var.inventory_frequency == null || try(contains(["Daily", "Weekly"], var.inventory_frequency), false)',
        message: 'inventory_frequency must be Daily or Weekly.',
      },
    ],
  }),
  malware_protection: input.flag({
    description: 'Let GuardDuty scan every new object for malware and tag it with the result',
    default: false,
  }),
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
} satisfies Group;

interface Group {
  readonly [name: string]: InputDeclaration;
}

type Inputs = typeof identity & typeof keys & typeof protection & typeof access & typeof retention & typeof observation;

/** The inputs of `s3_bucket_phi`, in the order of its page. */
export const inputs: Inputs = { ...identity, ...keys, ...protection, ...access, ...retention, ...observation };

/** The tokens of the inputs of `s3_bucket_phi`. */
export type PhiBucketInputs = InputTokens<Inputs>;

/** A key of another Region is accepted by a plan and refused by S3; so is an alias by the policy that pins the key. */
function keyRule(name: string, region: string): InputRule {
  return {
    condition: `can(regex("^arn:[a-z-]+:kms:\${var.${region}}:[0-9]{12}:key/", var.${name}))`,
    message: `${name} must be the ARN of a key, not of an alias, in ${region}.`,
  };
}

function principalRule(name: string): InputRule {
  return {
    condition: `alltrue([for arn in var.${name} : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role/.|user/.|root$)", arn))])`,
    message: `${name} must hold ARNs of roles, users or root, with the account written out; * may stand in the name.`,
  };
}

function publicAccess(name: string, description: string): ReturnType<typeof input.flag> {
  return input.flag({
    description,
    default: true,
    guard: 's3-bucket-level-public-access-prohibited',
    condition: attribute(name).isTrue(),
  });
}

/** S3 refuses a class that is left after less than 30 days, and STANDARD_IA before day 30, only when applied. */
function transitionRules(name: string, days: string): readonly InputRule[] {
  return [
    {
      condition: `alltrue([for one in var.${name} : contains([${storageClassList}], one.storage_class)])`,
      message: `${name} may move objects to ${storageClasses.join(', ')}.`,
    },
    {
      condition: `alltrue([for one in var.${name} : one.storage_class != "STANDARD_IA" || one.${days} >= 30])`,
      message: `${name} must wait at least 30 days before STANDARD_IA.`,
    },
    {
      condition: `alltrue([for index, one in var.${name} : index == 0 || one.${days} >= var.${name}[max(index - 1, 0)].${days} + 30])`,
      message: `${name} must leave at least 30 days between two steps.`,
    },
  ];
}

function eventTargets(description: string): ReturnType<typeof input.object> {
  return input.object(
    `map(object({
    arn           = string
    events        = list(string)
    filter_prefix = optional(string)
    filter_suffix = optional(string)
  }))`,
    { description, default: {} },
  );
}
