locals {
  # A waiver holds through the end of its last day (UTC); after that the plan fails again.
  waived = { for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }
}

data "aws_partition" "current" {}

resource "aws_backup_vault" "this" {
  name        = var.name
  kms_key_arn = var.kms_key_arn
  tags        = var.tags

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = try(length(self.kms_key_arn) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_arn)) == 0, false)
      error_message = "[backup-recovery-point-encrypted] HIPAA 164.312(a)(2)(ii); SOC 2 A1.2, CC7.4, PI1.5; module backup: kms_key_arn must be a key of your own. Set kms_key_arn before the first apply: a vault keeps the key that it was made with."
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "NobodyDeletesRecoveryPoints"
    effect    = "Deny"
    actions   = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:PutBackupVaultAccessPolicy"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_backup_vault_policy" "this" {
  backup_vault_name = aws_backup_vault.this.name
  policy            = data.aws_iam_policy_document.this.json
}

# Governance mode: without changeable_for_days the lock can be lifted by those with the right to.
resource "aws_backup_vault_lock_configuration" "this" {
  backup_vault_name  = aws_backup_vault.this.name
  min_retention_days = var.min_retention_days
}

resource "aws_backup_vault" "replica" {
  provider = aws.replica

  name        = var.name
  kms_key_arn = var.replica_kms_key_arn
  tags        = var.tags

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = try(length(self.kms_key_arn) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_arn)) == 0, false)
      error_message = "[backup-recovery-point-encrypted] HIPAA 164.312(a)(2)(ii); SOC 2 A1.2, CC7.4, PI1.5; module backup: kms_key_arn must be a key of your own. Set kms_key_arn before the first apply: a vault keeps the key that it was made with."
    }
  }
}

data "aws_iam_policy_document" "replica" {
  statement {
    sid       = "NobodyDeletesRecoveryPoints"
    effect    = "Deny"
    actions   = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:PutBackupVaultAccessPolicy"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_backup_vault_policy" "replica" {
  provider = aws.replica

  backup_vault_name = aws_backup_vault.replica.name
  policy            = data.aws_iam_policy_document.replica.json
}

# Governance mode: without changeable_for_days the lock can be lifted by those with the right to.
resource "aws_backup_vault_lock_configuration" "replica" {
  provider = aws.replica

  backup_vault_name  = aws_backup_vault.replica.name
  min_retention_days = var.min_retention_days
}

resource "aws_backup_plan" "this" {
  name = var.name
  tags = var.tags

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.this.name
    schedule          = var.schedule
    start_window      = 60
    completion_window = 480

    lifecycle {
      delete_after = var.delete_after
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.replica.arn

      lifecycle {
        delete_after = var.delete_after
      }
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : (can(regex("^cron\\(\\S+ \\S+ (\\*|\\?|\\*\\/1|1\\/1) (\\*|\\*\\/1|1\\/1) (\\*|\\?|1-7|SUN-SAT|MON-SUN) \\*\\)$", rule.schedule)) || try(length(rule.schedule) == 0, true)) && (alltrue([for lifecycle in rule.lifecycle : try(lifecycle.delete_after >= 35, false) || try(coalesce(lifecycle.delete_after, 0) <= 0, false)]))]) || lookup(local.waived, "backup-plan-min-frequency-and-min-retention-check", false)
      error_message = "[backup-plan-min-frequency-and-min-retention-check] HIPAA 164.312(a)(2)(ii); SOC 2 A1.2, CC7.4; module backup: rule must run every day and keep recovery points for 35 days or more, at least once. Give the plan a rule with a daily schedule and lifecycle.delete_after of 35 or more."
    }
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "BackupOfThisAccount"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["backup.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${var.name}-backup-"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "backup" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_iam_role_policy_attachment" "restores" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores"
}

resource "aws_backup_selection" "this" {
  name         = "daily"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.this.arn
  resources    = ["*"]

  condition {
    string_equals {
      key   = "aws:ResourceTag/${var.selection_tag.key}"
      value = var.selection_tag.value
    }
  }
}
