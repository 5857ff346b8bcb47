variable "identifier" {
  description = "Name of the DB instance, and prefix of what belongs to it; replicas add their own name to it"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,62}$", var.identifier)) && !endswith(var.identifier, "-") && !strcontains(var.identifier, "--")
    error_message = "module rds: identifier must be 1 to 63 lower-case letters, digits and hyphens, begin with a letter, and have no hyphen at its end or beside another."
  }
}

variable "account_id" {
  description = "Account that owns the database"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "module rds: account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of the database"
  type        = string
  nullable    = false
}

variable "data_classification" {
  description = "What the database holds: PHI, PII, Internal or Public"
  type        = string
  default     = "PHI"
  nullable    = false

  validation {
    condition     = contains(["PHI", "PII", "Internal", "Public"], var.data_classification)
    error_message = "module rds: data_classification must be PHI, PII, Internal or Public."
  }
}

variable "engine" {
  description = "Database engine: postgres, mysql or mariadb"
  type        = string
  default     = "postgres"
  nullable    = false

  validation {
    condition     = contains(["postgres", "mysql", "mariadb"], var.engine)
    error_message = "module rds: engine must be postgres, mysql or mariadb."
  }
}

variable "engine_version" {
  description = "Major version, such as 17 or 8.4; left out, 17 for PostgreSQL, 8.4 for MySQL and 11.4 for MariaDB"
  type        = string
  default     = null

  validation {
    condition     = var.engine_version == null || can(regex({ postgres = "^(1[4-9]|[2-9][0-9])([.]|$)", mysql = "^(8[.][4-9]|9[.][0-9]+)([.]|$)", mariadb = "^(11[.]([4-9]|[1-9][0-9])|1[2-9][.][0-9]+)([.]|$)" }[var.engine], var.engine_version))
    error_message = "module rds: engine_version must be PostgreSQL 14, MySQL 8.4, MariaDB 11.4, or newer."
  }

  validation {
    condition     = var.engine_version == null || !var.auto_minor_version_upgrade || try(length(split(".", var.engine_version)) == (var.engine == "postgres" ? 1 : 2), false)
    error_message = "module rds: engine_version must be the major version alone, because auto_minor_version_upgrade moves the rest and Terraform would plan to move it back."
  }
}

variable "allow_major_version_upgrade" {
  description = "Let a change of engine_version upgrade the major version"
  type        = bool
  default     = false
  nullable    = false
}

variable "auto_minor_version_upgrade" {
  description = "Take minor versions by themselves, in the maintenance window"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.auto_minor_version_upgrade, true) == true || lookup(local.waived, "rds-automatic-minor-version-upgrade-enabled", false)
    error_message = "[rds-automatic-minor-version-upgrade-enabled] HIPAA 164.308(a)(5)(ii)(A); SOC 2 CC7.1, CC6.8; module rds: auto_minor_version_upgrade must be true. Set auto_minor_version_upgrade to true, with a maintenance_window outside working hours."
  }
}

variable "instance_class" {
  description = "Size of the instance, such as db.m7g.large"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^db[.][a-z0-9-]+[.][a-z0-9]+$", var.instance_class))
    error_message = "module rds: instance_class must be a class such as db.m7g.large."
  }

  validation {
    condition     = !can(regex("^db[.](m1|m2|m3|t1|t2|r3)[.]", var.instance_class))
    error_message = "module rds: instance_class must be of a newer generation: db.m1, db.m2, db.m3, db.t1, db.t2 and db.r3 lack storage encryption, Performance Insights or the engine versions of today."
  }
}

variable "db_name" {
  description = "Database to create; a restored instance has those of its source"
  type        = string
  default     = null

  validation {
    condition     = var.db_name == null || can(regex("^[A-Za-z][A-Za-z0-9_]{0,62}$", var.db_name))
    error_message = "module rds: db_name must be 1 to 63 letters, digits and underscores, and begin with a letter."
  }
}

