variable "name" {
  description = "Prefix of the aliases: alias/<name>-<class>"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,40}$", var.name))
    error_message = "module kms: name must be 1 to 41 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "account_id" {
  description = "Account that owns the keys"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "module kms: account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of the keys"
  type        = string
  nullable    = false
}

variable "replica_region" {
  description = "Region of the replicas, which provider aws.replica must be configured for"
  type        = string
  nullable    = false

  validation {
    condition     = var.replica_region != var.region
    error_message = "module kms: replica_region must be another Region than region."
  }
}

variable "data_classes" {
  description = "Data classes that get a key: phi, logs, infra, backup"
  type        = list(string)
  default     = ["phi", "logs", "infra", "backup"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.data_classes, ["phi", "logs", "infra", "backup"])) == 0
    error_message = "module kms: data_classes may hold phi, logs, infra and backup."
  }
}

variable "replicated_classes" {
  description = "Data classes whose key gets a replica; a key must be created as multi-Region, so this cannot be added later"
  type        = list(string)
  default     = ["phi", "logs", "backup"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.replicated_classes, var.data_classes)) == 0
    error_message = "module kms: replicated_classes may hold only members of data_classes."
  }
}

variable "administrator_arns" {
  description = "Principals that manage the keys and cannot use them, * for any text; without any, the IAM policies of the account decide who manages them"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.administrator_arns : can(regex("^arn:[^:*]+:iam::[0-9]{12}:(role|user)/.*[^*/]", arn))])
    error_message = "module kms: administrator_arns must be ARNs of roles or users, each with a name or a part of one."
  }
}

variable "reader_account_ids" {
  description = "Accounts of the organisation that copy snapshots and backups under the phi and backup keys"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.reader_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "module kms: reader_account_ids must be account ids of 12 digits: KMS refuses a policy that names an account that does not exist."
  }
}

variable "organization_id" {
  description = "AWS Organizations id; bounds every right of another account"
  type        = string
  default     = null

  validation {
    condition     = var.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "module kms: organization_id must be an id such as o-a1b2c3d4e5."
  }

  validation {
    condition     = var.organization_id != null || length(var.reader_account_ids) == 0
    error_message = "module kms: reader_account_ids needs organization_id."
  }
}

variable "autoscaling_access" {
  description = "Let the Auto Scaling service role use the phi and infra keys for encrypted disks"
  type        = bool
  default     = true
  nullable    = false
}

variable "log_group_prefix" {
  description = "Log groups whose name begins so may be encrypted under the logs key"
  type        = string
  default     = "/"
  nullable    = false
}

variable "enable_key_rotation" {
  description = "Rotate the key material every rotation_period_in_days"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = coalesce(var.enable_key_rotation, false) == true || lookup(local.waived, "cmk-backing-key-rotation-enabled", false)
    error_message = "[cmk-backing-key-rotation-enabled] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, PI1.5; module kms: enable_key_rotation must be true. Set enable_key_rotation to true; old material is kept, so nothing has to be encrypted again."
  }
}

variable "rotation_period_in_days" {
  description = "Days between two rotations"
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.rotation_period_in_days >= 90 && var.rotation_period_in_days <= 365
    error_message = "module kms: rotation_period_in_days must be 90 to 365."
  }
}

variable "deletion_window_in_days" {
  description = "Days between the order to delete a key and its end"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = try(var.deletion_window_in_days >= 30, false) || lookup(local.waived, "kms-key-deletion-window", false)
    error_message = "[kms-key-deletion-window] HIPAA 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.312(c)(1); SOC 2 A1.2, CC7.4; module kms: deletion_window_in_days must be 30 or more. Set deletion_window_in_days to 30, the longest that KMS offers, or leave it out."
  }
}

variable "key_loss_alarm" {
  description = "Log group of the CloudTrail trail and the SNS topics that hear when a key is disabled or its deletion is ordered"
  type        = object({ log_group_name = string, alarm_actions = list(string) })
  default     = null

  validation {
    condition     = try(length(var.key_loss_alarm.alarm_actions) > 0, var.key_loss_alarm == null)
    error_message = "module kms: key_loss_alarm needs an SNS topic in alarm_actions: nobody would hear it."
  }
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
    condition     = alltrue([for waiver in values(var.waivers) : can(formatdate("YYYY-MM-DD", "${waiver.expires}T00:00:00Z"))])
    error_message = "module kms: expires of a waiver must be a date such as 2027-01-31."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])
    error_message = "module kms: expires of a waiver must be at most 365 days away."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])
    error_message = "module kms: a waiver needs a reason and an owner."
  }
}
