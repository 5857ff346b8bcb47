variable "name" {
  description = "Name of the vaults, the plan and the role"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,29}$", var.name))
    error_message = "module backup: name must be 2 to 30 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "account_id" {
  description = "Account whose resources are backed up"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "module backup: account_id must be 12 digits."
  }
}

variable "kms_key_arn" {
  description = "Key of the vault, fixed at its creation"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "module backup: kms_key_arn must be the ARN of a KMS key."
  }
}

variable "replica_kms_key_arn" {
  description = "Key of the vault in the recovery Region, fixed at its creation"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.replica_kms_key_arn))
    error_message = "module backup: replica_kms_key_arn must be the ARN of a KMS key."
  }
}

variable "schedule" {
  description = "When the daily backup begins, as a cron expression in UTC"
  type        = string
  default     = "cron(0 5 ? * * *)"
  nullable    = false
}

variable "delete_after" {
  description = "Days that a recovery point is kept, here and in the recovery Region"
  type        = number
  default     = 35
  nullable    = false

  validation {
    condition     = try(var.delete_after >= 35, false) || lookup(local.waived, "backup-plan-min-frequency-and-min-retention-check", false)
    error_message = "[backup-plan-min-frequency-and-min-retention-check] HIPAA 164.312(a)(2)(ii); SOC 2 A1.2, CC7.4; module backup: delete_after must be 35 or more. Give the plan a rule with a daily schedule and lifecycle.delete_after of 35 or more."
  }
}

variable "selection_tag" {
  description = "Tag that selects what is backed up"
  type        = object({ key = string, value = string })
  default = {
    key   = "Backup"
    value = "daily"
  }
  nullable = false

  validation {
    condition     = try(length(var.selection_tag.key) > 0 && length(var.selection_tag.value) > 0, false)
    error_message = "module backup: selection_tag needs a key and a value."
  }
}

variable "min_retention_days" {
  description = "Days before which nobody may shorten the life of a recovery point"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.min_retention_days >= 1 && var.min_retention_days <= var.delete_after
    error_message = "module backup: min_retention_days must be 1 to delete_after: the vault would refuse every backup of the plan."
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
    condition     = length(setintersection(keys(var.waivers), ["backup-recovery-point-encrypted"])) == 0
    error_message = "module backup: these controls cannot be waived, because what breaks them cannot be mended later: backup-recovery-point-encrypted."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : can(formatdate("YYYY-MM-DD", "${waiver.expires}T00:00:00Z"))])
    error_message = "module backup: expires of a waiver must be a date such as 2027-01-31."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])
    error_message = "module backup: expires of a waiver must be at most 365 days away."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])
    error_message = "module backup: a waiver needs a reason and an owner."
  }
}