variable "username" {
  description = "Name of the administrator, fixed at creation; a restored instance has that of its source"
  type        = string
  default     = "records_owner"
  nullable    = false

  validation {
    condition     = try(!contains(["admin", "postgres"], lower(var.username)), false)
    error_message = "[rds-instance-default-admin-check] HIPAA 164.312(a)(2)(i), 164.312(d), 164.312(a)(1); SOC 2 CC6.1, CC6.2; module rds: username must be none of admin, postgres. Choose a username of your own before the first apply: it cannot be changed after creation."
  }

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_]*$", var.username)) && length(var.username) <= (var.engine == "postgres" ? 63 : 16)
    error_message = "module rds: username must be letters, digits and underscores, begin with a letter, and have at most 63 characters for PostgreSQL and 16 for the others."
  }

  validation {
    condition     = !can(regex("^(rdsadmin$|rds_|pg_)", lower(var.username)))
    error_message = "module rds: username must not be rdsadmin nor begin with rds_ or pg_: the engines keep those names to themselves."
  }
}

variable "port" {
  description = "TCP port of the database and its replicas"
  type        = number
  default     = 6432
  nullable    = false

  validation {
    condition     = try(!contains(["1433", "1521", "3306", "5432", "50000"], lower(var.port)), false) || lookup(local.waived, "rds-no-default-ports", false)
    error_message = "[rds-no-default-ports] HIPAA 164.312(a)(1), 164.312(e)(1); SOC 2 CC6.6, CC6.1; module rds: port must be none of 1433, 1521, 3306, 5432, 50000. Set port to a number that is no default of a database engine, and use it in the security groups."
  }

  validation {
    condition     = floor(var.port) == var.port && var.port >= 1150 && var.port <= 65535
    error_message = "module rds: port must be a whole number from 1150 to 65535."
  }
}

variable "parameters" {
  description = "Further engine parameters by name; those of TLS and of the audit are set by the module"
  type        = map(object({ value = string, apply_method = optional(string, "pending-reboot") }))
  default     = {}
  nullable    = false

  validation {
    condition     = length(setintersection([for name in keys(var.parameters) : lower(name)], ["rds.force_ssl", "ssl_min_protocol_version", "shared_preload_libraries", "pgaudit.log", "pgaudit.log_parameter", "log_connections", "log_disconnections", "log_statement", "log_min_duration_statement", "require_secure_transport", "general_log", "log_output", "slow_query_log", "long_query_time"])) == 0
    error_message = "module rds: parameters must not name what the module sets: rds.force_ssl, ssl_min_protocol_version, shared_preload_libraries, pgaudit.log, pgaudit.log_parameter, log_connections, log_disconnections, log_statement, log_min_duration_statement, require_secure_transport, general_log, log_output, slow_query_log, long_query_time."
  }

  validation {
    condition     = alltrue([for parameter in values(var.parameters) : contains(["immediate", "pending-reboot"], parameter.apply_method)])
    error_message = "module rds: apply_method of parameters must be immediate or pending-reboot."
  }
}

variable "shared_preload_libraries" {
  description = "PostgreSQL libraries to load beside pg_stat_statements and pgaudit"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.shared_preload_libraries) == 0 || var.engine == "postgres"
    error_message = "module rds: shared_preload_libraries is for PostgreSQL."
  }
}

variable "slow_statement_seconds" {
  description = "Log statements that run longer than these seconds, with the values in them; left out, none is logged"
  type        = number
  default     = null

  validation {
    condition     = var.slow_statement_seconds == null || try(var.slow_statement_seconds >= 1, false)
    error_message = "module rds: slow_statement_seconds must be 1 or more: below, nearly every statement and its PHI would be in the log."
  }
}

variable "ca_cert_identifier" {
  description = "Certificate authority of the server certificate"
  type        = string
  default     = "rds-ca-rsa2048-g1"
  nullable    = false

  validation {
    condition     = try(contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], coalesce(var.ca_cert_identifier, "rds-ca-rsa2048-g1")), false) || lookup(local.waived, "rds-ca-certificate-current", false)
    error_message = "[rds-ca-certificate-current] HIPAA 164.312(e)(1), 164.312(e)(2)(i); SOC 2 CC6.7; module rds: ca_cert_identifier must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1. Set ca_cert_identifier to rds-ca-rsa2048-g1 and give the clients the new bundle first."
  }
}

variable "storage_encrypted" {
  description = "Encrypt the storage, which must be so from the first apply"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.storage_encrypted, false) == true
    error_message = "[rds-storage-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.308(a)(1)(ii)(B), 164.314(b)(1), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.2, PI1.5; module rds: storage_encrypted must be true. Set storage_encrypted before the first apply: it cannot be switched on after creation."
  }
}

