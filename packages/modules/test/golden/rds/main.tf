locals {
  # A waiver holds through the end of its last day (UTC); after that the plan fails again.
  waived = { for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }

  tags                = merge(var.tags, { DataClassification = var.data_classification })
  replica_identifiers = { for name in keys(var.replicas) : name => "${var.identifier}-${name}" }
  identifiers         = concat([var.identifier], values(local.replica_identifiers))
  default_versions = {
    postgres = "17"
    mysql    = "8.4"
    mariadb  = "11.4"
  }
  engine_version = coalesce(var.engine_version, local.default_versions[var.engine])
  engine_major   = join(".", slice(split(".", local.engine_version), 0, var.engine == "postgres" ? 1 : 2))
  log_types = {
    postgres = ["iam-db-auth-error", "postgresql", "upgrade"]
    mysql    = ["audit", "error", "general", "iam-db-auth-error", "slowquery"]
    mariadb  = ["audit", "error", "general", "iam-db-auth-error", "slowquery"]
  }
  fixed_parameters = {
    postgres = {
      "rds.force_ssl"            = "1"
      ssl_min_protocol_version   = "TLSv1.2"
      shared_preload_libraries   = join(",", distinct(concat(["pg_stat_statements", "pgaudit"], var.shared_preload_libraries)))
      "pgaudit.log"              = "ddl,role,write"
      "pgaudit.log_parameter"    = "0"
      log_connections            = tonumber(local.engine_major) >= 18 ? "all" : "1"
      log_disconnections         = "1"
      log_statement              = "ddl"
      log_min_duration_statement = var.slow_statement_seconds == null ? "-1" : tostring(var.slow_statement_seconds * 1000)
    }
    mysql = {
      require_secure_transport = "1"
      general_log              = "0"
      log_output               = "FILE"
      slow_query_log           = var.slow_statement_seconds == null ? "0" : "1"
      long_query_time          = tostring(coalesce(var.slow_statement_seconds, 10))
    }
    mariadb = {
      require_secure_transport = "1"
      general_log              = "0"
      log_output               = "FILE"
      slow_query_log           = var.slow_statement_seconds == null ? "0" : "1"
      long_query_time          = tostring(coalesce(var.slow_statement_seconds, 10))
    }
  }
  weekdays            = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  backup_minutes      = [for time in split("-", var.backup_window) : split(":", time)[0] * 60 + split(":", time)[1]]
  maintenance_minutes = [for moment in split("-", lower(var.maintenance_window)) : index(local.weekdays, split(":", moment)[0]) * 1440 + split(":", moment)[1] * 60 + split(":", moment)[2]]
  backup_length       = (local.backup_minutes[1] - local.backup_minutes[0] + 1440) % 1440
  maintenance_length  = (local.maintenance_minutes[1] - local.maintenance_minutes[0] + 10080) % 10080
  parameters = merge(
    { for name, value in local.fixed_parameters[var.engine] : name => { value = value, apply_method = "pending-reboot" } },
    var.parameters,
  )
  log_group_names = [for pair in setproduct(local.identifiers, local.log_types[var.engine]) : "/aws/rds/instance/${pair[0]}/${pair[1]}"]
  restored        = var.snapshot_identifier != null || var.restore_to_point_in_time != null
  proxy_secrets   = try(length(var.proxy.secret_arns), 0) > 0 ? var.proxy.secret_arns : { for name in var.manage_master_user_password ? ["master"] : [] : name => aws_db_instance.this.master_user_secret[0].secret_arn }
  event_sources = {
    db-instance = {
      ids = concat([aws_db_instance.this.identifier], values(aws_db_instance.replica)[*].identifier)
      categories = [
        "availability",
        "backup",
        "configuration change",
        "creation",
        "deletion",
        "failover",
        "failure",
        "low storage",
        "maintenance",
        "notification",
        "read replica",
        "recovery",
        "restoration",
        "security patching",
      ]
    }
    db-parameter-group = {
      ids        = [aws_db_parameter_group.this.name]
      categories = ["configuration change"]
    }
    db-security-group = {
      ids        = null
      categories = ["configuration change", "failure"]
    }
  }
  alarm_metrics = {
    cpu = {
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanOrEqualToThreshold"
      threshold  = var.alarm_thresholds.cpu_percent
    }
    free-storage = {
      metric     = "FreeStorageSpace"
      statistic  = "Minimum"
      comparison = "LessThanOrEqualToThreshold"
      threshold  = var.allocated_storage * 1073741824 * var.alarm_thresholds.free_storage_percent / 100
    }
    connections = {
      metric     = "DatabaseConnections"
      statistic  = "Maximum"
      comparison = "GreaterThanOrEqualToThreshold"
      threshold  = var.alarm_thresholds.connections
    }
    replica-lag = {
      metric     = "ReplicaLag"
      statistic  = "Maximum"
      comparison = "GreaterThanOrEqualToThreshold"
      threshold  = var.alarm_thresholds.replica_lag_seconds
    }
  }
  alarms = {
    for pair in setproduct(local.identifiers, keys(local.alarm_metrics)) :
    join("-", pair) => merge(local.alarm_metrics[pair[1]], { identifier = pair[0] })
    if pair[1] != "replica-lag" || pair[0] != var.identifier
  }
}

data "aws_partition" "current" {}

resource "aws_db_subnet_group" "this" {
  name        = var.identifier
  description = "Data tier of ${var.identifier}"
  subnet_ids  = var.subnet_ids
  tags        = local.tags
}

