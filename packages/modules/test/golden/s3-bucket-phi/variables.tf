variable "bucket" {
  description = "Name of the PHI bucket, which the names of the other buckets and of the roles begin with"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$", var.bucket))
    error_message = "module s3_bucket_phi: bucket must be 3 to 40 lower-case letters, digits and hyphens, so that the names made from it fit into 63."
  }
}

variable "account_id" {
  description = "Account that owns the PHI bucket"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "module s3_bucket_phi: account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of the PHI bucket, which provider aws must be configured for"
  type        = string
  nullable    = false
}

variable "replica_region" {
  description = "Region of the replicas, which provider aws.replica must be configured for"
  type        = string
  nullable    = false

  validation {
    condition     = var.replica_region != var.region
    error_message = "module s3_bucket_phi: replica_region must be another Region than region."
  }
}

variable "replica_account_id" {
  description = "Account of provider aws.replica where it is another one: the replica and the log archive are kept there"
  type        = string
  default     = null

  validation {
    condition     = var.replica_account_id == null || can(regex("^[0-9]{12}$", var.replica_account_id))
    error_message = "module s3_bucket_phi: replica_account_id must be 12 digits."
  }

  validation {
    condition     = var.replica_account_id == null || var.replica_account_id != var.account_id
    error_message = "module s3_bucket_phi: replica_account_id must be left out where the replicas are in the same account."
  }
}

variable "kms_key_arn" {
  description = "ARN of the customer-managed key of the PHI bucket, in region"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:${var.region}:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "module s3_bucket_phi: kms_key_arn must be the ARN of a key, not of an alias, in region."
  }
}

variable "replica_kms_key_arn" {
  description = "ARN of the customer-managed key of the PHI replica, in replica_region"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:${var.replica_region}:[0-9]{12}:key/", var.replica_kms_key_arn))
    error_message = "module s3_bucket_phi: replica_kms_key_arn must be the ARN of a key, not of an alias, in replica_region."
  }
}

variable "log_archive_kms_key_arn" {
  description = "ARN of the customer-managed key of the log archive, in replica_region; it may be replica_kms_key_arn"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:${var.replica_region}:[0-9]{12}:key/", var.log_archive_kms_key_arn))
    error_message = "module s3_bucket_phi: log_archive_kms_key_arn must be the ARN of a key, not of an alias, in replica_region."
  }
}

variable "data_classification" {
  description = "What the bucket holds: PHI, PII, Internal or Public"
  type        = string
  default     = "PHI"
  nullable    = false

  validation {
    condition     = contains(["PHI", "PII", "Internal", "Public"], var.data_classification)
    error_message = "module s3_bucket_phi: data_classification must be PHI, PII, Internal or Public."
  }
}

variable "object_lock_enabled" {
  description = "Create the buckets with Object Lock; an adopted bucket gets it without a replacement"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.object_lock_enabled == true || lookup(local.waived, "s3-bucket-default-lock-enabled", false)
    error_message = "[s3-bucket-default-lock-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.314(b)(2)(i); SOC 2 PI1.5, C1.1, CC6.1, CC6.2; module s3_bucket_phi: object_lock_enabled must be true. Set object_lock_enabled on a new bucket; give an existing one an aws_s3_bucket_object_lock_configuration instead."
  }
}

variable "phi_retention_years" {
  description = "Years for which no version of an object can be deleted, in the PHI bucket, its replica and the log archive"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = try(var.phi_retention_years >= 6, false) || lookup(local.waived, "s3-object-lock-retention-years", false)
    error_message = "[s3-object-lock-retention-years] HIPAA 164.316(b)(2)(i), 164.312(c)(1), 164.308(a)(7)(ii)(A); SOC 2 C1.1, PI1.5; module s3_bucket_phi: phi_retention_years must be 6 or more. Set mode and years = 6 or more in default_retention of an aws_s3_bucket_object_lock_configuration for the bucket."
  }

  validation {
    condition     = var.phi_retention_years >= 1 && var.phi_retention_years <= 100 && floor(var.phi_retention_years) == var.phi_retention_years
    error_message = "module s3_bucket_phi: phi_retention_years must be a whole number from 1 to 100."
  }
}

variable "object_lock_mode" {
  description = "GOVERNANCE, which the break-glass principals can lift, or COMPLIANCE, which nobody can"
  type        = string
  default     = "GOVERNANCE"
  nullable    = false

  validation {
    condition     = contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock_mode)
    error_message = "module s3_bucket_phi: object_lock_mode must be GOVERNANCE or COMPLIANCE."
  }

  validation {
    condition     = var.object_lock_mode != "COMPLIANCE" || try(var.object_lock_compliance_confirmation == "COMPLIANCE mode cannot be undone: until its retention ends, nobody can delete an object, not even the root user or AWS.", false)
    error_message = "module s3_bucket_phi: object_lock_mode COMPLIANCE needs object_lock_compliance_confirmation to be exactly: COMPLIANCE mode cannot be undone: until its retention ends, nobody can delete an object, not even the root user or AWS."
  }

  validation {
    condition     = var.object_lock_mode != "COMPLIANCE" || lookup(var.tags, "Environment", "prod") == "prod"
    error_message = "module s3_bucket_phi: object_lock_mode COMPLIANCE is for production: test data could never be cleared away."
  }
}