variable "kms_key_id" {
  description = "ARN of the customer-managed key of the storage, its backups and replicas, fixed at creation"
  type        = string
  nullable    = false

  validation {
    condition     = try(length(var.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", var.kms_key_id)) == 0, false)
    error_message = "[rds-instance-storage-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(a)(1); SOC 2 CC6.1; module rds: kms_key_id must be a key of your own. Set kms_key_id to a key of your own before the first apply: it cannot be changed after creation."
  }

  validation {
    condition     = can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_id))
    error_message = "module rds: kms_key_id must be the ARN of a customer-managed KMS key."
  }
}

variable "allocated_storage" {
  description = "Storage at creation, in GiB"
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = floor(var.allocated_storage) == var.allocated_storage && var.allocated_storage >= 20 && var.allocated_storage <= 65536
    error_message = "module rds: allocated_storage must be a whole number from 20 to 65536."
  }
}

variable "max_allocated_storage" {
  description = "Size up to which the storage grows by itself, in GiB"
  type        = number
  default     = 1000
  nullable    = false

  validation {
    condition     = floor(var.max_allocated_storage) == var.max_allocated_storage && var.max_allocated_storage >= 20 && var.max_allocated_storage <= 65536
    error_message = "module rds: max_allocated_storage must be a whole number from 20 to 65536."
  }
}

variable "storage_type" {
  description = "Kind of storage: gp2, gp3, io1 or io2"
  type        = string
  default     = "gp3"
  nullable    = false

  validation {
    condition     = contains(["gp2", "gp3", "io1", "io2"], var.storage_type)
    error_message = "module rds: storage_type must be gp2, gp3, io1 or io2."
  }
}

variable "iops" {
  description = "Operations per second that are bought beside the storage"
  type        = number
  default     = null
}

variable "storage_throughput" {
  description = "Throughput of gp3 storage that is bought beside it, in MiB per second"
  type        = number
  default     = null
}

variable "vpc_id" {
  description = "VPC of the database"
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Subnets of the data tier, in two or more Availability Zones"
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(distinct(var.subnet_ids)) >= 2
    error_message = "module rds: subnet_ids must name at least two subnets, in different Availability Zones."
  }
}

variable "publicly_accessible" {
  description = "Public address for the instance; never"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = coalesce(var.publicly_accessible, false) == false || lookup(local.waived, "rds-instance-public-access-check", false)
    error_message = "[rds-instance-public-access-check] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: publicly_accessible must be false. Set publicly_accessible to false and reach the database through a private subnet."
  }
}

variable "allowed_security_group_ids" {
  description = "Security groups whose members reach the database, by the name of the client; there is no rule by address"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.allowed_security_group_ids) : startswith(id, "sg-")])
    error_message = "module rds: allowed_security_group_ids must hold ids of security groups."
  }
}

variable "iam_database_authentication_enabled" {
  description = "Let IAM roles log in with short-lived tokens"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.iam_database_authentication_enabled, false) == true || lookup(local.waived, "rds-instance-iam-authentication-enabled", false)
    error_message = "[rds-instance-iam-authentication-enabled] HIPAA 164.312(d), 164.308(a)(3)(ii)(A), 164.312(a)(1); SOC 2 CC6.1, CC1.3; module rds: iam_database_authentication_enabled must be true. Set iam_database_authentication_enabled to true and grant rds-db:connect to roles."
  }
}

variable "manage_master_user_password" {
  description = "Let RDS make, keep and rotate the password of the administrator; the state never holds it"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.manage_master_user_password, false) == true || lookup(local.waived, "rds-master-password-managed", false)
    error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: manage_master_user_password must be true. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
  }
}

variable "master_user_secret_kms_key_id" {
  description = "ARN of the customer-managed key of that password; left out, kms_key_id"
  type        = string
  default     = null

  validation {
    condition     = var.master_user_secret_kms_key_id == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.master_user_secret_kms_key_id))
    error_message = "module rds: master_user_secret_kms_key_id must be the ARN of a customer-managed KMS key."
  }
}

variable "master_user_secret_rotation_days" {
  description = "Days between two rotations of that password"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = floor(var.master_user_secret_rotation_days) == var.master_user_secret_rotation_days && var.master_user_secret_rotation_days >= 1 && var.master_user_secret_rotation_days <= 90
    error_message = "module rds: master_user_secret_rotation_days must be a whole number from 1 to 90."
  }
}

variable "password_wo" {
  description = "Password of the administrator where RDS does not manage it, which read replicas need; sent to AWS and kept out of the state, Terraform 1.11 or newer"
  type        = string
  default     = null
  sensitive   = true
}