# PostgreSQL also needs CREATE EXTENSION pgaudit, once in each database.
resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.identifier}-"
  description = "TLS and audit of ${var.identifier}"
  family      = "${var.engine}${local.engine_major}"
  tags        = local.tags

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_option_group" "this" {
  count = var.engine == "postgres" ? 0 : 1

  name_prefix              = "${var.identifier}-"
  option_group_description = "Audit of ${var.identifier}"
  engine_name              = var.engine
  major_engine_version     = local.engine_major
  tags                     = local.tags

  option {
    option_name = "MARIADB_AUDIT_PLUGIN"

    option_settings {
      name  = "SERVER_AUDIT_EVENTS"
      value = "CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML_NO_SELECT"
    }

    option_settings {
      name  = "SERVER_AUDIT_EXCL_USERS"
      value = "rdsadmin"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# No way out: the database opens no connections.
resource "aws_security_group" "this" {
  name_prefix = "${var.identifier}-"
  description = "Clients of the database ${var.identifier}"
  vpc_id      = var.vpc_id
  tags        = local.tags

  lifecycle {
    create_before_destroy = true

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module rds: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : can(regex("\\S", ingress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: ingress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for egress in self.egress : can(regex("\\S", egress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: egress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(contains(["icmp", "1", "icmpv6", "58"], ingress.protocol), false) || (try(contains(["tcp", "6"], ingress.protocol), false) && try(ingress.from_port >= 443, false) && try(ingress.to_port <= 443, false))]) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module rds: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module rds: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = var.allowed_security_group_ids

  security_group_id            = aws_security_group.this.id
  description                  = "Database connections from ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = each.value
  tags                         = local.tags

  lifecycle {
    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module rds: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = can(regex("\\S", self.description)) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(contains(["icmp", "1", "icmpv6", "58"], self.ip_protocol), false) || (try(contains(["tcp", "6"], self.ip_protocol), false) && try(self.from_port >= 443, false) && try(self.to_port <= 443, false)) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module rds: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module rds: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

# Made before the instances: RDS would make them without a key and keep them for ever.
resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(local.log_group_names)

  name              = each.value
  retention_in_days = var.log_retention_in_days
  kms_key_id        = var.log_kms_key_arn
  tags              = local.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false) || lookup(local.waived, "cloudwatch-log-group-encrypted", false)
      error_message = "[cloudwatch-log-group-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, CC6.2, CC7.3, PI1.4; module rds: kms_key_id must be a key of your own. Set kms_key_id to a key whose policy lets logs.<region>.amazonaws.com use it."
    }

    postcondition {
      condition     = try(coalesce(self.retention_in_days, 0) >= 365, false) || try(coalesce(self.retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
      error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module rds: retention_in_days must be 365 or more, or 0 to keep events for ever. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
    }
  }
}

data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    sid     = "EnhancedMonitoringOfTheseInstances"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [for id in local.identifiers : "arn:${data.aws_partition.current.partition}:rds:${var.region}:${var.account_id}:db:${id}"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  count = var.monitoring_interval == 0 ? 0 : 1

  name               = "${substr(var.identifier, 0, 53)}-monitoring"
  description        = "Enhanced monitoring of ${var.identifier}"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json
  tags               = local.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = var.monitoring_interval == 0 ? 0 : 1

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# A database is as encrypted as its snapshot, and nothing encrypts it afterwards.
resource "aws_db_snapshot_copy" "encrypted" {
  count = var.encrypt_snapshot && var.snapshot_identifier != null ? 1 : 0

  source_db_snapshot_identifier = var.snapshot_identifier
  target_db_snapshot_identifier = "${var.identifier}-encrypted"
  kms_key_id                    = var.kms_key_id
  copy_tags                     = true
  tags                          = local.tags

  lifecycle {
    postcondition {
      condition     = !try(contains(coalesce(self.shared_accounts, []), "all"), false) || lookup(local.waived, "rds-snapshots-public-prohibited", false)
      error_message = "[rds-snapshots-public-prohibited] HIPAA 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C), 164.308(a)(1)(ii)(B), 164.312(e)(1); SOC 2 CC6.1, CC6.6, CC6.2; module rds: shared_accounts must hold no \"all\". Take \"all\" out of shared_accounts and name the accounts that need the snapshot."
    }
  }
}

resource "aws_db_instance" "this" {
  identifier                            = var.identifier
  engine                                = var.engine
  engine_version                        = local.engine_version
  allow_major_version_upgrade           = var.allow_major_version_upgrade
  instance_class                        = var.instance_class
  db_name                               = local.restored ? null : var.db_name
  username                              = local.restored ? null : var.username
  manage_master_user_password           = var.manage_master_user_password ? true : null
  master_user_secret_kms_key_id         = var.manage_master_user_password ? coalesce(var.master_user_secret_kms_key_id, var.kms_key_id) : null
  password_wo                           = var.password_wo
  password_wo_version                   = var.manage_master_user_password ? null : var.password_wo_version
  port                                  = var.port
  kms_key_id                            = var.kms_key_id
  allocated_storage                     = var.allocated_storage
  multi_az                              = var.multi_az
  db_subnet_group_name                  = aws_db_subnet_group.this.name
  option_group_name                     = one(aws_db_option_group.this[*].name)
  snapshot_identifier                   = try(coalesce(one(aws_db_snapshot_copy.encrypted[*].target_db_snapshot_identifier), var.snapshot_identifier), null)
  skip_final_snapshot                   = var.skip_final_snapshot
  final_snapshot_identifier             = coalesce(var.final_snapshot_identifier, "${var.identifier}-final-${trimprefix(aws_security_group.this.id, "sg-")}")
  storage_encrypted                     = var.storage_encrypted
  storage_type                          = var.storage_type
  iops                                  = var.iops
  storage_throughput                    = var.storage_throughput
  max_allocated_storage                 = var.max_allocated_storage
  publicly_accessible                   = var.publicly_accessible
  vpc_security_group_ids                = [aws_security_group.this.id]
  ca_cert_identifier                    = var.ca_cert_identifier
  parameter_group_name                  = aws_db_parameter_group.this.name
  iam_database_authentication_enabled   = var.iam_database_authentication_enabled
  backup_retention_period               = var.backup_retention_period
  backup_window                         = var.backup_window
  delete_automated_backups              = var.delete_automated_backups
  copy_tags_to_snapshot                 = var.copy_tags_to_snapshot
  deletion_protection                   = var.deletion_protection
  maintenance_window                    = var.maintenance_window
  auto_minor_version_upgrade            = var.auto_minor_version_upgrade
  apply_immediately                     = var.apply_immediately
  enabled_cloudwatch_logs_exports       = local.log_types[var.engine]
  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  performance_insights_enabled          = var.performance_insights_enabled
  performance_insights_kms_key_id       = var.performance_insights_enabled ? coalesce(var.performance_insights_kms_key_id, var.kms_key_id) : null
  performance_insights_retention_period = var.performance_insights_enabled ? var.performance_insights_retention_period : null
  tags                                  = merge(local.tags, var.backup_tags)

  dynamic "restore_to_point_in_time" {
    for_each = var.restore_to_point_in_time == null ? [] : [var.restore_to_point_in_time]

    content {
      source_db_instance_identifier            = restore_to_point_in_time.value.source_db_instance_identifier
      source_dbi_resource_id                   = restore_to_point_in_time.value.source_dbi_resource_id
      source_db_instance_automated_backups_arn = restore_to_point_in_time.value.source_db_instance_automated_backups_arn
      restore_time                             = restore_to_point_in_time.value.restore_time
      use_latest_restorable_time               = restore_to_point_in_time.value.use_latest_restorable_time
    }
  }

  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = local.backup_length >= 30 && local.maintenance_length >= 30
      error_message = "module rds: backup_window and maintenance_window must each last 30 minutes or more. Lengthen the window."
    }

    precondition {
      condition     = (local.maintenance_minutes[0] % 1440 - local.backup_minutes[0] + 1440) % 1440 >= local.backup_length && (local.backup_minutes[0] - local.maintenance_minutes[0] % 1440 + 1440) % 1440 >= local.maintenance_length
      error_message = "module rds: backup_window and maintenance_window overlap, which RDS refuses. Move one of them."
    }

    precondition {
      condition     = var.max_allocated_storage >= var.allocated_storage * 1.1
      error_message = "module rds: max_allocated_storage must be at least 10 % more than allocated_storage. Raise it, so that the storage can grow."
    }

    precondition {
      condition     = !startswith(var.storage_type, "io") || var.allocated_storage >= 100
      error_message = "module rds: io1 and io2 storage has 100 GiB or more. Raise allocated_storage or set storage_type to gp3."
    }

    precondition {
      condition     = !startswith(var.storage_type, "io") || var.iops != null
      error_message = "module rds: io1 and io2 storage needs iops. Set iops, or set storage_type to gp3."
    }

    precondition {
      condition     = var.storage_throughput == null || var.storage_type == "gp3"
      error_message = "module rds: storage_throughput is bought for gp3 storage only. Leave it out or set storage_type to gp3."
    }

    precondition {
      condition     = var.storage_type != "gp2" || var.iops == null
      error_message = "module rds: gp2 storage has the iops of its size. Leave iops out or set storage_type to gp3."
    }

    precondition {
      condition     = var.storage_type != "gp3" || var.allocated_storage >= 400 || !(var.iops != null || var.storage_throughput != null)
      error_message = "module rds: gp3 storage of less than 400 GiB takes neither iops nor storage_throughput. Leave them out or raise allocated_storage."
    }

    precondition {
      condition     = !var.performance_insights_enabled || var.engine == "postgres" || !can(regex("^db[.](t3|t4g)[.](micro|small)$", var.instance_class))
      error_message = "module rds: MySQL and MariaDB have no Performance Insights on db.t3 and db.t4g micro and small. Choose a larger instance_class or set performance_insights_enabled to false."
    }

    precondition {
      condition     = var.manage_master_user_password ? var.password_wo == null : var.password_wo != null
      error_message = "module rds: the administrator needs one password: managed by RDS, or password_wo where manage_master_user_password is false. Give exactly one."
    }

    postcondition {
      condition     = try(coalesce(self.backup_retention_period, 0) >= 7, false) || lookup(local.waived, "db-instance-backup-enabled", false)
      error_message = "[db-instance-backup-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4, A1.1; module rds: backup_retention_period must be 7 or more. Set backup_retention_period to 7 or more; 14 in production."
    }

    postcondition {
      condition     = coalesce(self.delete_automated_backups, true) == false || lookup(local.waived, "rds-automated-backups-kept", false)
      error_message = "[rds-automated-backups-kept] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.310(d)(2)(iv); SOC 2 A1.2, CC7.5; module rds: delete_automated_backups must be false. Set delete_automated_backups to false: they expire with the retention period."
    }

    postcondition {
      condition     = coalesce(self.auto_minor_version_upgrade, true) == true || lookup(local.waived, "rds-automatic-minor-version-upgrade-enabled", false)
      error_message = "[rds-automatic-minor-version-upgrade-enabled] HIPAA 164.308(a)(5)(ii)(A); SOC 2 CC7.1, CC6.8; module rds: auto_minor_version_upgrade must be true. Set auto_minor_version_upgrade to true, with a maintenance_window outside working hours."
    }

    postcondition {
      condition     = try(contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], coalesce(self.ca_cert_identifier, "rds-ca-rsa2048-g1")), false) || lookup(local.waived, "rds-ca-certificate-current", false)
      error_message = "[rds-ca-certificate-current] HIPAA 164.312(e)(1), 164.312(e)(2)(i); SOC 2 CC6.7; module rds: ca_cert_identifier must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1. Set ca_cert_identifier to rds-ca-rsa2048-g1 and give the clients the new bundle first."
    }

    postcondition {
      condition     = try(coalesce(self.monitoring_interval, 0) > 0, false) || lookup(local.waived, "rds-enhanced-monitoring-enabled", false)
      error_message = "[rds-enhanced-monitoring-enabled] HIPAA 164.312(b); SOC 2 CC7.2, A1.1; module rds: monitoring_interval must be 1, 5, 10, 15, 30 or 60. Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole."
    }

    postcondition {
      condition     = try(length(self.monitoring_role_arn) > 0, false) || lookup(local.waived, "rds-enhanced-monitoring-enabled", false)
      error_message = "[rds-enhanced-monitoring-enabled] HIPAA 164.312(b); SOC 2 CC7.2, A1.1; module rds: monitoring_role_arn must be set. Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || coalesce(self.skip_final_snapshot, false) == false || lookup(local.waived, "rds-final-snapshot-kept", false)
      error_message = "[rds-final-snapshot-kept] HIPAA 164.310(d)(2)(iv), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B); SOC 2 A1.2, C1.1; module rds: skip_final_snapshot must be false. Set skip_final_snapshot to false, and final_snapshot_identifier to a name that has not been used yet."
    }

    postcondition {
      condition     = coalesce(self.copy_tags_to_snapshot, false) == true || lookup(local.waived, "rds-instance-copy-tags-to-snapshots-enabled", false)
      error_message = "[rds-instance-copy-tags-to-snapshots-enabled] HIPAA 164.310(d)(2)(iii), 164.308(a)(7)(ii)(A); SOC 2 C1.1, CC6.1; module rds: copy_tags_to_snapshot must be true. Set copy_tags_to_snapshot to true."
    }

    postcondition {
      condition     = !(try(length(self.username) > 0, false)) || try(!contains(["admin", "postgres"], lower(self.username)), false)
      error_message = "[rds-instance-default-admin-check] HIPAA 164.312(a)(2)(i), 164.312(d), 164.312(a)(1); SOC 2 CC6.1, CC6.2; module rds: username must be none of admin, postgres. Choose a username of your own before the first apply: it cannot be changed after creation."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.deletion_protection, false) == true || lookup(local.waived, "rds-instance-deletion-protection-enabled", false)
      error_message = "[rds-instance-deletion-protection-enabled] HIPAA 164.308(a)(7)(i), 164.308(a)(7)(ii)(C), 164.312(c)(1); SOC 2 A1.2, C1.1; module rds: deletion_protection must be true. Set deletion_protection to true."
    }

    postcondition {
      condition     = !(try(contains(["postgres", "mysql", "mariadb"], coalesce(self.engine, "postgres")), false)) || coalesce(self.iam_database_authentication_enabled, false) == true || lookup(local.waived, "rds-instance-iam-authentication-enabled", false)
      error_message = "[rds-instance-iam-authentication-enabled] HIPAA 164.312(d), 164.308(a)(3)(ii)(A), 164.312(a)(1); SOC 2 CC6.1, CC1.3; module rds: iam_database_authentication_enabled must be true. Set iam_database_authentication_enabled to true and grant rds-db:connect to roles."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true) || can(regex("^arn:", self.replicate_source_db))) || try(length(self.db_subnet_group_name) > 0, false) || lookup(local.waived, "rds-instance-in-vpc-subnet-group", false)
      error_message = "[rds-instance-in-vpc-subnet-group] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(4)(ii)(A); SOC 2 CC6.6, CC6.1; module rds: db_subnet_group_name must be set. Set db_subnet_group_name to a group of private subnets."
    }

    postcondition {
      condition     = coalesce(self.publicly_accessible, false) == false || lookup(local.waived, "rds-instance-public-access-check", false)
      error_message = "[rds-instance-public-access-check] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: publicly_accessible must be false. Set publicly_accessible to false and reach the database through a private subnet."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || (try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false))
      error_message = "[rds-instance-storage-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(a)(1); SOC 2 CC6.1; module rds: kms_key_id must be a key of your own. Set kms_key_id to a key of your own before the first apply: it cannot be changed after creation."
    }

    postcondition {
      condition     = try(length(self.enabled_cloudwatch_logs_exports) > 0, false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must be set. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["postgresql", "upgrade"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["postgres"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain postgresql, upgrade where the engine is postgres. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["audit", "error", "general", "slowquery"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["mysql", "mariadb"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain audit, error, general, slowquery where the engine is mysql or mariadb. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["alert", "audit", "listener", "trace"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain alert, audit, listener, trace where the engine is oracle-ee or oracle-ee-cdb or oracle-se2 or oracle-se2-cdb. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["agent", "error"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["sqlserver-ee", "sqlserver-se", "sqlserver-web"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain agent, error where the engine is sqlserver-ee or sqlserver-se or sqlserver-web. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || coalesce(self.manage_master_user_password, false) == true || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: manage_master_user_password must be true. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || try(length(self.password) == 0, true) || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: password must be left out. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || (try(length(self.master_user_secret_kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.master_user_secret_kms_key_id)) == 0, false)) || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: master_user_secret_kms_key_id must be a key of your own. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.multi_az, false) == true || lookup(local.waived, "rds-multi-az-support", false)
      error_message = "[rds-multi-az-support] HIPAA 164.308(a)(7)(ii)(C), 164.308(a)(7)(i), 164.308(a)(1)(ii)(B), 164.314(b)(2)(i); SOC 2 A1.2, CC7.5; module rds: multi_az must be true. Set multi_az to true."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || try(!contains(["1433", "1521", "3306", "5432", "50000"], lower(self.port)), false) || lookup(local.waived, "rds-no-default-ports", false)
      error_message = "[rds-no-default-ports] HIPAA 164.312(a)(1), 164.312(e)(1); SOC 2 CC6.6, CC6.1; module rds: port must be none of 1433, 1521, 3306, 5432, 50000. Set port to a number that is no default of a database engine, and use it in the security groups."
    }

    postcondition {
      condition     = !(coalesce(self.performance_insights_enabled, false) == true) || (try(length(self.performance_insights_kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.performance_insights_kms_key_id)) == 0, false)) || lookup(local.waived, "rds-performance-insights-customer-managed-key", false)
      error_message = "[rds-performance-insights-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(a)(1); SOC 2 CC6.1; module rds: performance_insights_kms_key_id must be a key of your own. Set performance_insights_kms_key_id to a key of your own when you switch Performance Insights on."
    }

    postcondition {
      condition     = coalesce(self.storage_encrypted, false) == true
      error_message = "[rds-storage-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.308(a)(1)(ii)(B), 164.314(b)(1), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.2, PI1.5; module rds: storage_encrypted must be true. Set storage_encrypted before the first apply: it cannot be switched on after creation."
    }
  }

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy_attachment.monitoring]
}

resource "aws_db_instance" "replica" {
  for_each = var.replicas

  identifier                            = local.replica_identifiers[each.key]
  replicate_source_db                   = aws_db_instance.this.identifier
  instance_class                        = coalesce(each.value.instance_class, var.instance_class)
  availability_zone                     = each.value.availability_zone
  multi_az                              = each.value.multi_az
  skip_final_snapshot                   = true
  storage_encrypted                     = var.storage_encrypted
  storage_type                          = var.storage_type
  iops                                  = var.iops
  storage_throughput                    = var.storage_throughput
  max_allocated_storage                 = var.max_allocated_storage
  publicly_accessible                   = var.publicly_accessible
  vpc_security_group_ids                = [aws_security_group.this.id]
  ca_cert_identifier                    = var.ca_cert_identifier
  parameter_group_name                  = aws_db_parameter_group.this.name
  iam_database_authentication_enabled   = var.iam_database_authentication_enabled
  backup_retention_period               = var.backup_retention_period
  backup_window                         = var.backup_window
  delete_automated_backups              = var.delete_automated_backups
  copy_tags_to_snapshot                 = var.copy_tags_to_snapshot
  deletion_protection                   = var.deletion_protection
  maintenance_window                    = var.maintenance_window
  auto_minor_version_upgrade            = var.auto_minor_version_upgrade
  apply_immediately                     = var.apply_immediately
  enabled_cloudwatch_logs_exports       = local.log_types[var.engine]
  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  performance_insights_enabled          = var.performance_insights_enabled
  performance_insights_kms_key_id       = var.performance_insights_enabled ? coalesce(var.performance_insights_kms_key_id, var.kms_key_id) : null
  performance_insights_retention_period = var.performance_insights_enabled ? var.performance_insights_retention_period : null
  tags                                  = merge(local.tags, var.backup_tags)

  lifecycle {
    precondition {
      condition     = !var.manage_master_user_password
      error_message = "module rds: AWS makes no read replica of a database whose password RDS manages. Leave replicas out, or set manage_master_user_password to false with password_wo and a waiver of rds-master-password-managed."
    }

    precondition {
      condition     = !var.performance_insights_enabled || var.engine == "postgres" || !can(regex("^db[.](t3|t4g)[.](micro|small)$", coalesce(each.value.instance_class, var.instance_class)))
      error_message = "module rds: MySQL and MariaDB have no Performance Insights on db.t3 and db.t4g micro and small. Choose a larger instance_class or set performance_insights_enabled to false."
    }

    postcondition {
      condition     = try(coalesce(self.backup_retention_period, 0) >= 7, false) || lookup(local.waived, "db-instance-backup-enabled", false)
      error_message = "[db-instance-backup-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4, A1.1; module rds: backup_retention_period must be 7 or more. Set backup_retention_period to 7 or more; 14 in production."
    }

    postcondition {
      condition     = coalesce(self.delete_automated_backups, true) == false || lookup(local.waived, "rds-automated-backups-kept", false)
      error_message = "[rds-automated-backups-kept] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.310(d)(2)(iv); SOC 2 A1.2, CC7.5; module rds: delete_automated_backups must be false. Set delete_automated_backups to false: they expire with the retention period."
    }

    postcondition {
      condition     = coalesce(self.auto_minor_version_upgrade, true) == true || lookup(local.waived, "rds-automatic-minor-version-upgrade-enabled", false)
      error_message = "[rds-automatic-minor-version-upgrade-enabled] HIPAA 164.308(a)(5)(ii)(A); SOC 2 CC7.1, CC6.8; module rds: auto_minor_version_upgrade must be true. Set auto_minor_version_upgrade to true, with a maintenance_window outside working hours."
    }

    postcondition {
      condition     = try(contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], coalesce(self.ca_cert_identifier, "rds-ca-rsa2048-g1")), false) || lookup(local.waived, "rds-ca-certificate-current", false)
      error_message = "[rds-ca-certificate-current] HIPAA 164.312(e)(1), 164.312(e)(2)(i); SOC 2 CC6.7; module rds: ca_cert_identifier must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1. Set ca_cert_identifier to rds-ca-rsa2048-g1 and give the clients the new bundle first."
    }

    postcondition {
      condition     = try(coalesce(self.monitoring_interval, 0) > 0, false) || lookup(local.waived, "rds-enhanced-monitoring-enabled", false)
      error_message = "[rds-enhanced-monitoring-enabled] HIPAA 164.312(b); SOC 2 CC7.2, A1.1; module rds: monitoring_interval must be 1, 5, 10, 15, 30 or 60. Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole."
    }

    postcondition {
      condition     = try(length(self.monitoring_role_arn) > 0, false) || lookup(local.waived, "rds-enhanced-monitoring-enabled", false)
      error_message = "[rds-enhanced-monitoring-enabled] HIPAA 164.312(b); SOC 2 CC7.2, A1.1; module rds: monitoring_role_arn must be set. Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || coalesce(self.skip_final_snapshot, false) == false || lookup(local.waived, "rds-final-snapshot-kept", false)
      error_message = "[rds-final-snapshot-kept] HIPAA 164.310(d)(2)(iv), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B); SOC 2 A1.2, C1.1; module rds: skip_final_snapshot must be false. Set skip_final_snapshot to false, and final_snapshot_identifier to a name that has not been used yet."
    }

    postcondition {
      condition     = coalesce(self.copy_tags_to_snapshot, false) == true || lookup(local.waived, "rds-instance-copy-tags-to-snapshots-enabled", false)
      error_message = "[rds-instance-copy-tags-to-snapshots-enabled] HIPAA 164.310(d)(2)(iii), 164.308(a)(7)(ii)(A); SOC 2 C1.1, CC6.1; module rds: copy_tags_to_snapshot must be true. Set copy_tags_to_snapshot to true."
    }

    postcondition {
      condition     = !(try(length(self.username) > 0, false)) || try(!contains(["admin", "postgres"], lower(self.username)), false)
      error_message = "[rds-instance-default-admin-check] HIPAA 164.312(a)(2)(i), 164.312(d), 164.312(a)(1); SOC 2 CC6.1, CC6.2; module rds: username must be none of admin, postgres. Choose a username of your own before the first apply: it cannot be changed after creation."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.deletion_protection, false) == true || lookup(local.waived, "rds-instance-deletion-protection-enabled", false)
      error_message = "[rds-instance-deletion-protection-enabled] HIPAA 164.308(a)(7)(i), 164.308(a)(7)(ii)(C), 164.312(c)(1); SOC 2 A1.2, C1.1; module rds: deletion_protection must be true. Set deletion_protection to true."
    }

    postcondition {
      condition     = !(try(contains(["postgres", "mysql", "mariadb"], coalesce(self.engine, "postgres")), false)) || coalesce(self.iam_database_authentication_enabled, false) == true || lookup(local.waived, "rds-instance-iam-authentication-enabled", false)
      error_message = "[rds-instance-iam-authentication-enabled] HIPAA 164.312(d), 164.308(a)(3)(ii)(A), 164.312(a)(1); SOC 2 CC6.1, CC1.3; module rds: iam_database_authentication_enabled must be true. Set iam_database_authentication_enabled to true and grant rds-db:connect to roles."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true) || can(regex("^arn:", self.replicate_source_db))) || try(length(self.db_subnet_group_name) > 0, false) || lookup(local.waived, "rds-instance-in-vpc-subnet-group", false)
      error_message = "[rds-instance-in-vpc-subnet-group] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(4)(ii)(A); SOC 2 CC6.6, CC6.1; module rds: db_subnet_group_name must be set. Set db_subnet_group_name to a group of private subnets."
    }

    postcondition {
      condition     = coalesce(self.publicly_accessible, false) == false || lookup(local.waived, "rds-instance-public-access-check", false)
      error_message = "[rds-instance-public-access-check] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: publicly_accessible must be false. Set publicly_accessible to false and reach the database through a private subnet."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || (try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false))
      error_message = "[rds-instance-storage-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(a)(1); SOC 2 CC6.1; module rds: kms_key_id must be a key of your own. Set kms_key_id to a key of your own before the first apply: it cannot be changed after creation."
    }

    postcondition {
      condition     = try(length(self.enabled_cloudwatch_logs_exports) > 0, false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must be set. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["postgresql", "upgrade"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["postgres"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain postgresql, upgrade where the engine is postgres. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["audit", "error", "general", "slowquery"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["mysql", "mariadb"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain audit, error, general, slowquery where the engine is mysql or mariadb. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["alert", "audit", "listener", "trace"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain alert, audit, listener, trace where the engine is oracle-ee or oracle-ee-cdb or oracle-se2 or oracle-se2-cdb. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = try(length(setsubtract(["agent", "error"], self.enabled_cloudwatch_logs_exports)) == 0, false) || try(!contains(["sqlserver-ee", "sqlserver-se", "sqlserver-web"], lower(coalesce(self.engine, "that of the source"))), false) || lookup(local.waived, "rds-logging-enabled", false)
      error_message = "[rds-logging-enabled] HIPAA 164.312(b), 164.308(a)(5)(ii)(C), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, A1.1, A1.2, PI1.3; module rds: enabled_cloudwatch_logs_exports must contain agent, error where the engine is sqlserver-ee or sqlserver-se or sqlserver-web. List every log type of the engine in enabled_cloudwatch_logs_exports."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || coalesce(self.manage_master_user_password, false) == true || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: manage_master_user_password must be true. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || try(length(self.password) == 0, true) || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: password must be left out. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || (try(length(self.master_user_secret_kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.master_user_secret_kms_key_id)) == 0, false)) || lookup(local.waived, "rds-master-password-managed", false)
      error_message = "[rds-master-password-managed] HIPAA 164.308(a)(5)(ii)(D), 164.312(d), 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: master_user_secret_kms_key_id must be a key of your own. Remove password, and set manage_master_user_password and master_user_secret_kms_key_id."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.multi_az, false) == true || lookup(local.waived, "rds-multi-az-support", false)
      error_message = "[rds-multi-az-support] HIPAA 164.308(a)(7)(ii)(C), 164.308(a)(7)(i), 164.308(a)(1)(ii)(B), 164.314(b)(2)(i); SOC 2 A1.2, CC7.5; module rds: multi_az must be true. Set multi_az to true."
    }

    postcondition {
      condition     = !(try(length(self.replicate_source_db) == 0, true)) || try(!contains(["1433", "1521", "3306", "5432", "50000"], lower(self.port)), false) || lookup(local.waived, "rds-no-default-ports", false)
      error_message = "[rds-no-default-ports] HIPAA 164.312(a)(1), 164.312(e)(1); SOC 2 CC6.6, CC6.1; module rds: port must be none of 1433, 1521, 3306, 5432, 50000. Set port to a number that is no default of a database engine, and use it in the security groups."
    }

    postcondition {
      condition     = !(coalesce(self.performance_insights_enabled, false) == true) || (try(length(self.performance_insights_kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.performance_insights_kms_key_id)) == 0, false)) || lookup(local.waived, "rds-performance-insights-customer-managed-key", false)
      error_message = "[rds-performance-insights-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(a)(1); SOC 2 CC6.1; module rds: performance_insights_kms_key_id must be a key of your own. Set performance_insights_kms_key_id to a key of your own when you switch Performance Insights on."
    }

    postcondition {
      condition     = coalesce(self.storage_encrypted, false) == true
      error_message = "[rds-storage-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.308(a)(1)(ii)(B), 164.314(b)(1), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.2, PI1.5; module rds: storage_encrypted must be true. Set storage_encrypted before the first apply: it cannot be switched on after creation."
    }
  }

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy_attachment.monitoring]
}

