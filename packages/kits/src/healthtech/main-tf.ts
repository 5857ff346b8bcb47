import { backup, kms, rds, s3BucketPhi, vpc } from '@autoclave/modules';
import { callModule } from '../module-call.ts';

/** Writes the root module: what is common, then the layers from the keys upwards. */
export function mainTf(): string {
  return [
    locals,
    '# Keys: one per data class. Everything below is encrypted under one of them from its creation.\n' + keys(),
    alarms,
    '# PHI objects, their access logs, and a copy of both in the recovery Region.\n' + phiBucket(),
    '# Network: three tiers. Nothing but load balancers may face the internet, and data stores have no way out.\n' +
      network(),
    '# PHI records.\n' + database(),
    '# Backups of everything with the tag Backup = daily, with a copy in the recovery Region.\n' + backups(),
  ].join('\n');
}

/** Labels of the module calls, which waivers select by address. */
const labels = ['keys', 'phi_bucket', 'network', 'database', 'backup'];

const locals = `locals {
  name = "\${var.project_name}-\${var.environment}"

  # Sizes differ between environments. Controls do not, but for those of availability where there is no PHI.
  settings = {
    dev = {
      data_classification = "Internal"
      nat_gateway_mode    = "single"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      multi_az            = false
      deletion_protection = false
      backup_days         = 7
    }
    staging = {
      data_classification = "Internal"
      nat_gateway_mode    = "single"
      instance_class      = "db.m7g.large"
      allocated_storage   = 50
      multi_az            = true
      deletion_protection = false
      backup_days         = 7
    }
    prod = {
      data_classification = "PHI"
      nat_gateway_mode    = "per_az"
      instance_class      = "db.m7g.large"
      allocated_storage   = 100
      multi_az            = true
      deletion_protection = true
      backup_days         = 14
    }
  }[var.environment]

  # One file for every consumer: these guards, autoclave check, and the auditor.
  waiver_list = yamldecode(file("\${path.module}/autoclave.waivers.yaml")).waivers
  waivers = {
    for label in ${JSON.stringify(labels).replaceAll(',', ', ')} : label => {
      # Several may name one control: the guards of the module come back when the last of them ends.
      for control, given in {
        for waiver in local.waiver_list : waiver.control => waiver... if startswith(waiver.resource, "module.\${label}.")
        } : control => {
        reason  = join("; ", given[*].reason)
        owner   = join(", ", distinct(given[*].owner))
        expires = substr(reverse(sort(given[*].expires))[0], 0, 10)
      }
    }
  }
}
`;

function keys(): string {
  return callModule('keys', kms, {
    name: '${local.name}',
    account_id: '${var.account_id}',
    region: '${var.region}',
    replica_region: '${var.replica_region}',
    administrator_arns: '${var.key_administrator_arns}',
  });
}

const alarms = `# Where alarms go. Subscribe a mailbox or a pager to it by hand: the address is not Terraform's business.
resource "aws_sns_topic" "alarms" {
  name              = "\${local.name}-alarms"
  kms_master_key_id = module.keys.key_arns["infra"]
}

data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "AlarmsAndEventsOfThisAccount"
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "NeverInClear"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}
`;

function phiBucket(): string {
  return callModule('phi_bucket', s3BucketPhi, {
    bucket: '${local.name}-phi-${var.account_id}',
    account_id: '${var.account_id}',
    region: '${var.region}',
    replica_region: '${var.replica_region}',
    kms_key_arn: '${module.keys.key_arns["phi"]}',
    replica_kms_key_arn: '${module.keys.replica_key_arns["phi"]}',
    log_archive_kms_key_arn: '${module.keys.replica_key_arns["logs"]}',
    data_classification: '${local.settings.data_classification}',
    phi_retention_years: '${var.phi_retention_years}',
    object_lock_mode: '${var.object_lock_mode}',
    object_lock_compliance_confirmation: '${var.object_lock_compliance_confirmation}',
    break_glass_principal_arns: '${var.break_glass_principal_arns}',
    alarm_actions: ['${aws_sns_topic.alarms.arn}'],
  });
}

function network(): string {
  return callModule('network', vpc, {
    name: '${local.name}',
    account_id: '${var.account_id}',
    region: '${var.region}',
    cidr_block: '${var.vpc_cidr_block}',
    availability_zones: '${var.availability_zones}',
    nat_gateway_mode: '${local.settings.nat_gateway_mode}',
    kms_key_arn: '${module.keys.key_arns["logs"]}',
    flow_log_bucket_arn: '${module.phi_bucket.flow_log_destination_arn}',
  });
}

function database(): string {
  return callModule('database', rds, {
    identifier: '${local.name}',
    account_id: '${var.account_id}',
    region: '${var.region}',
    db_name: '${var.database_name}',
    instance_class: '${local.settings.instance_class}',
    allocated_storage: '${local.settings.allocated_storage}',
    vpc_id: '${module.network.vpc_id}',
    subnet_ids: '${module.network.data_subnet_ids}',
    kms_key_id: '${module.keys.key_arns["phi"]}',
    log_kms_key_arn: '${module.keys.key_arns["logs"]}',
    data_classification: '${local.settings.data_classification}',
    storage_encrypted: true,
    multi_az: '${local.settings.multi_az}',
    deletion_protection: '${local.settings.deletion_protection}',
    backup_retention_period: '${local.settings.backup_days}',
    allowed_security_group_ids: '${var.database_client_security_group_ids}',
    backup_tags: { Backup: 'daily' },
    alarm_actions: ['${aws_sns_topic.alarms.arn}'],
    event_notifications: { sns_topic: '${aws_sns_topic.alarms.arn}' },
  });
}

function backups(): string {
  return callModule('backup', backup, {
    name: '${local.name}',
    account_id: '${var.account_id}',
    kms_key_arn: '${module.keys.key_arns["backup"]}',
    replica_kms_key_arn: '${module.keys.replica_key_arns["backup"]}',
  });
}