variable "password_wo_version" {
  description = "Number to raise when password_wo changes"
  type        = number
  default     = 1
  nullable    = false
}

variable "proxy" {
  description = "RDS Proxy before the database, TLS and IAM logins only: secrets of the database users by name with their keys (left out, that of the administrator), clients as in allowed_security_group_ids, and the pool"
  type = object({
    secret_arns                  = optional(map(string), {})
    secret_kms_key_arns          = optional(list(string), [])
    allowed_security_group_ids   = optional(map(string), {})
    idle_client_timeout          = optional(number, 1800)
    max_connections_percent      = optional(number, 90)
    max_idle_connections_percent = optional(number, 50)
  })
  default = null

  validation {
    condition     = var.proxy == null || alltrue([for id in values(try(var.proxy.allowed_security_group_ids, {})) : startswith(id, "sg-")])
    error_message = "module rds: allowed_security_group_ids of proxy must hold ids of security groups."
  }

  validation {
    condition     = var.proxy == null || try(length(var.proxy.secret_arns) == 0 || length(var.proxy.secret_kms_key_arns) > 0, false)
    error_message = "module rds: proxy needs secret_kms_key_arns beside secret_arns: the proxy reads no secret whose key it may not use."
  }

  validation {
    condition     = var.proxy == null || try(var.proxy.idle_client_timeout >= 1 && var.proxy.idle_client_timeout <= 28800, false)
    error_message = "module rds: idle_client_timeout of proxy must be 1 to 28800 seconds."
  }

  validation {
    condition     = var.proxy == null || try(var.proxy.max_connections_percent >= 1 && var.proxy.max_connections_percent <= 100 && var.proxy.max_idle_connections_percent <= var.proxy.max_connections_percent, false)
    error_message = "module rds: max_connections_percent of proxy must be 1 to 100, and max_idle_connections_percent not more."
  }
}

variable "multi_az" {
  description = "Keep a standby in a second Availability Zone; only a database without PHI outside production does without"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.multi_az == true || contains(["Internal", "Public"], var.data_classification) || lookup(local.waived, "rds-multi-az-support", false)
    error_message = "[rds-multi-az-support] HIPAA 164.308(a)(7)(ii)(C), 164.308(a)(7)(i), 164.308(a)(1)(ii)(B), 164.314(b)(2)(i); SOC 2 A1.2, CC7.5; module rds: multi_az must be true where data_classification is PHI or PII. Set multi_az to true."
  }
}

variable "deletion_protection" {
  description = "Refuse deletion; only a database without PHI outside production does without"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.deletion_protection == true || contains(["Internal", "Public"], var.data_classification) || lookup(local.waived, "rds-instance-deletion-protection-enabled", false)
    error_message = "[rds-instance-deletion-protection-enabled] HIPAA 164.308(a)(7)(i), 164.308(a)(7)(ii)(C), 164.312(c)(1); SOC 2 A1.2, C1.1; module rds: deletion_protection must be true where data_classification is PHI or PII. Set deletion_protection to true."
  }
}

variable "replicas" {
  description = "Read replicas by name, in the Region of the database; AWS makes none while RDS manages the password of the administrator"
  type = map(object({
    instance_class    = optional(string)
    availability_zone = optional(string)
    multi_az          = optional(bool, true)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.replicas) : can(regex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", name)) && !strcontains(name, "--") && length("${var.identifier}-${name}") <= 63])
    error_message = "module rds: names of replicas must be lower-case letters, digits and single hyphens, and with identifier and a hyphen have at most 63 characters."
  }

  validation {
    condition     = length(var.replicas) <= 15
    error_message = "module rds: replicas must be at most 15."
  }

  validation {
    condition     = alltrue([for replica in values(var.replicas) : replica.availability_zone == null || !replica.multi_az])
    error_message = "module rds: a replica with multi_az cannot name its availability_zone."
  }
}

variable "backup_window" {
  description = "Daily window of the automated backup, UTC"
  type        = string
  default     = "03:00-04:00"
  nullable    = false

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup_window))
    error_message = "module rds: backup_window must be of the form 03:00-04:00."
  }
}

variable "maintenance_window" {
  description = "Weekly window of upgrades, UTC"
  type        = string
  default     = "sun:05:00-sun:06:00"
  nullable    = false

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", lower(var.maintenance_window)))
    error_message = "module rds: maintenance_window must be of the form sun:05:00-sun:06:00."
  }
}

