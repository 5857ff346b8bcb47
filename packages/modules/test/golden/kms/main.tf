locals {
  # A waiver holds through the end of its last day (UTC); after that the plan fails again.
  waived = { for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }

  via_services = {
    phi    = ["dynamodb", "ec2", "elasticache", "elasticfilesystem", "es", "rds", "s3", "secretsmanager", "sqs", "backup"]
    logs   = ["s3", "es"]
    infra  = ["ec2", "ecr", "eks", "lambda", "secretsmanager", "sns", "sqs", "ssm", "s3"]
    backup = ["backup", "dynamodb", "ec2", "elasticfilesystem", "rds", "s3"]
  }
  service_grants = { for region in toset([var.region, var.replica_region]) : region => {
    logs = [
      {
        sid      = "CloudWatchLogs"
        services = ["logs.${region}.amazonaws.com"]
        actions  = ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
        conditions = [
          {
            test     = "ArnLike"
            variable = "kms:EncryptionContext:aws:logs:arn"
            values = [
              "arn:${data.aws_partition.current.partition}:logs:${region}:${var.account_id}:log-group:${var.log_group_prefix}*",
            ]
          },
        ]
      },
      {
        sid      = "LogDelivery"
        services = ["delivery.logs.amazonaws.com"]
        actions  = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
        conditions = [
          {
            test     = "StringEquals"
            variable = "aws:SourceAccount"
            values   = [var.account_id]
          },
          {
            test     = "ArnLike"
            variable = "aws:SourceArn"
            values   = ["arn:${data.aws_partition.current.partition}:logs:${region}:${var.account_id}:*"]
          },
        ]
      },
      {
        sid      = "CloudTrail"
        services = ["cloudtrail.amazonaws.com"]
        actions  = ["kms:GenerateDataKey*"]
        conditions = [
          {
            test     = "ArnLike"
            variable = "aws:SourceArn"
            values   = ["arn:${data.aws_partition.current.partition}:cloudtrail:*:${var.account_id}:trail/*"]
          },
          {
            test     = "StringLike"
            variable = "kms:EncryptionContext:aws:cloudtrail:arn"
            values   = ["arn:${data.aws_partition.current.partition}:cloudtrail:*:${var.account_id}:trail/*"]
          },
        ]
      },
      {
        sid      = "CloudTrailDescribe"
        services = ["cloudtrail.amazonaws.com"]
        actions  = ["kms:DescribeKey"]
        conditions = [
          {
            test     = "ArnLike"
            variable = "aws:SourceArn"
            values   = ["arn:${data.aws_partition.current.partition}:cloudtrail:*:${var.account_id}:trail/*"]
          },
        ]
      },
    ]
    infra = [
      {
        sid = "Messaging"
        services = [
          "backup.amazonaws.com",
          "budgets.amazonaws.com",
          "cloudwatch.amazonaws.com",
          "codestar-notifications.amazonaws.com",
          "config.amazonaws.com",
          "costalerts.amazonaws.com",
          "events.rds.amazonaws.com",
          "s3.amazonaws.com",
          "sns.amazonaws.com",
        ]
        actions = ["kms:Decrypt", "kms:GenerateDataKey*"]
        conditions = [
          {
            test     = "StringEquals"
            variable = "aws:SourceAccount"
            values   = [var.account_id]
          },
        ]
      },
      {
        sid      = "Events"
        services = ["events.amazonaws.com"]
        actions  = ["kms:Decrypt", "kms:GenerateDataKey*"]
        conditions = [
          {
            test     = "StringEqualsIfExists"
            variable = "aws:SourceAccount"
            values   = [var.account_id]
          },
        ]
      },
    ]
  } }
  policies = merge(
    { for class in var.data_classes : class => { class = class, region = var.region } },
    { for class in var.replicated_classes : "${class}-replica" => { class = class, region = var.replica_region } },
  )
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "key" {
  for_each = local.policies

  statement {
    sid    = "AccountManagement"
    effect = "Allow"
    actions = [
      "kms:CancelKeyDeletion",
      "kms:CreateAlias",
      "kms:DeleteAlias",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:DisableKeyRotation",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListGrants",
      "kms:ListKeyPolicies",
      "kms:ListResourceTags",
      "kms:ListRetirableGrants",
      "kms:PutKeyPolicy",
      "kms:ReplicateKey",
      "kms:RevokeGrant",
      "kms:RotateKeyOnDemand",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateAlias",
      "kms:UpdateKeyDescription",
      "kms:UpdatePrimaryRegion",
    ]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${var.account_id}:root"]
    }
  }

  dynamic "statement" {
    for_each = length(var.administrator_arns) > 0 ? [1] : []

    content {
      sid    = "Administrators"
      effect = "Allow"
      actions = [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:DisableKeyRotation",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListResourceTags",
        "kms:ListRetirableGrants",
        "kms:PutKeyPolicy",
        "kms:ReplicateKey",
        "kms:RevokeGrant",
        "kms:RotateKeyOnDemand",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
        "kms:UpdatePrimaryRegion",
      ]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:CallerAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values   = var.administrator_arns
      }
    }
  }

  statement {
    sid       = "UseThroughServices"
    effect    = "Allow"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = [for service in local.via_services[each.value.class] : "${service}.${each.value.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "GrantThroughServices"
    effect    = "Allow"
    actions   = ["kms:CreateGrant"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = [for service in local.via_services[each.value.class] : "${service}.${each.value.region}.amazonaws.com"]
    }

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }

  dynamic "statement" {
    for_each = lookup(local.service_grants[each.value.region], each.value.class, [])
    iterator = grant

    content {
      sid       = grant.value.sid
      effect    = "Allow"
      actions   = grant.value.actions
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = grant.value.services
      }

      dynamic "condition" {
        for_each = grant.value.conditions

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }

  dynamic "statement" {
    for_each = var.autoscaling_access && contains(["phi", "infra"], each.value.class) ? [1] : []

    content {
      sid       = "AutoScalingUse"
      effect    = "Allow"
      actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:CallerAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values = [
          "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*",
        ]
      }
    }
  }

  dynamic "statement" {
    for_each = var.autoscaling_access && contains(["phi", "infra"], each.value.class) ? [1] : []

    content {
      sid       = "AutoScalingGrant"
      effect    = "Allow"
      actions   = ["kms:CreateGrant"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:CallerAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values = [
          "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*",
        ]
      }

      condition {
        test     = "Bool"
        variable = "kms:GrantIsForAWSResource"
        values   = ["true"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null && each.value.class == "logs" ? [1] : []

    content {
      sid       = "LogArchiveDelivery"
      effect    = "Allow"
      actions   = ["kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.reader_account_ids) > 0 && contains(["phi", "backup"], each.value.class) ? [1] : []

    content {
      sid       = "OtherAccountsUse"
      effect    = "Allow"
      actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = [for id in var.reader_account_ids : "arn:${data.aws_partition.current.partition}:iam::${id}:root"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.reader_account_ids) > 0 && contains(["phi", "backup"], each.value.class) ? [1] : []

    content {
      sid       = "OtherAccountsGrant"
      effect    = "Allow"
      actions   = ["kms:CreateGrant"]
      resources = ["*"]

      principals {
        type        = "AWS"
        identifiers = [for id in var.reader_account_ids : "arn:${data.aws_partition.current.partition}:iam::${id}:root"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "Bool"
        variable = "kms:GrantIsForAWSResource"
        values   = ["true"]
      }
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = toset(var.data_classes)

  description             = "Data class ${each.key} of ${var.name}"
  enable_key_rotation     = var.enable_key_rotation
  rotation_period_in_days = var.rotation_period_in_days
  deletion_window_in_days = var.deletion_window_in_days
  multi_region            = contains(var.replicated_classes, each.key)
  policy                  = data.aws_iam_policy_document.key[each.key].json
  tags                    = merge(var.tags, { DataClassification = each.key == "phi" ? "PHI" : "Internal" })

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = !(coalesce(self.customer_master_key_spec, "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT" && try(length(self.custom_key_store_id) == 0, true)) || coalesce(self.enable_key_rotation, false) == true || lookup(local.waived, "cmk-backing-key-rotation-enabled", false)
      error_message = "[cmk-backing-key-rotation-enabled] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, PI1.5; module kms: enable_key_rotation must be true. Set enable_key_rotation to true; old material is kept, so nothing has to be encrypted again."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || try(coalesce(self.deletion_window_in_days, 30) >= 30, false) || lookup(local.waived, "kms-key-deletion-window", false)
      error_message = "[kms-key-deletion-window] HIPAA 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.312(c)(1); SOC 2 A1.2, CC7.4; module kms: deletion_window_in_days must be 30 or more. Set deletion_window_in_days to 30, the longest that KMS offers, or leave it out."
    }

    postcondition {
      condition     = coalesce(self.bypass_policy_lockout_safety_check, false) == false || lookup(local.waived, "kms-key-lockout-safety-check-kept", false)
      error_message = "[kms-key-lockout-safety-check-kept] HIPAA 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC6.1; module kms: bypass_policy_lockout_safety_check must be false. Leave bypass_policy_lockout_safety_check out or set it to false."
    }
  }
}

resource "aws_kms_alias" "this" {
  for_each = toset(var.data_classes)

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}

resource "aws_kms_replica_key" "replica" {
  for_each = toset(var.replicated_classes)
  provider = aws.replica

  description             = "Replica of data class ${each.key} of ${var.name}"
  primary_key_arn         = aws_kms_key.this[each.key].arn
  deletion_window_in_days = var.deletion_window_in_days
  policy                  = data.aws_iam_policy_document.key["${each.key}-replica"].json
  tags                    = merge(var.tags, { DataClassification = each.key == "phi" ? "PHI" : "Internal" })

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || try(coalesce(self.deletion_window_in_days, 30) >= 30, false) || lookup(local.waived, "kms-key-deletion-window", false)
      error_message = "[kms-key-deletion-window] HIPAA 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.312(c)(1); SOC 2 A1.2, CC7.4; module kms: deletion_window_in_days must be 30 or more. Set deletion_window_in_days to 30, the longest that KMS offers, or leave it out."
    }

    postcondition {
      condition     = coalesce(self.bypass_policy_lockout_safety_check, false) == false || lookup(local.waived, "kms-key-lockout-safety-check-kept", false)
      error_message = "[kms-key-lockout-safety-check-kept] HIPAA 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC6.1; module kms: bypass_policy_lockout_safety_check must be false. Leave bypass_policy_lockout_safety_check out or set it to false."
    }
  }
}

resource "aws_kms_alias" "replica" {
  for_each = toset(var.replicated_classes)
  provider = aws.replica

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_replica_key.replica[each.key].key_id
}

resource "aws_cloudwatch_log_metric_filter" "key_loss" {
  count = var.key_loss_alarm == null ? 0 : 1

  name           = "${var.name}-key-loss"
  log_group_name = var.key_loss_alarm.log_group_name
  pattern        = "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"

  metric_transformation {
    name          = "KmsKeyDisabledOrScheduledForDeletion"
    namespace     = "Autoclave/Keys"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_metric_alarm" "key_loss" {
  count = var.key_loss_alarm == null ? 0 : 1

  alarm_name                = "${var.name}-key-loss"
  alarm_description         = "A KMS key was disabled or its deletion was ordered"
  metric_name               = "KmsKeyDisabledOrScheduledForDeletion"
  namespace                 = "Autoclave/Keys"
  statistic                 = "Sum"
  comparison_operator       = "GreaterThanOrEqualToThreshold"
  threshold                 = 1
  evaluation_periods        = 1
  period                    = 300
  treat_missing_data        = "notBreaching"
  alarm_actions             = var.key_loss_alarm.alarm_actions
  insufficient_data_actions = var.key_loss_alarm.alarm_actions
  tags                      = var.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.alarm_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module kms: alarm_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = try(length(self.insufficient_data_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module kms: insufficient_data_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = coalesce(self.actions_enabled, true) == true || lookup(local.waived, "cloudwatch-alarm-action-enabled-check", false)
      error_message = "[cloudwatch-alarm-action-enabled-check] HIPAA 164.312(b), 164.308(a)(6)(ii), 164.308(a)(1)(ii)(D); SOC 2 CC7.2, CC4.2, CC7.3; module kms: actions_enabled must be true. Set actions_enabled to true, or leave it out."
    }
  }
}