resource "aws_secretsmanager_secret_rotation" "master" {
  count = var.manage_master_user_password ? 1 : 0

  secret_id = aws_db_instance.this.master_user_secret[0].secret_arn

  rotation_rules {
    automatically_after_days = var.master_user_secret_rotation_days
  }

  lifecycle {
    postcondition {
      condition     = length(self.rotation_rules) > 0 || lookup(local.waived, "secretsmanager-rotation-enabled-check", false)
      error_message = "[secretsmanager-rotation-enabled-check] HIPAA 164.308(a)(4)(ii)(B); SOC 2 CC6.1, CC6.2; module rds: rotation_rules must be there. Add an aws_secretsmanager_secret_rotation for the secret, with a rotation function."
    }
  }
}

resource "aws_security_group" "proxy" {
  count = var.proxy == null ? 0 : 1

  name_prefix = "${var.identifier}-proxy-"
  description = "Clients of the proxy of ${var.identifier}"
  vpc_id      = var.vpc_id
  tags        = local.tags

  lifecycle {
    create_before_destroy = true

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module rds: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : can(regex("\\S", ingress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: ingress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for egress in self.egress : can(regex("\\S", egress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: egress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(contains(["icmp", "1", "icmpv6", "58"], ingress.protocol), false) || (try(contains(["tcp", "6"], ingress.protocol), false) && try(ingress.from_port >= 443, false) && try(ingress.to_port <= 443, false))]) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module rds: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module rds: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "proxy_client" {
  for_each = var.proxy == null ? {} : var.proxy.allowed_security_group_ids

  security_group_id            = aws_security_group.proxy[0].id
  description                  = "Proxy connections from ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = var.engine == "postgres" ? 5432 : 3306
  to_port                      = var.engine == "postgres" ? 5432 : 3306
  referenced_security_group_id = each.value
  tags                         = local.tags

  lifecycle {
    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module rds: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = can(regex("\\S", self.description)) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(contains(["icmp", "1", "icmpv6", "58"], self.ip_protocol), false) || (try(contains(["tcp", "6"], self.ip_protocol), false) && try(self.from_port >= 443, false) && try(self.to_port <= 443, false)) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module rds: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module rds: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "proxy" {
  count = var.proxy == null ? 0 : 1

  security_group_id            = aws_security_group.proxy[0].id
  description                  = "From the proxy to the database"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = aws_security_group.this.id
  tags                         = local.tags

  lifecycle {
    postcondition {
      condition     = can(regex("\\S", self.description)) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: description must say what the rule is for. Set description to what connects and why."
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "proxy" {
  count = var.proxy == null ? 0 : 1

  security_group_id            = aws_security_group.this.id
  description                  = "Database connections from the proxy"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = aws_security_group.proxy[0].id
  tags                         = local.tags

  lifecycle {
    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module rds: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module rds: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = can(regex("\\S", self.description)) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module rds: description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(contains(["icmp", "1", "icmpv6", "58"], self.ip_protocol), false) || (try(contains(["tcp", "6"], self.ip_protocol), false) && try(self.from_port >= 443, false) && try(self.to_port <= 443, false)) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module rds: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module rds: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

data "aws_iam_policy_document" "proxy_trust" {
  statement {
    sid     = "ProxiesOfThisAccount"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "proxy" {
  count = var.proxy == null ? 0 : 1

  name               = "${substr(var.identifier, 0, 58)}-proxy"
  description        = "Reads the secrets of the proxy of ${var.identifier}"
  assume_role_policy = data.aws_iam_policy_document.proxy_trust.json
  tags               = local.tags
}

data "aws_iam_policy_document" "proxy" {
  count = var.proxy == null ? 0 : 1

  statement {
    sid       = "ReadSecrets"
    effect    = "Allow"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(local.proxy_secrets)
  }

  statement {
    sid       = "DecryptSecrets"
    effect    = "Allow"
    actions   = ["kms:Decrypt"]
    resources = length(var.proxy.secret_arns) > 0 ? var.proxy.secret_kms_key_arns : [coalesce(var.master_user_secret_kms_key_id, var.kms_key_id)]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${var.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "proxy" {
  count = var.proxy == null ? 0 : 1

  name        = "${substr(var.identifier, 0, 58)}-proxy"
  description = "Secrets of the proxy of ${var.identifier} and their keys"
  policy      = data.aws_iam_policy_document.proxy[0].json
  tags        = local.tags
}

resource "aws_iam_role_policy_attachment" "proxy" {
  count = var.proxy == null ? 0 : 1

  role       = aws_iam_role.proxy[0].name
  policy_arn = aws_iam_policy.proxy[0].arn
}

resource "aws_cloudwatch_log_group" "proxy" {
  count = var.proxy == null ? 0 : 1

  name              = "/aws/rds/proxy/${var.identifier}"
  retention_in_days = var.log_retention_in_days
  kms_key_id        = var.log_kms_key_arn
  tags              = local.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false) || lookup(local.waived, "cloudwatch-log-group-encrypted", false)
      error_message = "[cloudwatch-log-group-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, CC6.2, CC7.3, PI1.4; module rds: kms_key_id must be a key of your own. Set kms_key_id to a key whose policy lets logs.<region>.amazonaws.com use it."
    }

    postcondition {
      condition     = try(coalesce(self.retention_in_days, 0) >= 365, false) || try(coalesce(self.retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
      error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module rds: retention_in_days must be 365 or more, or 0 to keep events for ever. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
    }
  }
}

resource "aws_db_proxy" "this" {
  count = var.proxy == null ? 0 : 1

  name                   = var.identifier
  engine_family          = var.engine == "postgres" ? "POSTGRESQL" : "MYSQL"
  require_tls            = true
  debug_logging          = false
  idle_client_timeout    = var.proxy.idle_client_timeout
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.proxy[0].id]
  tags                   = local.tags

  dynamic "auth" {
    for_each = local.proxy_secrets

    content {
      description = auth.key
      auth_scheme = "SECRETS"
      iam_auth    = "REQUIRED"
      secret_arn  = auth.value
    }
  }

  lifecycle {
    precondition {
      condition     = length(local.proxy_secrets) > 0
      error_message = "module rds: proxy has no secret to log in with. Give secret_arns, or let RDS manage the password of the administrator."
    }
  }

  depends_on = [aws_iam_role_policy_attachment.proxy, aws_cloudwatch_log_group.proxy]
}

resource "aws_db_proxy_default_target_group" "this" {
  count = var.proxy == null ? 0 : 1

  db_proxy_name = aws_db_proxy.this[0].name

  connection_pool_config {
    max_connections_percent      = var.proxy.max_connections_percent
    max_idle_connections_percent = var.proxy.max_idle_connections_percent
  }
}

resource "aws_db_proxy_target" "this" {
  count = var.proxy == null ? 0 : 1

  db_proxy_name          = aws_db_proxy.this[0].name
  target_group_name      = aws_db_proxy_default_target_group.this[0].name
  db_instance_identifier = aws_db_instance.this.identifier
}

resource "aws_backup_selection" "this" {
  count = var.backup_selection == null ? 0 : 1

  name         = substr(var.identifier, 0, 50)
  plan_id      = var.backup_selection.plan_id
  iam_role_arn = var.backup_selection.iam_role_arn
  resources    = concat([aws_db_instance.this.arn], values(aws_db_instance.replica)[*].arn)

  condition {}
}

resource "aws_db_event_subscription" "this" {
  for_each = toset(var.event_notifications == null ? [] : keys(local.event_sources))

  name             = "${var.identifier}-${each.key}"
  sns_topic        = var.event_notifications.sns_topic
  source_type      = each.key
  source_ids       = local.event_sources[each.key].ids
  event_categories = local.event_sources[each.key].categories
  tags             = local.tags
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if length(var.alarm_actions) > 0 }

  alarm_name                = each.key
  alarm_description         = "${each.value.metric} of the database ${each.value.identifier}"
  namespace                 = "AWS/RDS"
  metric_name               = each.value.metric
  statistic                 = each.value.statistic
  comparison_operator       = each.value.comparison
  threshold                 = each.value.threshold
  period                    = 300
  evaluation_periods        = 3
  alarm_actions             = var.alarm_actions
  insufficient_data_actions = var.alarm_actions
  tags                      = local.tags
  dimensions = {
    DBInstanceIdentifier = each.value.identifier
  }

  lifecycle {
    postcondition {
      condition     = try(length(self.alarm_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module rds: alarm_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = try(length(self.insufficient_data_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module rds: insufficient_data_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = coalesce(self.actions_enabled, true) == true || lookup(local.waived, "cloudwatch-alarm-action-enabled-check", false)
      error_message = "[cloudwatch-alarm-action-enabled-check] HIPAA 164.312(b), 164.308(a)(6)(ii), 164.308(a)(1)(ii)(D); SOC 2 CC7.2, CC4.2, CC7.3; module rds: actions_enabled must be true. Set actions_enabled to true, or leave it out."
    }
  }
}