variable "object_lock_compliance_confirmation" {
  description = "Sentence that object_lock_mode COMPLIANCE asks for: COMPLIANCE mode cannot be undone: until its retention ends, nobody can delete an object, not even the root user or AWS"
  type        = string
  default     = null
}

variable "break_glass_principal_arns" {
  description = "ARN patterns of the only principals that may delete locked objects and change the lock configuration; a later change of retention must be applied by one of them"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.break_glass_principal_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role/.|user/.|root$)", arn))])
    error_message = "module s3_bucket_phi: break_glass_principal_arns must hold ARNs of roles, users or root, with the account written out; * may stand in the name."
  }
}

variable "force_destroy" {
  description = "Let terraform destroy delete every object, locked ones included; only outside production and without PHI"
  type        = bool
  default     = false
  nullable    = false
}

variable "block_public_acls" {
  description = "Refuse access lists that grant public access"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.block_public_acls == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
    error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
  }
}

variable "block_public_policy" {
  description = "Refuse bucket policies that grant public access"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.block_public_policy == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
    error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
  }
}

variable "ignore_public_acls" {
  description = "Take public access lists as if they were not there"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.ignore_public_acls == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
    error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
  }
}

variable "restrict_public_buckets" {
  description = "Let a public policy take no effect outside the account"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.restrict_public_buckets == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
    error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
  }
}

variable "object_ownership" {
  description = "Who owns the objects; BucketOwnerEnforced switches access lists off"
  type        = string
  default     = "BucketOwnerEnforced"
  nullable    = false

  validation {
    condition     = var.object_ownership == "BucketOwnerEnforced" || lookup(local.waived, "s3-bucket-acl-prohibited", false)
    error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
  }
}

variable "organization_id" {
  description = "AWS Organizations id; with it, principals outside the organisation are refused whatever their policies say"
  type        = string
  default     = null

  validation {
    condition     = var.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "module s3_bucket_phi: organization_id must look like o-a1b2c3d4e5."
  }
}

variable "vpc_endpoint_ids" {
  description = "S3 endpoints of both Regions; with any, PHI is read and written through them alone"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.vpc_endpoint_ids : can(regex("^vpce-[0-9a-f]+$", id))])
    error_message = "module s3_bucket_phi: vpc_endpoint_ids must hold ids such as vpce-0a1b2c3d."
  }
}

variable "allowed_principal_arns" {
  description = "ARN patterns of the only principals that may read or write PHI; without any, IAM policies alone decide"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.allowed_principal_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role/.|user/.|root$)", arn))])
    error_message = "module s3_bucket_phi: allowed_principal_arns must hold ARNs of roles, users or root, with the account written out; * may stand in the name."
  }
}

