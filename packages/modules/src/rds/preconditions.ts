import { hcl, raw } from '../expression.ts';
import type { ModuleScope, Precondition } from '../module-scope.ts';

const smallClasses = '^db[.](t3|t4g)[.](micro|small)$';
const boughtSpeed = 'var.iops != null || var.storage_throughput != null';

/** Declares the windows in minutes, for the comparison of the two. */
export function windowMinutes(module: ModuleScope): void {
  module.local('weekdays', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
  module.local(
    'backup_minutes',
    hcl`[for time in split("-", var.backup_window) : split(":", time)[0] * 60 + split(":", time)[1]]`,
  );
  module.local(
    'maintenance_minutes',
    hcl`[for moment in split("-", lower(var.maintenance_window)) : index(local.weekdays, split(":", moment)[0]) * 1440 + split(":", moment)[1] * 60 + split(":", moment)[2]]`,
  );
  module.local('backup_length', hcl`(local.backup_minutes[1] - local.backup_minutes[0] + 1440) % 1440`);
  module.local(
    'maintenance_length',
    hcl`(local.maintenance_minutes[1] - local.maintenance_minutes[0] + 10080) % 10080`,
  );
}

/** What the API refuses although a plan accepts it, for the database. */
export const instancePreconditions: readonly Precondition[] = [
  {
    condition: hcl`local.backup_length >= 30 && local.maintenance_length >= 30`,
    message: 'module rds: backup_window and maintenance_window must each last 30 minutes or more. Lengthen the window.',
  },
  {
    // The backup runs every day, so only the time of day of the maintenance counts.
    condition: hcl`(local.maintenance_minutes[0] % 1440 - local.backup_minutes[0] + 1440) % 1440 >= local.backup_length && (local.backup_minutes[0] - local.maintenance_minutes[0] % 1440 + 1440) % 1440 >= local.maintenance_length`,
    message: 'module rds: backup_window and maintenance_window overlap, which RDS refuses. Move one of them.',
  },
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
    condition: hcl`var.max_allocated_storage >= var.allocated_storage * 1.1`,
    message:
      'module rds: max_allocated_storage must be at least 10 % more than allocated_storage. Raise it, so that the storage can grow.',
  },
  {
    condition: hcl`!startswith(var.storage_type, "io") || var.allocated_storage >= 100`,
    message: 'module rds: io1 and io2 storage has 100 GiB or more. Raise allocated_storage or set storage_type to gp3.',
  },
  {
    condition: hcl`!startswith(var.storage_type, "io") || var.iops != null`,
    message: 'module rds: io1 and io2 storage needs iops. Set iops, or set storage_type to gp3.',
  },
  {
    condition: hcl`var.storage_throughput == null || var.storage_type == "gp3"`,
    message: 'module rds: storage_throughput is bought for gp3 storage only. Leave it out or set storage_type to gp3.',
  },
  {
    condition: hcl`var.storage_type != "gp2" || var.iops == null`,
    message: 'module rds: gp2 storage has the iops of its size. Leave iops out or set storage_type to gp3.',
  },
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
    condition: hcl`var.storage_type != "gp3" || var.allocated_storage >= 400 || !(${raw(boughtSpeed)})`,
    message:
      'module rds: gp3 storage of less than 400 GiB takes neither iops nor storage_throughput. Leave them out or raise allocated_storage.',
  },
  insightsPrecondition('var.instance_class'),
  {
    condition: hcl`var.manage_master_user_password ? var.password_wo == null : var.password_wo != null`,
    message:
      'module rds: the administrator needs one password: managed by RDS, or password_wo where manage_master_user_password is false. Give exactly one.',
  },
];

/** As `instancePreconditions`, for a read replica. */
export const replicaPreconditions: readonly Precondition[] = [
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
    condition: hcl`!var.manage_master_user_password`,
    message:
      'module rds: AWS makes no read replica of a database whose password RDS manages. Leave replicas out, or set manage_master_user_password to false with password_wo and a waiver of rds-master-password-managed.',
  },
  insightsPrecondition('coalesce(each.value.instance_class, var.instance_class)'),
];

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Engines.html */
function insightsPrecondition(instanceClass: string): Precondition {
  return {
    condition: hcl`!var.performance_insights_enabled || var.engine == "postgres" || !can(regex(${smallClasses}, ${raw(instanceClass)}))`,
    message:
      'module rds: MySQL and MariaDB have no Performance Insights on db.t3 and db.t4g micro and small. Choose a larger instance_class or set performance_insights_enabled to false.',
  };
}
