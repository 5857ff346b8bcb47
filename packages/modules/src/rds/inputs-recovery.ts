import { attribute, worded, type Condition } from '@autoclave/catalog';
import { input } from '../input.ts';

/**
 * As the controls on availability do, lets a database without PHI do without. Whether it stands outside production
 * shows in the tags of the provider, which a variable cannot read: the postcondition on the instance decides that.
 */
function unlessWithoutPhi(condition: Condition): Condition {
  return worded(`${condition.requirement} where data_classification is PHI or PII`, {
    ...condition,
    toHcl: (subject) => `${condition.toHcl(subject)} || contains(["Internal", "Public"], var.data_classification)`,
  });
}

const availability = {
  multi_az: input.flag({
    description:
      'Keep a standby in a second Availability Zone; only a database without PHI outside production does without',
    default: true,
    guard: 'rds-multi-az-support',
    condition: unlessWithoutPhi(attribute('multi_az').isTrue()),
  }),
  deletion_protection: input.flag({
    description: 'Refuse deletion; only a database without PHI outside production does without',
    default: true,
    guard: 'rds-instance-deletion-protection-enabled',
    condition: unlessWithoutPhi(attribute('deletion_protection').isTrue()),
  }),
  replicas: input.object(
    `map(object({
    instance_class    = optional(string)
    availability_zone = optional(string)
    multi_az          = optional(bool, true)
  }))`,
    {
      description:
        'Read replicas by name, in the Region of the database; AWS makes none while RDS manages the password of the administrator',
      default: {},
      rules: [
        {
          condition:
            'alltrue([for name in keys(var.replicas) : can(regex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", name)) && !strcontains(name, "--") && length("${var.identifier}-${name}") <= 63])',
          message:
            'names of replicas must be lower-case letters, digits and single hyphens, and with identifier and a hyphen have at most 63 characters.',
        },
        {
          // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
          condition: 'length(var.replicas) <= 15',
          message: 'replicas must be at most 15.',
        },
        {
          condition:
            'alltrue([for replica in values(var.replicas) : replica.availability_zone == null || !replica.multi_az])',
          message: 'a replica with multi_az cannot name its availability_zone.',
        },
      ],
    },
  ),
};

const windows = {
  backup_window: input.text({
    description: 'Daily window of the automated backup, UTC',
    default: '03:00-04:00',
    rules: [
      {
        condition: 'can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup_window))',
        message: 'backup_window must be of the form 03:00-04:00.',
      },
    ],
  }),
  maintenance_window: input.text({
    description: 'Weekly window of upgrades, UTC',
    default: 'sun:05:00-sun:06:00',
    rules: [
      {
        condition:
          'can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", lower(var.maintenance_window)))',
        message: 'maintenance_window must be of the form sun:05:00-sun:06:00.',
      },
    ],
  }),
  apply_immediately: input.flag({
    description: 'Apply changes at once, which may restart the database, and not in the maintenance window',
    default: false,
  }),
};

const backups = {
  backup_retention_period: input.number({
    description: 'Days for which the database can be restored to any second',
    default: 14,
    guard: 'db-instance-backup-enabled',
    rules: [
      {
        condition: 'var.backup_retention_period <= 35',
        message: 'backup_retention_period must be at most 35 days: AWS Backup keeps what must last longer.',
      },
    ],
  }),
  delete_automated_backups: input.flag({
    description: 'Delete the automated backups together with the database; never',
    default: false,
    guard: 'rds-automated-backups-kept',
  }),
  copy_tags_to_snapshot: input.flag({
    description: 'Copy the tags to snapshots, so that rules by tag hold for them too',
    default: true,
    guard: 'rds-instance-copy-tags-to-snapshots-enabled',
  }),
  skip_final_snapshot: input.flag({
    description: 'Delete the database without a last snapshot; never',
    default: false,
    guard: 'rds-final-snapshot-kept',
  }),
  final_snapshot_identifier: input.text({
    description: 'Name of the last snapshot; left out, one that no earlier database of this name has used',
    default: null,
    rules: [
      {
        condition:
          'var.final_snapshot_identifier == null || can(regex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", var.final_snapshot_identifier)) && try(length(var.final_snapshot_identifier) <= 255, false)',
        message:
          'final_snapshot_identifier must be 1 to 255 letters, digits and single hyphens, begin with a letter and not end with a hyphen.',
      },
    ],
  }),
  backup_tags: input.textMap({
    description: 'Tags by which a selection of AWS Backup picks the database up',
    default: { Backup: 'daily' },
  }),
  backup_selection: input.object('object({ plan_id = string, iam_role_arn = string })', {
    description:
      'AWS Backup plan that names the database, beside any that selects backup_tags, and the role that it uses',
    default: null,
  }),
};

const restore = {
  snapshot_identifier: input.text({
    description:
      'Snapshot to create the database from; kept in place afterwards, because a change of it replaces the database',
    default: null,
  }),
  encrypt_snapshot: input.flag({
    description:
      'Copy that snapshot under kms_key_id first; leave it out only where it is encrypted under kms_key_id already',
    default: true,
  }),
  restore_to_point_in_time: input.object(
    `object({
    source_db_instance_identifier            = optional(string)
    source_dbi_resource_id                   = optional(string)
    source_db_instance_automated_backups_arn = optional(string)
    restore_time                             = optional(string)
    use_latest_restorable_time               = optional(bool)
  })`,
    {
      description:
        'Database or automated backups to create the database from, and the moment; the source must be encrypted under kms_key_id',
      default: null,
      rules: [
        {
          condition:
            'var.restore_to_point_in_time == null || length(compact([try(var.restore_to_point_in_time.source_db_instance_identifier, ""), try(var.restore_to_point_in_time.source_dbi_resource_id, ""), try(var.restore_to_point_in_time.source_db_instance_automated_backups_arn, "")])) == 1',
          message: 'restore_to_point_in_time must name exactly one source.',
        },
        {
          condition:
            'var.restore_to_point_in_time == null || try(var.restore_to_point_in_time.restore_time != null, false) != try(coalesce(var.restore_to_point_in_time.use_latest_restorable_time, false), false)',
          message: 'restore_to_point_in_time needs either restore_time or use_latest_restorable_time.',
        },
        {
          condition: 'var.restore_to_point_in_time == null || var.snapshot_identifier == null',
          message: 'restore_to_point_in_time and snapshot_identifier are two sources; give one.',
        },
      ],
    },
  ),
};

type RecoveryInputs = typeof availability & typeof windows & typeof backups & typeof restore;

/** What keeps the database available and brings it back. */
export const recoveryInputs: RecoveryInputs = { ...availability, ...windows, ...backups, ...restore };