variable "cors_rules" {
  description = "Origins whose pages may call the PHI bucket from a browser"
  type = list(object({
    allowed_methods = list(string)
    allowed_origins = list(string)
    allowed_headers = optional(list(string), [])
    expose_headers  = optional(list(string), [])
    max_age_seconds = optional(number, 3600)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue(flatten([for rule in var.cors_rules : [for origin in rule.allowed_origins : can(regex("^https://[^*]", origin))]]))
    error_message = "module s3_bucket_phi: cors_rules may name only https origins, and not every one."
  }
}

variable "transitions" {
  description = "Days from creation to the move of an object to another storage class, in order"
  type        = list(object({ days = number, storage_class = string }))
  default = [
    { days = 90, storage_class = "STANDARD_IA" },
    { days = 365, storage_class = "GLACIER_IR" },
  ]
  nullable = false

  validation {
    condition     = alltrue([for one in var.transitions : contains(["STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], one.storage_class)])
    error_message = "module s3_bucket_phi: transitions may move objects to STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
  }

  validation {
    condition     = alltrue([for one in var.transitions : one.storage_class != "STANDARD_IA" || one.days >= 30])
    error_message = "module s3_bucket_phi: transitions must wait at least 30 days before STANDARD_IA."
  }

  validation {
    condition     = alltrue([for index, one in var.transitions : index == 0 || one.days >= var.transitions[max(index - 1, 0)].days + 30])
    error_message = "module s3_bucket_phi: transitions must leave at least 30 days between two steps."
  }
}

variable "noncurrent_version_transitions" {
  description = "Days from its replacement to the move of a version to another storage class, in order"
  type        = list(object({ noncurrent_days = number, storage_class = string }))
  default = [
    { noncurrent_days = 30, storage_class = "GLACIER_IR" },
  ]
  nullable = false

  validation {
    condition     = alltrue([for one in var.noncurrent_version_transitions : contains(["STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], one.storage_class)])
    error_message = "module s3_bucket_phi: noncurrent_version_transitions may move objects to STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE."
  }

  validation {
    condition     = alltrue([for one in var.noncurrent_version_transitions : one.storage_class != "STANDARD_IA" || one.noncurrent_days >= 30])
    error_message = "module s3_bucket_phi: noncurrent_version_transitions must wait at least 30 days before STANDARD_IA."
  }

  validation {
    condition     = alltrue([for index, one in var.noncurrent_version_transitions : index == 0 || one.noncurrent_days >= var.noncurrent_version_transitions[max(index - 1, 0)].noncurrent_days + 30])
    error_message = "module s3_bucket_phi: noncurrent_version_transitions must leave at least 30 days between two steps."
  }
}

variable "expiration_days" {
  description = "Days from creation to the deletion of an object, beyond phi_retention_years; left out, it is never deleted"
  type        = number
  default     = null
}

variable "noncurrent_version_expiration_days" {
  description = "Days from its replacement to the deletion of a version, beyond phi_retention_years; left out, one more than those"
  type        = number
  default     = null
}

variable "access_log_expiration_days" {
  description = "Days that access logs stay where they are delivered; the log archive keeps its copy for phi_retention_years"
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.access_log_expiration_days >= 30
    error_message = "module s3_bucket_phi: access_log_expiration_days must be at least 30, so that a log is archived before it goes."
  }
}

variable "load_balancer_log_prefixes" {
  description = "Prefixes under which load balancers of the account may deliver their logs"
  type        = list(string)
  default     = ["alb"]
  nullable    = false

  validation {
    condition     = alltrue([for prefix in var.load_balancer_log_prefixes : can(regex("^[A-Za-z0-9]([A-Za-z0-9/_-]*[A-Za-z0-9])?$", prefix)) && !can(regex("AWSLogs", prefix))])
    error_message = "module s3_bucket_phi: load_balancer_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which load balancers add."
  }
}

variable "flow_log_prefixes" {
  description = "Prefixes under which VPCs of the account may deliver their flow logs, next to the access logs"
  type        = list(string)
  default     = ["vpc"]
  nullable    = false

  validation {
    condition     = alltrue([for prefix in var.flow_log_prefixes : can(regex("^[A-Za-z0-9]([A-Za-z0-9/_-]*[A-Za-z0-9])?$", prefix)) && !can(regex("AWSLogs", prefix))])
    error_message = "module s3_bucket_phi: flow_log_prefixes must hold prefixes without a slash at either end and without AWSLogs, which the delivery adds."
  }
}

variable "eventbridge" {
  description = "Send the events of every bucket to EventBridge"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.eventbridge == true || lookup(local.waived, "s3-event-notifications-enabled", false)
    error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
  }
}

variable "event_queues" {
  description = "Queues that get events of the PHI bucket; their policies must let it send"
  type = map(object({
    arn           = string
    events        = list(string)
    filter_prefix = optional(string)
    filter_suffix = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "event_topics" {
  description = "Topics that get events of the PHI bucket; their policies must let it publish"
  type = map(object({
    arn           = string
    events        = list(string)
    filter_prefix = optional(string)
    filter_suffix = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "event_functions" {
  description = "Lambda functions that get events of the PHI bucket, which is given leave to call them"
  type = map(object({
    arn           = string
    events        = list(string)
    filter_prefix = optional(string)
    filter_suffix = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "replication_metrics" {
  description = "Publish how far each replication is behind, and what failed"
  type        = bool
  default     = true
  nullable    = false
}

variable "replication_time_control" {
  description = "Replicate PHI within 15 minutes, at a price per GB"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.replication_time_control || var.replication_metrics
    error_message = "module s3_bucket_phi: replication_time_control needs replication_metrics."
  }
}

variable "alarm_actions" {
  description = "SNS topics that are told when an object of the PHI bucket or an access log could not be replicated"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.alarm_actions) == 0 || var.replication_metrics
    error_message = "module s3_bucket_phi: alarm_actions needs replication_metrics."
  }
}

variable "request_metrics" {
  description = "Publish request metrics of the PHI bucket each minute"
  type        = bool
  default     = false
  nullable    = false
}

variable "inventory_frequency" {
  description = "Daily or Weekly list of every object version with its lock and encryption, next to the access logs; null for none"
  type        = string
  default     = null

  validation {
    condition     = var.inventory_frequency == null || try(contains(["Daily", "Weekly"], var.inventory_frequency), false)
    error_message = "module s3_bucket_phi: inventory_frequency must be Daily or Weekly."
  }
}

variable "malware_protection" {
  description = "Let GuardDuty scan every new object for malware and tag it with the result"
  type        = bool
  default     = false
  nullable    = false
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
    error_message = "module s3_bucket_phi: expires of a waiver must be a date such as 2027-01-31."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])
    error_message = "module s3_bucket_phi: expires of a waiver must be at most 365 days away."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])
    error_message = "module s3_bucket_phi: a waiver needs a reason and an owner."
  }
}