variable "apply_immediately" {
  description = "Apply changes at once, which may restart the database, and not in the maintenance window"
  type        = bool
  default     = false
  nullable    = false
}

variable "backup_retention_period" {
  description = "Days for which the database can be restored to any second"
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = try(coalesce(var.backup_retention_period, 0) >= 7, false) || lookup(local.waived, "db-instance-backup-enabled", false)
    error_message = "[db-instance-backup-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4, A1.1; module rds: backup_retention_period must be 7 or more. Set backup_retention_period to 7 or more; 14 in production."
  }

  validation {
    condition     = var.backup_retention_period <= 35
    error_message = "module rds: backup_retention_period must be at most 35 days: AWS Backup keeps what must last longer."
  }
}

variable "delete_automated_backups" {
  description = "Delete the automated backups together with the database; never"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = coalesce(var.delete_automated_backups, true) == false || lookup(local.waived, "rds-automated-backups-kept", false)
    error_message = "[rds-automated-backups-kept] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.310(d)(2)(iv); SOC 2 A1.2, CC7.5; module rds: delete_automated_backups must be false. Set delete_automated_backups to false: they expire with the retention period."
  }
}

variable "copy_tags_to_snapshot" {
  description = "Copy the tags to snapshots, so that rules by tag hold for them too"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.copy_tags_to_snapshot, false) == true || lookup(local.waived, "rds-instance-copy-tags-to-snapshots-enabled", false)
    error_message = "[rds-instance-copy-tags-to-snapshots-enabled] HIPAA 164.310(d)(2)(iii), 164.308(a)(7)(ii)(A); SOC 2 C1.1, CC6.1; module rds: copy_tags_to_snapshot must be true. Set copy_tags_to_snapshot to true."
  }
}

variable "skip_final_snapshot" {
  description = "Delete the database without a last snapshot; never"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = coalesce(var.skip_final_snapshot, false) == false || lookup(local.waived, "rds-final-snapshot-kept", false)
    error_message = "[rds-final-snapshot-kept] HIPAA 164.310(d)(2)(iv), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B); SOC 2 A1.2, C1.1; module rds: skip_final_snapshot must be false. Set skip_final_snapshot to false, and final_snapshot_identifier to a name that has not been used yet."
  }
}

variable "final_snapshot_identifier" {
  description = "Name of the last snapshot; left out, one that no earlier database of this name has used"
  type        = string
  default     = null

  validation {
    condition     = var.final_snapshot_identifier == null || can(regex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", var.final_snapshot_identifier)) && try(length(var.final_snapshot_identifier) <= 255, false)
    error_message = "module rds: final_snapshot_identifier must be 1 to 255 letters, digits and single hyphens, begin with a letter and not end with a hyphen."
  }
}

variable "backup_tags" {
  description = "Tags by which a selection of AWS Backup picks the database up"
  type        = map(string)
  default = {
    Backup = "daily"
  }
  nullable = false
}

variable "backup_selection" {
  description = "AWS Backup plan that names the database, beside any that selects backup_tags, and the role that it uses"
  type        = object({ plan_id = string, iam_role_arn = string })
  default     = null
}

variable "snapshot_identifier" {
  description = "Snapshot to create the database from; kept in place afterwards, because a change of it replaces the database"
  type        = string
  default     = null
}

variable "encrypt_snapshot" {
  description = "Copy that snapshot under kms_key_id first; leave it out only where it is encrypted under kms_key_id already"
  type        = bool
  default     = true
  nullable    = false
}

variable "restore_to_point_in_time" {
  description = "Database or automated backups to create the database from, and the moment; the source must be encrypted under kms_key_id"
  type = object({
    source_db_instance_identifier            = optional(string)
    source_dbi_resource_id                   = optional(string)
    source_db_instance_automated_backups_arn = optional(string)
    restore_time                             = optional(string)
    use_latest_restorable_time               = optional(bool)
  })
  default = null

  validation {
    condition     = var.restore_to_point_in_time == null || length(compact([try(var.restore_to_point_in_time.source_db_instance_identifier, ""), try(var.restore_to_point_in_time.source_dbi_resource_id, ""), try(var.restore_to_point_in_time.source_db_instance_automated_backups_arn, "")])) == 1
    error_message = "module rds: restore_to_point_in_time must name exactly one source."
  }

  validation {
    condition     = var.restore_to_point_in_time == null || try(var.restore_to_point_in_time.restore_time != null, false) != try(coalesce(var.restore_to_point_in_time.use_latest_restorable_time, false), false)
    error_message = "module rds: restore_to_point_in_time needs either restore_time or use_latest_restorable_time."
  }

  validation {
    condition     = var.restore_to_point_in_time == null || var.snapshot_identifier == null
    error_message = "module rds: restore_to_point_in_time and snapshot_identifier are two sources; give one."
  }
}

variable "log_kms_key_arn" {
  description = "ARN of the key of the log groups; its policy must admit CloudWatch Logs"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.log_kms_key_arn))
    error_message = "module rds: log_kms_key_arn must be the ARN of a customer-managed KMS key."
  }
}

