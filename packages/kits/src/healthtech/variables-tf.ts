/** Writes the variables of the project. */
export const variablesTf = `variable "project_name" {
  description = "Prefix of every name"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.project_name))
    error_message = "project_name must be 2 to 20 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "environment" {
  description = "dev, staging or prod; the modules were written for it, so another one wants a project of its own"
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be dev, staging or prod."
  }
}

variable "account_id" {
  description = "AWS account that this project is for; Terraform refuses to work in any other"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "region" {
  description = "Home Region"
  type        = string
  nullable    = false
}

variable "replica_region" {
  description = "Recovery Region, for replicas and copies"
  type        = string
  nullable    = false

  validation {
    condition     = var.replica_region != var.region
    error_message = "replica_region must be another Region than region."
  }
}

variable "availability_zones" {
  description = "Two to four Availability Zones of the home Region"
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "availability_zones must lie in region."
  }
}

variable "vpc_cidr_block" {
  description = "IPv4 range of the VPC, /16 to /20; it must not overlap with networks that it will be connected to"
  type        = string
  default     = "10.20.0.0/16"
  nullable    = false
}

variable "phi_retention_years" {
  description = "Years for which PHI objects and their access logs cannot be deleted"
  type        = number
  default     = 7
  nullable    = false
}

variable "object_lock_mode" {
  description = "GOVERNANCE, which break-glass principals can lift, or COMPLIANCE, which nobody can"
  type        = string
  default     = "GOVERNANCE"
  nullable    = false
}

variable "object_lock_compliance_confirmation" {
  description = "The sentence that COMPLIANCE asks for, see modules/s3_bucket_phi/README.md"
  type        = string
  default     = null
}

variable "break_glass_principal_arns" {
  description = "Principals that may lift a GOVERNANCE lock in an emergency"
  type        = list(string)
  default     = []
  nullable    = false
}

variable "key_administrator_arns" {
  description = "Principals that manage the keys and cannot read what they encrypt"
  type        = list(string)
  default     = []
  nullable    = false
}

variable "database_name" {
  description = "First database on the instance"
  type        = string
  default     = "records"
  nullable    = false
}

variable "database_client_security_group_ids" {
  description = "Security groups of the applications that may reach the database, by a name of your own"
  type        = map(string)
  default     = {}
  nullable    = false
}
`;
