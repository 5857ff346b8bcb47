variable "name" {
  description = "Name of the VPC and prefix of what is in it"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}$", var.name))
    error_message = "module vpc: name must be 1 to 31 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "account_id" {
  description = "Account that owns the VPC; endpoint policies admit its principals only"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "module vpc: account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of the VPC"
  type        = string
  nullable    = false
}

variable "organization_id" {
  description = "AWS Organizations id; with it, endpoints reach the resources of the organisation and not of the account alone"
  type        = string
  default     = null
}

variable "cidr_block" {
  description = "IPv4 range of the VPC, /16 to /20; the tiers are cut from it"
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr_block, 0)) && try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 20, false)
    error_message = "module vpc: cidr_block must be an IPv4 range from /16 to /20."
  }
}

variable "availability_zones" {
  description = "Two to four Availability Zones; each gets a subnet of every tier"
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4
    error_message = "module vpc: availability_zones must name two to four zones: a load balancer and a Multi-AZ database need two."
  }

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "module vpc: availability_zones must not name a zone twice."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "module vpc: availability_zones must lie in region."
  }
}

variable "public_tier" {
  description = "Create the internet gateway and the public subnets that load balancers stand in"
  type        = bool
  default     = true
  nullable    = false
}

variable "nat_gateway_mode" {
  description = "NAT gateways for the private tier: none, single, or per_az"
  type        = string
  default     = "per_az"
  nullable    = false

  validation {
    condition     = contains(["none", "single", "per_az"], var.nat_gateway_mode)
    error_message = "module vpc: nat_gateway_mode must be none, single or per_az."
  }

  validation {
    condition     = var.public_tier || var.nat_gateway_mode == "none"
    error_message = "module vpc: nat_gateway_mode must be none without public_tier: a NAT gateway stands in a public subnet."
  }
}

variable "map_public_ip_on_launch" {
  description = "Public addresses for instances by default; never in any tier, the public one included"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = coalesce(var.map_public_ip_on_launch, false) == false || lookup(local.waived, "subnet-auto-assign-public-ip-disabled", false)
    error_message = "[subnet-auto-assign-public-ip-disabled] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: map_public_ip_on_launch must be false. Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it."
  }
}

variable "interface_endpoints" {
  description = "AWS services reached through an interface endpoint, by the name behind the Region"
  type        = list(string)
  default = [
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "kms",
    "logs",
    "monitoring",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
  ]
  nullable = false

  validation {
    condition     = try(length(setsubtract(["ec2"], var.interface_endpoints)) == 0, false) || lookup(local.waived, "service-vpc-endpoint-enabled", false)
    error_message = "[service-vpc-endpoint-enabled] HIPAA 164.312(e)(1), 164.314(b)(2)(i); SOC 2 CC6.6, CC6.7; module vpc: interface_endpoints must contain ec2. Add an aws_vpc_endpoint of type Interface for the service ec2 with private_dns_enabled."
  }

  validation {
    condition     = length(distinct(var.interface_endpoints)) == length(var.interface_endpoints)
    error_message = "module vpc: interface_endpoints must not name a service twice: two endpoints with private DNS for one service are refused at apply."
  }

  validation {
    condition     = !contains(var.interface_endpoints, "s3") && !contains(var.interface_endpoints, "dynamodb")
    error_message = "module vpc: interface_endpoints must not name s3 or dynamodb: both have a gateway endpoint, which costs nothing."
  }
}

variable "kms_key_arn" {
  description = "Key for the flow-log and DNS log groups; its policy must admit CloudWatch Logs"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "module vpc: kms_key_arn must be the ARN of a KMS key."
  }
}

variable "flow_log_bucket_arn" {
  description = "Bucket that keeps the flow logs as the record; its policy must admit delivery.logs.amazonaws.com"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:s3:::", var.flow_log_bucket_arn))
    error_message = "module vpc: flow_log_bucket_arn must be the ARN of an S3 bucket."
  }
}

variable "traffic_type" {
  description = "Traffic in the flow logs"
  type        = string
  default     = "ALL"
  nullable    = false

  validation {
    condition     = var.traffic_type == "ALL" || lookup(local.waived, "vpc-flow-logs-all-traffic", false)
    error_message = "[vpc-flow-logs-all-traffic] HIPAA 164.312(b), 164.308(a)(1)(ii)(D); SOC 2 CC7.2, CC7.3; module vpc: traffic_type must be \"ALL\". Add a flow log of the VPC with traffic_type ALL."
  }
}

variable "retention_in_days" {
  description = "Days that the log groups keep flow and DNS logs for search"
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = try(coalesce(var.retention_in_days, 0) >= 365, false) || try(coalesce(var.retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
    error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module vpc: retention_in_days must be 365 or more, or 0 to keep events for ever. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
  }
}

variable "dns_query_logs" {
  description = "Log every DNS query of the VPC"
  type        = bool
  default     = true
  nullable    = false
}

variable "internet_gateway_block_mode" {
  description = "Account-wide VPC Block Public Access: off, block-ingress where nothing faces the internet, or block-bidirectional"
  type        = string
  default     = "off"
  nullable    = false

  validation {
    condition     = contains(["off", "block-ingress", "block-bidirectional"], var.internet_gateway_block_mode)
    error_message = "module vpc: internet_gateway_block_mode must be off, block-ingress or block-bidirectional."
  }
}

variable "transit_gateway_id" {
  description = "Transit gateway to attach the private tier to, for the ranges in transit_gateway_cidr_blocks"
  type        = string
  default     = null
}

variable "transit_gateway_cidr_blocks" {
  description = "Ranges that the private tier and its network ACL let through to and from the transit gateway"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = (var.transit_gateway_id == null) == (length(var.transit_gateway_cidr_blocks) == 0)
    error_message = "module vpc: transit_gateway_id and transit_gateway_cidr_blocks need each other: without a route nothing uses the attachment."
  }

  validation {
    condition     = !contains(var.transit_gateway_cidr_blocks, "0.0.0.0/0")
    error_message = "module vpc: transit_gateway_cidr_blocks must not hold 0.0.0.0/0: the way out of the private tier is the NAT gateway."
  }

  validation {
    condition     = length(var.transit_gateway_cidr_blocks) <= 17
    error_message = "module vpc: transit_gateway_cidr_blocks may hold 17 ranges: a network ACL has room for no more."
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
    error_message = "module vpc: expires of a waiver must be a date such as 2027-01-31."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])
    error_message = "module vpc: expires of a waiver must be at most 365 days away."
  }

  validation {
    condition     = alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])
    error_message = "module vpc: a waiver needs a reason and an owner."
  }
}