variable "log_retention_in_days" {
  description = "Days that the log groups keep the logs of the engine for search; 0 for ever"
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = try(coalesce(var.log_retention_in_days, 0) >= 365, false) || try(coalesce(var.log_retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
    error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module rds: log_retention_in_days must be 365 or more or log_retention_in_days must be 0 or less. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
  }

  validation {
    condition     = var.log_retention_in_days < 365 || contains([0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_in_days)
    error_message = "module rds: log_retention_in_days must be one of 0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

variable "monitoring_interval" {
  description = "Seconds between two samples of enhanced monitoring"
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = try(coalesce(var.monitoring_interval, 0) > 0, false) || lookup(local.waived, "rds-enhanced-monitoring-enabled", false)
    error_message = "[rds-enhanced-monitoring-enabled] HIPAA 164.312(b); SOC 2 CC7.2, A1.1; module rds: monitoring_interval must be 1, 5, 10, 15, 30 or 60. Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole."
  }

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.monitoring_interval)
    error_message = "module rds: monitoring_interval must be 1, 5, 10, 15, 30 or 60 seconds."
  }
}

variable "performance_insights_enabled" {
  description = "Record the load on the database with the statements behind it"
  type        = bool
  default     = true
  nullable    = false
}

variable "performance_insights_kms_key_id" {
  description = "ARN of the customer-managed key of those records; left out, kms_key_id"
  type        = string
  default     = null

  validation {
    condition     = var.performance_insights_kms_key_id == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.performance_insights_kms_key_id))
    error_message = "module rds: performance_insights_kms_key_id must be the ARN of a customer-managed KMS key."
  }
}

variable "performance_insights_retention_period" {
  description = "Days that those records are kept: 7, a multiple of 31 up to 713, or 731"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = contains(concat([7, 731], [for months in range(1, 24) : months * 31]), var.performance_insights_retention_period)
    error_message = "module rds: performance_insights_retention_period must be 7, a multiple of 31 up to 713, or 731."
  }
}

variable "alarm_actions" {
  description = "Topics that alarms of the database and its replicas report to; without any there are no alarms"
  type        = list(string)
  default     = []
  nullable    = false
}

variable "alarm_thresholds" {
  description = "When alarms go off: CPU use, free share of allocated_storage, connections, and seconds that a replica is behind"
  type = object({
    cpu_percent          = optional(number, 80)
    free_storage_percent = optional(number, 10)
    connections          = optional(number, 500)
    replica_lag_seconds  = optional(number, 60)
  })
  default  = {}
  nullable = false
}

variable "event_notifications" {
  description = "Topic, open to events.rds.amazonaws.com, that is told of events of the database, its parameter group and DB security groups"
  type        = object({ sns_topic = string })
  default     = null
}

variable "tags" {
  description = "Tags of every resource; never put PHI into one"
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "waivers" {
  description = "Accepted departures by control id; each ends on its day, and the next plan fails again"
  type        = map(object({ reason = string, owner = string, expires = string }))
  default     = {}
  nullable    = false

  validation {
    condition     = length(setintersection(keys(var.waivers), ["rds-instance-default-admin-check", "rds-instance-storage-customer-managed-key", "rds-storage-encrypted"])) == 0
    error_message = "module rds: these controls cannot be waived, because what breaks them cannot be mended later: rds-instance-default-admin-check, rds-instance-storage-customer-managed-key, rds-storage-encrypted."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : can(formatdate("YYYY-MM-DD", "${waiver.expires}T00:00:00Z"))])
    error_message = "module rds: expires of a waiver must be a date such as 2027-01-31."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])
    error_message = "module rds: expires of a waiver must be at most 365 days away."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])
    error_message = "module rds: a waiver needs a reason and an owner."
  }
}
