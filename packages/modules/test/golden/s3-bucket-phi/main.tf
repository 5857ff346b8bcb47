locals {
  # A waiver holds through the end of its last day (UTC); after that the plan fails again.
  waived = { for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }

  names = {
    this                = var.bucket
    access_logs         = "${var.bucket}-access-logs"
    replica             = "${var.bucket}-replica"
    replica_access_logs = "${var.bucket}-replica-access-logs"
    log_archive         = "${var.bucket}-log-archive"
  }
  arns               = { for place, name in local.names : place => "arn:${data.aws_partition.current.partition}:s3:::${name}" }
  replica_account_id = coalesce(var.replica_account_id, var.account_id)
  tags               = merge(var.tags, { DataClassification = var.data_classification })
  replication_role_arns = {
    replication                    = "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/${var.bucket}-replication"
    access_log_replication         = "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/${var.bucket}-log-replication"
    replica_access_log_replication = "arn:${data.aws_partition.current.partition}:iam::${local.replica_account_id}:role/${var.bucket}-replica-log-replication"
  }
  service_role_arns = concat(
    [local.replication_role_arns.replication],
    var.malware_protection ? ["arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/${var.bucket}-malware-scan"] : [],
    [for id in distinct([var.account_id, local.replica_account_id]) : "arn:${data.aws_partition.current.partition}:iam::${id}:role/aws-service-role/*"],
  )
  retention_days  = var.phi_retention_years * 366
  noncurrent_days = coalesce(var.noncurrent_version_expiration_days, local.retention_days + 1)
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_region" "replica" {
  provider = aws.replica
}

# PHI.
resource "aws_s3_bucket" "this" {
  bucket              = local.names.this
  object_lock_enabled = var.object_lock_enabled
  force_destroy       = var.force_destroy
  tags                = local.tags

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [object_lock_enabled]

    precondition {
      condition     = data.aws_region.current.id == var.region
      error_message = "module s3_bucket_phi: provider aws is configured for another Region than region says. Give both the same."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.force_destroy, false) == false || lookup(local.waived, "s3-bucket-force-destroy-disabled", false)
      error_message = "[s3-bucket-force-destroy-disabled] HIPAA 164.312(c)(1), 164.308(a)(7)(ii)(A), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: force_destroy must be false. Leave force_destroy out or set it to false."
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for versioning_configuration in self.versioning_configuration : versioning_configuration.status == "Enabled"]) || lookup(local.waived, "s3-bucket-versioning-enabled", false)
      error_message = "[s3-bucket-versioning-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.312(a)(2)(ii); SOC 2 CC7.4, A1.1, A1.2, C1.2, PI1.5; module s3_bucket_phi: versioning_configuration must be there, where status must be \"Enabled\". Add an aws_s3_bucket_versioning resource for the bucket with status Enabled."
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false) && (try(length(apply_server_side_encryption_by_default.kms_master_key_id) > 0 && length(regexall("(^|:)alias/aws/", apply_server_side_encryption_by_default.kms_master_key_id)) == 0, false))])]) || lookup(local.waived, "s3-bucket-kms-customer-managed-key", false)
      error_message = "[s3-bucket-kms-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.312(a)(1); SOC 2 CC6.1, CC6.7; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse and kms_master_key_id must be a key of your own. Set kms_master_key_id to the ARN of a customer managed key in the encryption configuration of the bucket."
    }

    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false)])]) || lookup(local.waived, "s3-default-encryption-kms", false)
      error_message = "[s3-default-encryption-kms] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.314(b)(1), 164.314(b)(2)(i), 164.314(b)(2)(ii), 164.314(b)(2)(iii), 164.314(b)(2)(iv); SOC 2 CC6.1, PI1.4; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse. Set sse_algorithm to aws:kms in an aws_s3_bucket_server_side_encryption_configuration for the bucket."
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets

  lifecycle {
    postcondition {
      condition     = coalesce(self.block_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.block_public_policy, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.ignore_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.restrict_public_buckets, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = var.object_ownership
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.object_ownership == "BucketOwnerEnforced"]) || lookup(local.waived, "s3-bucket-acl-prohibited", false)
      error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: rule must be there, where object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.this]
}

# Where S3 and load balancers deliver access logs. They do so only with SSE-S3 and without Object Lock, so the lasting copy is in the log archive.
resource "aws_s3_bucket" "access_logs" {
  bucket        = local.names.access_logs
  force_destroy = var.force_destroy
  tags          = local.tags

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.force_destroy, false) == false || lookup(local.waived, "s3-bucket-force-destroy-disabled", false)
      error_message = "[s3-bucket-force-destroy-disabled] HIPAA 164.312(c)(1), 164.308(a)(7)(ii)(A), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: force_destroy must be false. Leave force_destroy out or set it to false."
    }
  }
}

resource "aws_s3_bucket_versioning" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for versioning_configuration in self.versioning_configuration : versioning_configuration.status == "Enabled"]) || lookup(local.waived, "s3-bucket-versioning-enabled", false)
      error_message = "[s3-bucket-versioning-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.312(a)(2)(ii); SOC 2 CC7.4, A1.1, A1.2, C1.2, PI1.5; module s3_bucket_phi: versioning_configuration must be there, where status must be \"Enabled\". Add an aws_s3_bucket_versioning resource for the bucket with status Enabled."
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket                  = aws_s3_bucket.access_logs.id
  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets

  lifecycle {
    postcondition {
      condition     = coalesce(self.block_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.block_public_policy, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.ignore_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.restrict_public_buckets, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    object_ownership = var.object_ownership
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.object_ownership == "BucketOwnerEnforced"]) || lookup(local.waived, "s3-bucket-acl-prohibited", false)
      error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: rule must be there, where object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.access_logs]
}

# Copy of the PHI in the other Region. It ends the chain: it is not replicated further.
resource "aws_s3_bucket" "replica" {
  provider = aws.replica

  bucket              = local.names.replica
  object_lock_enabled = var.object_lock_enabled
  force_destroy       = var.force_destroy
  tags                = local.tags

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [object_lock_enabled]

    precondition {
      condition     = data.aws_region.replica.id == var.replica_region
      error_message = "module s3_bucket_phi: provider aws.replica is configured for another Region than replica_region says. Give both the same."
    }

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.force_destroy, false) == false || lookup(local.waived, "s3-bucket-force-destroy-disabled", false)
      error_message = "[s3-bucket-force-destroy-disabled] HIPAA 164.312(c)(1), 164.308(a)(7)(ii)(A), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: force_destroy must be false. Leave force_destroy out or set it to false."
    }
  }
}

resource "aws_s3_bucket_versioning" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for versioning_configuration in self.versioning_configuration : versioning_configuration.status == "Enabled"]) || lookup(local.waived, "s3-bucket-versioning-enabled", false)
      error_message = "[s3-bucket-versioning-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.312(a)(2)(ii); SOC 2 CC7.4, A1.1, A1.2, C1.2, PI1.5; module s3_bucket_phi: versioning_configuration must be there, where status must be \"Enabled\". Add an aws_s3_bucket_versioning resource for the bucket with status Enabled."
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.replica_kms_key_arn
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false) && (try(length(apply_server_side_encryption_by_default.kms_master_key_id) > 0 && length(regexall("(^|:)alias/aws/", apply_server_side_encryption_by_default.kms_master_key_id)) == 0, false))])]) || lookup(local.waived, "s3-bucket-kms-customer-managed-key", false)
      error_message = "[s3-bucket-kms-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.312(a)(1); SOC 2 CC6.1, CC6.7; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse and kms_master_key_id must be a key of your own. Set kms_master_key_id to the ARN of a customer managed key in the encryption configuration of the bucket."
    }

    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false)])]) || lookup(local.waived, "s3-default-encryption-kms", false)
      error_message = "[s3-default-encryption-kms] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.314(b)(1), 164.314(b)(2)(i), 164.314(b)(2)(ii), 164.314(b)(2)(iii), 164.314(b)(2)(iv); SOC 2 CC6.1, PI1.4; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse. Set sse_algorithm to aws:kms in an aws_s3_bucket_server_side_encryption_configuration for the bucket."
    }
  }
}

resource "aws_s3_bucket_public_access_block" "replica" {
  provider = aws.replica

  bucket                  = aws_s3_bucket.replica.id
  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets

  lifecycle {
    postcondition {
      condition     = coalesce(self.block_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.block_public_policy, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.ignore_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.restrict_public_buckets, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  rule {
    object_ownership = var.object_ownership
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.object_ownership == "BucketOwnerEnforced"]) || lookup(local.waived, "s3-bucket-acl-prohibited", false)
      error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: rule must be there, where object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.replica]
}

# Access logs of the other Region: S3 delivers them only within the Region of the bucket that they are about.
resource "aws_s3_bucket" "replica_access_logs" {
  provider = aws.replica

  bucket        = local.names.replica_access_logs
  force_destroy = var.force_destroy
  tags          = local.tags

  lifecycle {
    prevent_destroy = true

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.force_destroy, false) == false || lookup(local.waived, "s3-bucket-force-destroy-disabled", false)
      error_message = "[s3-bucket-force-destroy-disabled] HIPAA 164.312(c)(1), 164.308(a)(7)(ii)(A), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: force_destroy must be false. Leave force_destroy out or set it to false."
    }
  }
}

resource "aws_s3_bucket_versioning" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for versioning_configuration in self.versioning_configuration : versioning_configuration.status == "Enabled"]) || lookup(local.waived, "s3-bucket-versioning-enabled", false)
      error_message = "[s3-bucket-versioning-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.312(a)(2)(ii); SOC 2 CC7.4, A1.1, A1.2, C1.2, PI1.5; module s3_bucket_phi: versioning_configuration must be there, where status must be \"Enabled\". Add an aws_s3_bucket_versioning resource for the bucket with status Enabled."
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "replica_access_logs" {
  provider = aws.replica

  bucket                  = aws_s3_bucket.replica_access_logs.id
  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets

  lifecycle {
    postcondition {
      condition     = coalesce(self.block_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.block_public_policy, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.ignore_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.restrict_public_buckets, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id

  rule {
    object_ownership = var.object_ownership
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.object_ownership == "BucketOwnerEnforced"]) || lookup(local.waived, "s3-bucket-acl-prohibited", false)
      error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: rule must be there, where object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.replica_access_logs]
}

# Locked copy of the access logs of both Regions. A replica keeps the encryption of its source, so the logs stay under SSE-S3; the key is for anything else that is put here.
resource "aws_s3_bucket" "log_archive" {
  provider = aws.replica

  bucket              = local.names.log_archive
  object_lock_enabled = var.object_lock_enabled
  force_destroy       = var.force_destroy
  tags                = local.tags

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [object_lock_enabled]

    postcondition {
      condition     = !(try(!contains(["internal", "public"], lower(try(coalesce(self.tags_all["DataClassification"], "PHI"), "PHI"))), false) || try(!contains(["dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "sandbox", "demo", "preview", "ci", "local", "nonprod", "non-prod"], lower(try(coalesce(self.tags_all["Environment"], "prod"), "prod"))), false)) || coalesce(self.force_destroy, false) == false || lookup(local.waived, "s3-bucket-force-destroy-disabled", false)
      error_message = "[s3-bucket-force-destroy-disabled] HIPAA 164.312(c)(1), 164.308(a)(7)(ii)(A), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: force_destroy must be false. Leave force_destroy out or set it to false."
    }
  }
}

resource "aws_s3_bucket_versioning" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id

  versioning_configuration {
    status = "Enabled"
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for versioning_configuration in self.versioning_configuration : versioning_configuration.status == "Enabled"]) || lookup(local.waived, "s3-bucket-versioning-enabled", false)
      error_message = "[s3-bucket-versioning-enabled] HIPAA 164.312(c)(1), 164.312(c)(2), 164.308(a)(1)(ii)(B), 164.308(a)(7)(i), 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.312(a)(2)(ii); SOC 2 CC7.4, A1.1, A1.2, C1.2, PI1.5; module s3_bucket_phi: versioning_configuration must be there, where status must be \"Enabled\". Add an aws_s3_bucket_versioning resource for the bucket with status Enabled."
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.log_archive_kms_key_arn
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false) && (try(length(apply_server_side_encryption_by_default.kms_master_key_id) > 0 && length(regexall("(^|:)alias/aws/", apply_server_side_encryption_by_default.kms_master_key_id)) == 0, false))])]) || lookup(local.waived, "s3-bucket-kms-customer-managed-key", false)
      error_message = "[s3-bucket-kms-customer-managed-key] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.312(a)(1); SOC 2 CC6.1, CC6.7; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse and kms_master_key_id must be a key of your own. Set kms_master_key_id to the ARN of a customer managed key in the encryption configuration of the bucket."
    }

    postcondition {
      condition     = anytrue([for rule in self.rule : anytrue([for apply_server_side_encryption_by_default in rule.apply_server_side_encryption_by_default : try(contains(["aws:kms", "aws:kms:dsse"], apply_server_side_encryption_by_default.sse_algorithm), false)])]) || lookup(local.waived, "s3-default-encryption-kms", false)
      error_message = "[s3-default-encryption-kms] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii), 164.314(b)(1), 164.314(b)(2)(i), 164.314(b)(2)(ii), 164.314(b)(2)(iii), 164.314(b)(2)(iv); SOC 2 CC6.1, PI1.4; module s3_bucket_phi: rule must be there, where apply_server_side_encryption_by_default must be there, where sse_algorithm must be one of aws:kms, aws:kms:dsse. Set sse_algorithm to aws:kms in an aws_s3_bucket_server_side_encryption_configuration for the bucket."
    }
  }
}

resource "aws_s3_bucket_public_access_block" "log_archive" {
  provider = aws.replica

  bucket                  = aws_s3_bucket.log_archive.id
  block_public_acls       = var.block_public_acls
  block_public_policy     = var.block_public_policy
  ignore_public_acls      = var.ignore_public_acls
  restrict_public_buckets = var.restrict_public_buckets

  lifecycle {
    postcondition {
      condition     = coalesce(self.block_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.block_public_policy, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: block_public_policy must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.ignore_public_acls, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: ignore_public_acls must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }

    postcondition {
      condition     = coalesce(self.restrict_public_buckets, false) == true || lookup(local.waived, "s3-bucket-level-public-access-prohibited", false)
      error_message = "[s3-bucket-level-public-access-prohibited] HIPAA 164.312(a)(1), 164.312(e)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.1, CC6.6; module s3_bucket_phi: restrict_public_buckets must be true. Add an aws_s3_bucket_public_access_block resource for the bucket with all four settings true."
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id

  rule {
    object_ownership = var.object_ownership
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.object_ownership == "BucketOwnerEnforced"]) || lookup(local.waived, "s3-bucket-acl-prohibited", false)
      error_message = "[s3-bucket-acl-prohibited] HIPAA 164.312(a)(1), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C), 164.308(a)(4)(i), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(ii)(A), 164.314(b)(2)(i); SOC 2 CC6.1, CC6.3; module s3_bucket_phi: rule must be there, where object_ownership must be \"BucketOwnerEnforced\". Add an aws_s3_bucket_ownership_controls resource for the bucket with object_ownership BucketOwnerEnforced."
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.log_archive]
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    default_retention {
      mode  = var.object_lock_mode
      years = var.phi_retention_years
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_object_lock_configuration" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  rule {
    default_retention {
      mode  = var.object_lock_mode
      years = var.phi_retention_years
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}

resource "aws_s3_bucket_object_lock_configuration" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id

  rule {
    default_retention {
      mode  = var.object_lock_mode
      years = var.phi_retention_years
    }
  }

  depends_on = [aws_s3_bucket_versioning.log_archive]
}

data "aws_iam_policy_document" "replication_trust" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "replica_replication_trust" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.replica_account_id]
    }
  }
}

data "aws_iam_policy_document" "replication" {
  statement {
    sid       = "Source"
    effect    = "Allow"
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.this.arn]
  }

  statement {
    sid    = "SourceObjects"
    effect = "Allow"
    actions = [
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
      "s3:GetObjectLegalHold",
      "s3:GetObjectRetention",
    ]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }

  statement {
    sid       = "Destination"
    effect    = "Allow"
    actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["${aws_s3_bucket.replica.arn}/*"]
  }

  statement {
    sid       = "SourceKey"
    effect    = "Allow"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    }
  }

  statement {
    sid       = "DestinationKey"
    effect    = "Allow"
    actions   = ["kms:Encrypt", "kms:GenerateDataKey"]
    resources = [var.replica_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.replica_region}.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [aws_s3_bucket.replica.arn, "${aws_s3_bucket.replica.arn}/*"]
    }
  }
}

resource "aws_iam_role" "replication" {
  name               = "${var.bucket}-replication"
  description        = "S3 replication from ${local.names.this}"
  assume_role_policy = data.aws_iam_policy_document.replication_trust.json
  tags               = local.tags
}

resource "aws_iam_policy" "replication" {
  name   = "${var.bucket}-replication"
  policy = data.aws_iam_policy_document.replication.json
  tags   = local.tags
}

resource "aws_iam_role_policy_attachment" "replication" {
  role       = aws_iam_role.replication.name
  policy_arn = aws_iam_policy.replication.arn
}

data "aws_iam_policy_document" "access_log_replication" {
  statement {
    sid       = "Source"
    effect    = "Allow"
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.access_logs.arn]
  }

  statement {
    sid       = "SourceObjects"
    effect    = "Allow"
    actions   = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]
  }

  statement {
    sid       = "Destination"
    effect    = "Allow"
    actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["${aws_s3_bucket.log_archive.arn}/*"]
  }
}

resource "aws_iam_role" "access_log_replication" {
  name               = "${var.bucket}-log-replication"
  description        = "S3 replication from ${local.names.access_logs}"
  assume_role_policy = data.aws_iam_policy_document.replication_trust.json
  tags               = local.tags
}

resource "aws_iam_policy" "access_log_replication" {
  name   = "${var.bucket}-log-replication"
  policy = data.aws_iam_policy_document.access_log_replication.json
  tags   = local.tags
}

resource "aws_iam_role_policy_attachment" "access_log_replication" {
  role       = aws_iam_role.access_log_replication.name
  policy_arn = aws_iam_policy.access_log_replication.arn
}

data "aws_iam_policy_document" "replica_access_log_replication" {
  statement {
    sid       = "Source"
    effect    = "Allow"
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.replica_access_logs.arn]
  }

  statement {
    sid       = "SourceObjects"
    effect    = "Allow"
    actions   = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"]
    resources = ["${aws_s3_bucket.replica_access_logs.arn}/*"]
  }

  statement {
    sid       = "Destination"
    effect    = "Allow"
    actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["${aws_s3_bucket.log_archive.arn}/*", "${aws_s3_bucket.access_logs.arn}/*"]
  }
}

resource "aws_iam_role" "replica_access_log_replication" {
  provider = aws.replica

  name               = "${var.bucket}-replica-log-replication"
  description        = "S3 replication from ${local.names.replica_access_logs}"
  assume_role_policy = data.aws_iam_policy_document.replica_replication_trust.json
  tags               = local.tags
}

resource "aws_iam_policy" "replica_access_log_replication" {
  provider = aws.replica

  name   = "${var.bucket}-replica-log-replication"
  policy = data.aws_iam_policy_document.replica_access_log_replication.json
  tags   = local.tags
}

resource "aws_iam_role_policy_attachment" "replica_access_log_replication" {
  provider = aws.replica

  role       = aws_iam_role.replica_access_log_replication.name
  policy_arn = aws_iam_policy.replica_access_log_replication.arn
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "InsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.this, "${local.arns.this}/*"]

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

  statement {
    sid       = "OldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.this, "${local.arns.this}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null ? [1] : []

    content {
      sid       = "OtherOrganization"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [local.arns.this, "${local.arns.this}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  statement {
    sid       = "OtherEncryption"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.this}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["false"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }
  }

  statement {
    sid       = "OtherKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.this}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
      values   = [var.kms_key_arn]
    }
  }

  statement {
    sid       = "CustomerProvidedKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.this}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption-customer-algorithm"
      values   = ["false"]
    }
  }

  statement {
    sid       = "LockKept"
    effect    = "Deny"
    actions   = ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"]
    resources = [local.arns.this, "${local.arns.this}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    dynamic "condition" {
      for_each = length(var.break_glass_principal_arns) > 0 ? [1] : []

      content {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = var.break_glass_principal_arns
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.vpc_endpoint_ids) > 0 ? [1] : []

    content {
      sid       = "OtherNetwork"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = ["${local.arns.this}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:SourceVpce"
        values   = var.vpc_endpoint_ids
      }

      condition {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = local.service_role_arns
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:ViaAWSService"
        values   = ["false"]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.allowed_principal_arns) > 0 ? [1] : []

    content {
      sid       = "OtherPrincipal"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = ["${local.arns.this}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = concat(var.allowed_principal_arns, var.break_glass_principal_arns, local.service_role_arns)
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.this.json

  depends_on = [aws_s3_bucket_public_access_block.this, aws_s3_bucket_object_lock_configuration.this]
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    sid       = "InsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.access_logs, "${local.arns.access_logs}/*"]

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

  statement {
    sid       = "OldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.access_logs, "${local.arns.access_logs}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null ? [1] : []

    content {
      sid       = "OtherOrganization"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [local.arns.access_logs, "${local.arns.access_logs}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  statement {
    sid       = "ServerAccessLogsOfThis"
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.access_logs}/s3/phi/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.arns.this]
    }
  }

  dynamic "statement" {
    for_each = length(var.load_balancer_log_prefixes) > 0 ? [1] : []

    content {
      sid       = "LoadBalancerLogs"
      effect    = "Allow"
      actions   = ["s3:PutObject"]
      resources = [for prefix in var.load_balancer_log_prefixes : "${local.arns.access_logs}/${prefix}/AWSLogs/${var.account_id}/*"]

      principals {
        type        = "Service"
        identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values = [
          "arn:${data.aws_partition.current.partition}:elasticloadbalancing:${var.region}:${var.account_id}:loadbalancer/*",
        ]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.flow_log_prefixes) > 0 ? [1] : []

    content {
      effect    = "Allow"
      sid       = "FlowLogs"
      actions   = ["s3:PutObject"]
      resources = [for prefix in var.flow_log_prefixes : "${local.arns.access_logs}/${prefix}/AWSLogs/*"]

      principals {
        type        = "Service"
        identifiers = ["delivery.logs.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values   = ["arn:${data.aws_partition.current.partition}:logs:${var.region}:${var.account_id}:*"]
      }

      condition {
        test     = "StringEquals"
        variable = "s3:x-amz-acl"
        values   = ["bucket-owner-full-control"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.flow_log_prefixes) > 0 ? [1] : []

    content {
      effect    = "Allow"
      sid       = "FlowLogsCheck"
      actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
      resources = [local.arns.access_logs]

      principals {
        type        = "Service"
        identifiers = ["delivery.logs.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values   = ["arn:${data.aws_partition.current.partition}:logs:${var.region}:${var.account_id}:*"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.inventory_frequency != null ? [1] : []

    content {
      sid       = "Inventory"
      effect    = "Allow"
      actions   = ["s3:PutObject"]
      resources = ["${local.arns.access_logs}/inventory/*"]

      principals {
        type        = "Service"
        identifiers = ["s3.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values   = [local.arns.this]
      }

      condition {
        test     = "StringEquals"
        variable = "s3:x-amz-acl"
        values   = ["bucket-owner-full-control"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.replica_account_id != null ? [1] : []

    content {
      sid       = "Replicas"
      effect    = "Allow"
      actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
      resources = ["${local.arns.access_logs}/*"]

      principals {
        type        = "AWS"
        identifiers = [local.replication_role_arns.replica_access_log_replication]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id
  policy = data.aws_iam_policy_document.access_logs.json

  depends_on = [aws_s3_bucket_public_access_block.access_logs, aws_iam_role.replica_access_log_replication]
}

data "aws_iam_policy_document" "replica" {
  statement {
    sid       = "InsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.replica, "${local.arns.replica}/*"]

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

  statement {
    sid       = "OldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.replica, "${local.arns.replica}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null ? [1] : []

    content {
      sid       = "OtherOrganization"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [local.arns.replica, "${local.arns.replica}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  statement {
    sid       = "OtherEncryption"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.replica}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["false"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }
  }

  statement {
    sid       = "OtherKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.replica}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
      values   = [var.replica_kms_key_arn]
    }
  }

  statement {
    sid       = "CustomerProvidedKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.replica}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption-customer-algorithm"
      values   = ["false"]
    }
  }

  statement {
    sid       = "LockKept"
    effect    = "Deny"
    actions   = ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"]
    resources = [local.arns.replica, "${local.arns.replica}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    dynamic "condition" {
      for_each = length(var.break_glass_principal_arns) > 0 ? [1] : []

      content {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = var.break_glass_principal_arns
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.vpc_endpoint_ids) > 0 ? [1] : []

    content {
      sid       = "OtherNetwork"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = ["${local.arns.replica}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:SourceVpce"
        values   = var.vpc_endpoint_ids
      }

      condition {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = local.service_role_arns
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:ViaAWSService"
        values   = ["false"]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.allowed_principal_arns) > 0 ? [1] : []

    content {
      sid       = "OtherPrincipal"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = ["${local.arns.replica}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = concat(var.allowed_principal_arns, var.break_glass_principal_arns, local.service_role_arns)
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.replica_account_id != null ? [1] : []

    content {
      sid       = "Replicas"
      effect    = "Allow"
      actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
      resources = ["${local.arns.replica}/*"]

      principals {
        type        = "AWS"
        identifiers = [local.replication_role_arns.replication]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id
  policy = data.aws_iam_policy_document.replica.json

  depends_on = [aws_s3_bucket_public_access_block.replica, aws_s3_bucket_object_lock_configuration.replica, aws_iam_role.replication]
}

data "aws_iam_policy_document" "replica_access_logs" {
  statement {
    sid       = "InsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.replica_access_logs, "${local.arns.replica_access_logs}/*"]

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

  statement {
    sid       = "OldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.replica_access_logs, "${local.arns.replica_access_logs}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null ? [1] : []

    content {
      sid       = "OtherOrganization"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [local.arns.replica_access_logs, "${local.arns.replica_access_logs}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  statement {
    sid       = "ServerAccessLogsOfReplica"
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.replica_access_logs}/s3/phi-replica/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.replica_account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.arns.replica]
    }
  }

  statement {
    sid       = "ServerAccessLogsOfLogArchive"
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns.replica_access_logs}/s3/log-archive/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.replica_account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.arns.log_archive]
    }
  }
}

resource "aws_s3_bucket_policy" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id
  policy = data.aws_iam_policy_document.replica_access_logs.json

  depends_on = [aws_s3_bucket_public_access_block.replica_access_logs]
}

data "aws_iam_policy_document" "log_archive" {
  statement {
    sid       = "InsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.log_archive, "${local.arns.log_archive}/*"]

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

  statement {
    sid       = "OldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arns.log_archive, "${local.arns.log_archive}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  dynamic "statement" {
    for_each = var.organization_id != null ? [1] : []

    content {
      sid       = "OtherOrganization"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [local.arns.log_archive, "${local.arns.log_archive}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:PrincipalOrgID"
        values   = [var.organization_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:PrincipalIsAWSService"
        values   = ["false"]
      }
    }
  }

  statement {
    sid       = "LockKept"
    effect    = "Deny"
    actions   = ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"]
    resources = [local.arns.log_archive, "${local.arns.log_archive}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    dynamic "condition" {
      for_each = length(var.break_glass_principal_arns) > 0 ? [1] : []

      content {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = var.break_glass_principal_arns
      }
    }
  }

  dynamic "statement" {
    for_each = var.replica_account_id != null ? [1] : []

    content {
      sid       = "Replicas"
      effect    = "Allow"
      actions   = ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"]
      resources = ["${local.arns.log_archive}/*"]

      principals {
        type        = "AWS"
        identifiers = [local.replication_role_arns.access_log_replication]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id
  policy = data.aws_iam_policy_document.log_archive.json

  depends_on = [aws_s3_bucket_public_access_block.log_archive, aws_s3_bucket_object_lock_configuration.log_archive, aws_iam_role.access_log_replication, aws_iam_role.replica_access_log_replication]
}

resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.this.id
  target_bucket = aws_s3_bucket.access_logs.id
  target_prefix = "s3/phi/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  lifecycle {
    postcondition {
      condition     = try(length(self.target_bucket) > 0, false) || lookup(local.waived, "s3-bucket-logging-enabled", false)
      error_message = "[s3-bucket-logging-enabled] HIPAA 164.312(b), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, CC6.1, CC6.2, A1.1; module s3_bucket_phi: target_bucket must be set. Add an aws_s3_bucket_logging resource for the bucket with an access-log bucket as target_bucket."
    }
  }

  depends_on = [aws_s3_bucket_policy.access_logs]
}

resource "aws_s3_bucket_logging" "replica" {
  provider = aws.replica

  bucket        = aws_s3_bucket.replica.id
  target_bucket = aws_s3_bucket.replica_access_logs.id
  target_prefix = "s3/phi-replica/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  lifecycle {
    postcondition {
      condition     = try(length(self.target_bucket) > 0, false) || lookup(local.waived, "s3-bucket-logging-enabled", false)
      error_message = "[s3-bucket-logging-enabled] HIPAA 164.312(b), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, CC6.1, CC6.2, A1.1; module s3_bucket_phi: target_bucket must be set. Add an aws_s3_bucket_logging resource for the bucket with an access-log bucket as target_bucket."
    }
  }

  depends_on = [aws_s3_bucket_policy.replica_access_logs]
}

resource "aws_s3_bucket_logging" "log_archive" {
  provider = aws.replica

  bucket        = aws_s3_bucket.log_archive.id
  target_bucket = aws_s3_bucket.replica_access_logs.id
  target_prefix = "s3/log-archive/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  lifecycle {
    postcondition {
      condition     = try(length(self.target_bucket) > 0, false) || lookup(local.waived, "s3-bucket-logging-enabled", false)
      error_message = "[s3-bucket-logging-enabled] HIPAA 164.312(b), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, CC6.1, CC6.2, A1.1; module s3_bucket_phi: target_bucket must be set. Add an aws_s3_bucket_logging resource for the bucket with an access-log bucket as target_bucket."
    }
  }

  depends_on = [aws_s3_bucket_policy.replica_access_logs]
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "retention"
    status = "Enabled"

    filter {}

    dynamic "transition" {
      for_each = var.transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    dynamic "expiration" {
      for_each = var.expiration_days == null ? [] : [1]

      content {
        days = var.expiration_days
      }
    }

    dynamic "noncurrent_version_transition" {
      for_each = var.noncurrent_version_transitions

      content {
        noncurrent_days = noncurrent_version_transition.value.noncurrent_days
        storage_class   = noncurrent_version_transition.value.storage_class
      }
    }

    noncurrent_version_expiration {
      noncurrent_days = local.noncurrent_days
    }
  }

  rule {
    id     = "lone-delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  lifecycle {
    precondition {
      condition     = local.noncurrent_days > local.retention_days
      error_message = "module s3_bucket_phi: noncurrent_version_expiration_days ends before the lock does, so nothing would be deleted. Give it more than 366 days for each of phi_retention_years, or leave it out."
    }

    precondition {
      condition     = var.expiration_days == null ? true : var.expiration_days > local.retention_days
      error_message = "module s3_bucket_phi: expiration_days ends before the lock does. Give it more than 366 days for each of phi_retention_years, or leave it out."
    }

    precondition {
      condition     = var.expiration_days == null ? true : alltrue([for one in var.transitions : one.days < var.expiration_days])
      error_message = "module s3_bucket_phi: expiration_days comes before a step of transitions, which S3 refuses. Leave out the steps that come too late."
    }

    precondition {
      condition     = alltrue([for one in var.noncurrent_version_transitions : one.noncurrent_days < local.noncurrent_days])
      error_message = "module s3_bucket_phi: noncurrent_version_expiration_days comes before a step of noncurrent_version_transitions, which S3 refuses. Leave out the steps that come too late."
    }

    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-version-lifecycle-policy-check", false)
      error_message = "[s3-version-lifecycle-policy-check] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i); SOC 2 C1.2, C1.1; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule."
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "delivered-logs"
    status = "Enabled"

    filter {}

    expiration {
      days = var.access_log_expiration_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "lone-delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-version-lifecycle-policy-check", false)
      error_message = "[s3-version-lifecycle-policy-check] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i); SOC 2 C1.2, C1.1; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule."
    }
  }

  depends_on = [aws_s3_bucket_versioning.access_logs]
}

resource "aws_s3_bucket_lifecycle_configuration" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "retention"
    status = "Enabled"

    filter {}

    dynamic "transition" {
      for_each = var.transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    dynamic "expiration" {
      for_each = var.expiration_days == null ? [] : [1]

      content {
        days = var.expiration_days
      }
    }

    dynamic "noncurrent_version_transition" {
      for_each = var.noncurrent_version_transitions

      content {
        noncurrent_days = noncurrent_version_transition.value.noncurrent_days
        storage_class   = noncurrent_version_transition.value.storage_class
      }
    }

    noncurrent_version_expiration {
      noncurrent_days = local.noncurrent_days
    }
  }

  rule {
    id     = "lone-delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-version-lifecycle-policy-check", false)
      error_message = "[s3-version-lifecycle-policy-check] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i); SOC 2 C1.2, C1.1; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule."
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}

resource "aws_s3_bucket_lifecycle_configuration" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "delivered-logs"
    status = "Enabled"

    filter {}

    expiration {
      days = var.access_log_expiration_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "lone-delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-version-lifecycle-policy-check", false)
      error_message = "[s3-version-lifecycle-policy-check] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i); SOC 2 C1.2, C1.1; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule."
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica_access_logs]
}

resource "aws_s3_bucket_lifecycle_configuration" "log_archive" {
  provider = aws.replica

  bucket = aws_s3_bucket.log_archive.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "retention"
    status = "Enabled"

    filter {}

    expiration {
      days = local.retention_days + 1
    }

    noncurrent_version_expiration {
      noncurrent_days = local.retention_days + 1
    }
  }

  rule {
    id     = "lone-delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-version-lifecycle-policy-check", false)
      error_message = "[s3-version-lifecycle-policy-check] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i); SOC 2 C1.2, C1.1; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_lifecycle_configuration resource for the bucket with an enabled rule."
    }
  }

  depends_on = [aws_s3_bucket_versioning.log_archive]
}

resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  role   = aws_iam_role.replication.arn

  rule {
    id       = "phi"
    priority = 0
    status   = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Disabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket  = aws_s3_bucket.replica.arn
      account = var.replica_account_id

      encryption_configuration {
        replica_kms_key_id = var.replica_kms_key_arn
      }

      dynamic "access_control_translation" {
        for_each = var.replica_account_id == null ? [] : [1]

        content {
          owner = "Destination"
        }
      }

      dynamic "metrics" {
        for_each = var.replication_metrics ? [1] : []

        content {
          status = "Enabled"

          dynamic "event_threshold" {
            for_each = var.replication_time_control ? [1] : []

            content {
              minutes = 15
            }
          }
        }
      }

      dynamic "replication_time" {
        for_each = var.replication_time_control ? [1] : []

        content {
          status = "Enabled"

          time {
            minutes = 15
          }
        }
      }
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-bucket-replication-enabled", false)
      error_message = "[s3-bucket-replication-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_replication_configuration resource for the bucket with an enabled rule to a bucket in another Region."
    }
  }

  depends_on = [aws_s3_bucket_versioning.this, aws_s3_bucket_versioning.replica, aws_s3_bucket_object_lock_configuration.this, aws_s3_bucket_object_lock_configuration.replica, aws_iam_role_policy_attachment.replication]
}

resource "aws_s3_bucket_replication_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id
  role   = aws_iam_role.access_log_replication.arn

  rule {
    id       = "access-logs"
    priority = 0
    status   = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket  = aws_s3_bucket.log_archive.arn
      account = var.replica_account_id

      dynamic "access_control_translation" {
        for_each = var.replica_account_id == null ? [] : [1]

        content {
          owner = "Destination"
        }
      }

      dynamic "metrics" {
        for_each = var.replication_metrics ? [1] : []

        content {
          status = "Enabled"
        }
      }
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-bucket-replication-enabled", false)
      error_message = "[s3-bucket-replication-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_replication_configuration resource for the bucket with an enabled rule to a bucket in another Region."
    }
  }

  depends_on = [aws_s3_bucket_versioning.access_logs, aws_s3_bucket_versioning.log_archive, aws_s3_bucket_object_lock_configuration.log_archive, aws_iam_role_policy_attachment.access_log_replication]
}

resource "aws_s3_bucket_replication_configuration" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id
  role   = aws_iam_role.replica_access_log_replication.arn

  rule {
    id       = "replica-access-logs"
    priority = 0
    status   = "Enabled"

    filter {
      prefix = "s3/phi-replica/"
    }

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket = aws_s3_bucket.log_archive.arn

      dynamic "metrics" {
        for_each = var.replication_metrics ? [1] : []

        content {
          status = "Enabled"
        }
      }
    }
  }

  rule {
    id       = "log-archive-access-logs"
    priority = 1
    status   = "Enabled"

    filter {
      prefix = "s3/log-archive/"
    }

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket  = aws_s3_bucket.access_logs.arn
      account = var.replica_account_id == null ? null : var.account_id

      dynamic "access_control_translation" {
        for_each = var.replica_account_id == null ? [] : [1]

        content {
          owner = "Destination"
        }
      }

      dynamic "metrics" {
        for_each = var.replication_metrics ? [1] : []

        content {
          status = "Enabled"
        }
      }
    }
  }

  lifecycle {
    postcondition {
      condition     = anytrue([for rule in self.rule : rule.status == "Enabled"]) || lookup(local.waived, "s3-bucket-replication-enabled", false)
      error_message = "[s3-bucket-replication-enabled] HIPAA 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), 164.308(a)(7)(i), 164.312(a)(2)(ii), 164.308(a)(1)(ii)(B); SOC 2 A1.2, CC7.4; module s3_bucket_phi: rule must be there, where status must be \"Enabled\". Add an aws_s3_bucket_replication_configuration resource for the bucket with an enabled rule to a bucket in another Region."
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica_access_logs, aws_s3_bucket_versioning.log_archive, aws_s3_bucket_versioning.access_logs, aws_s3_bucket_object_lock_configuration.log_archive, aws_iam_role_policy_attachment.replica_access_log_replication]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  count = length(var.alarm_actions) > 0 ? 1 : 0

  alarm_name        = "${local.names.this}-replication-failed"
  alarm_description = "An object of ${local.names.this} could not be replicated"
  namespace         = "AWS/S3"
  metric_name       = "OperationsFailedReplication"
  dimensions = {
    SourceBucket      = local.names.this
    DestinationBucket = local.names.replica
    RuleId            = "phi"
  }
  statistic                 = "Sum"
  comparison_operator       = "GreaterThanThreshold"
  threshold                 = 0
  evaluation_periods        = 1
  period                    = 300
  treat_missing_data        = "notBreaching"
  alarm_actions             = var.alarm_actions
  insufficient_data_actions = var.alarm_actions
  tags                      = local.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.alarm_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module s3_bucket_phi: alarm_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = try(length(self.insufficient_data_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module s3_bucket_phi: insufficient_data_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = coalesce(self.actions_enabled, true) == true || lookup(local.waived, "cloudwatch-alarm-action-enabled-check", false)
      error_message = "[cloudwatch-alarm-action-enabled-check] HIPAA 164.312(b), 164.308(a)(6)(ii), 164.308(a)(1)(ii)(D); SOC 2 CC7.2, CC4.2, CC7.3; module s3_bucket_phi: actions_enabled must be true. Set actions_enabled to true, or leave it out."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "access_logs" {
  count = length(var.alarm_actions) > 0 ? 1 : 0

  alarm_name        = "${local.names.access_logs}-replication-failed"
  alarm_description = "An object of ${local.names.access_logs} could not be replicated"
  namespace         = "AWS/S3"
  metric_name       = "OperationsFailedReplication"
  dimensions = {
    SourceBucket      = local.names.access_logs
    DestinationBucket = local.names.log_archive
    RuleId            = "access-logs"
  }
  statistic                 = "Sum"
  comparison_operator       = "GreaterThanThreshold"
  threshold                 = 0
  evaluation_periods        = 1
  period                    = 300
  treat_missing_data        = "notBreaching"
  alarm_actions             = var.alarm_actions
  insufficient_data_actions = var.alarm_actions
  tags                      = local.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.alarm_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module s3_bucket_phi: alarm_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = try(length(self.insufficient_data_actions) > 0, false) || lookup(local.waived, "cloudwatch-alarm-action-check", false)
      error_message = "[cloudwatch-alarm-action-check] HIPAA 164.312(b); SOC 2 CC7.2, CC7.3, CC7.4; module s3_bucket_phi: insufficient_data_actions must be set. Set alarm_actions and insufficient_data_actions to a topic that people read."
    }

    postcondition {
      condition     = coalesce(self.actions_enabled, true) == true || lookup(local.waived, "cloudwatch-alarm-action-enabled-check", false)
      error_message = "[cloudwatch-alarm-action-enabled-check] HIPAA 164.312(b), 164.308(a)(6)(ii), 164.308(a)(1)(ii)(D); SOC 2 CC7.2, CC4.2, CC7.3; module s3_bucket_phi: actions_enabled must be true. Set actions_enabled to true, or leave it out."
    }
  }
}

resource "aws_lambda_permission" "event" {
  for_each = var.event_functions

  statement_id   = "s3-${var.bucket}-${each.key}"
  action         = "lambda:InvokeFunction"
  function_name  = each.value.arn
  principal      = "s3.amazonaws.com"
  source_arn     = local.arns.this
  source_account = var.account_id
}

resource "aws_s3_bucket_notification" "this" {
  bucket      = aws_s3_bucket.this.id
  eventbridge = var.eventbridge

  dynamic "queue" {
    for_each = var.event_queues

    content {
      id            = queue.key
      events        = queue.value.events
      filter_prefix = queue.value.filter_prefix
      filter_suffix = queue.value.filter_suffix
      queue_arn     = queue.value.arn
    }
  }

  dynamic "topic" {
    for_each = var.event_topics

    content {
      id            = topic.key
      events        = topic.value.events
      filter_prefix = topic.value.filter_prefix
      filter_suffix = topic.value.filter_suffix
      topic_arn     = topic.value.arn
    }
  }

  dynamic "lambda_function" {
    for_each = var.event_functions

    content {
      id                  = lambda_function.key
      events              = lambda_function.value.events
      filter_prefix       = lambda_function.value.filter_prefix
      filter_suffix       = lambda_function.value.filter_suffix
      lambda_function_arn = lambda_function.value.arn
    }
  }

  lifecycle {
    postcondition {
      condition     = coalesce(self.eventbridge, false) == true || length(self.queue) > 0 || length(self.topic) > 0 || length(self.lambda_function) > 0 || lookup(local.waived, "s3-event-notifications-enabled", false)
      error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true or queue must be there or topic must be there or lambda_function must be there. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
    }
  }

  depends_on = [aws_lambda_permission.event]
}

resource "aws_s3_bucket_notification" "access_logs" {
  bucket      = aws_s3_bucket.access_logs.id
  eventbridge = var.eventbridge

  lifecycle {
    postcondition {
      condition     = coalesce(self.eventbridge, false) == true || length(self.queue) > 0 || length(self.topic) > 0 || length(self.lambda_function) > 0 || lookup(local.waived, "s3-event-notifications-enabled", false)
      error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true or queue must be there or topic must be there or lambda_function must be there. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
    }
  }
}

resource "aws_s3_bucket_notification" "replica" {
  provider = aws.replica

  bucket      = aws_s3_bucket.replica.id
  eventbridge = var.eventbridge

  lifecycle {
    postcondition {
      condition     = coalesce(self.eventbridge, false) == true || length(self.queue) > 0 || length(self.topic) > 0 || length(self.lambda_function) > 0 || lookup(local.waived, "s3-event-notifications-enabled", false)
      error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true or queue must be there or topic must be there or lambda_function must be there. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
    }
  }
}

resource "aws_s3_bucket_notification" "replica_access_logs" {
  provider = aws.replica

  bucket      = aws_s3_bucket.replica_access_logs.id
  eventbridge = var.eventbridge

  lifecycle {
    postcondition {
      condition     = coalesce(self.eventbridge, false) == true || length(self.queue) > 0 || length(self.topic) > 0 || length(self.lambda_function) > 0 || lookup(local.waived, "s3-event-notifications-enabled", false)
      error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true or queue must be there or topic must be there or lambda_function must be there. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
    }
  }
}

resource "aws_s3_bucket_notification" "log_archive" {
  provider = aws.replica

  bucket      = aws_s3_bucket.log_archive.id
  eventbridge = var.eventbridge

  lifecycle {
    postcondition {
      condition     = coalesce(self.eventbridge, false) == true || length(self.queue) > 0 || length(self.topic) > 0 || length(self.lambda_function) > 0 || lookup(local.waived, "s3-event-notifications-enabled", false)
      error_message = "[s3-event-notifications-enabled] HIPAA 164.312(b); SOC 2 CC7.3, CC7.2; module s3_bucket_phi: eventbridge must be true or queue must be there or topic must be there or lambda_function must be there. Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true."
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "this" {
  count = length(var.cors_rules) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this.id

  dynamic "cors_rule" {
    for_each = var.cors_rules

    content {
      allowed_methods = cors_rule.value.allowed_methods
      allowed_origins = cors_rule.value.allowed_origins
      allowed_headers = cors_rule.value.allowed_headers
      expose_headers  = cors_rule.value.expose_headers
      max_age_seconds = cors_rule.value.max_age_seconds
    }
  }
}

resource "aws_s3_bucket_metric" "this" {
  count = var.request_metrics ? 1 : 0

  bucket = aws_s3_bucket.this.id
  name   = "entire-bucket"
}

resource "aws_s3_bucket_inventory" "this" {
  count = var.inventory_frequency == null ? 0 : 1

  bucket                   = aws_s3_bucket.this.id
  name                     = "all-versions"
  included_object_versions = "All"
  optional_fields = [
    "BucketKeyStatus",
    "EncryptionStatus",
    "LastModifiedDate",
    "ObjectLockLegalHoldStatus",
    "ObjectLockMode",
    "ObjectLockRetainUntilDate",
    "ReplicationStatus",
    "Size",
    "StorageClass",
  ]

  schedule {
    frequency = var.inventory_frequency
  }

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.access_logs.arn
      account_id = var.account_id
      format     = "Parquet"
      prefix     = "inventory"

      encryption {
        sse_s3 {}
      }
    }
  }

  depends_on = [aws_s3_bucket_policy.access_logs]
}

data "aws_iam_policy_document" "malware_trust" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["malware-protection-plan.guardduty.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "malware" {
  statement {
    sid     = "ManagedRule"
    effect  = "Allow"
    actions = ["events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"]
    resources = [
      "arn:${data.aws_partition.current.partition}:events:${var.region}:${var.account_id}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*",
    ]

    condition {
      test     = "StringLike"
      variable = "events:ManagedBy"
      values   = ["malware-protection-plan.guardduty.amazonaws.com"]
    }
  }

  statement {
    sid     = "ReadManagedRule"
    effect  = "Allow"
    actions = ["events:DescribeRule", "events:ListTargetsByRule"]
    resources = [
      "arn:${data.aws_partition.current.partition}:events:${var.region}:${var.account_id}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*",
    ]
  }

  statement {
    sid       = "Bucket"
    effect    = "Allow"
    actions   = ["s3:GetBucketNotification", "s3:ListBucket", "s3:PutBucketNotification"]
    resources = [aws_s3_bucket.this.arn]
  }

  statement {
    sid       = "Probe"
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.this.arn}/malware-protection-resource-validation-object"]
  }

  statement {
    sid    = "Scan"
    effect = "Allow"
    actions = [
      "s3:GetObject",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:GetObjectVersionTagging",
      "s3:PutObjectTagging",
      "s3:PutObjectVersionTagging",
    ]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }

  statement {
    sid       = "Key"
    effect    = "Allow"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "malware" {
  count = var.malware_protection ? 1 : 0

  name               = "${var.bucket}-malware-scan"
  description        = "GuardDuty scan of new objects"
  assume_role_policy = data.aws_iam_policy_document.malware_trust.json
  tags               = local.tags
}

resource "aws_iam_policy" "malware" {
  count = var.malware_protection ? 1 : 0

  name   = "${var.bucket}-malware-scan"
  policy = data.aws_iam_policy_document.malware.json
  tags   = local.tags
}

resource "aws_iam_role_policy_attachment" "malware" {
  count = var.malware_protection ? 1 : 0

  role       = aws_iam_role.malware[0].name
  policy_arn = aws_iam_policy.malware[0].arn
}

resource "aws_guardduty_malware_protection_plan" "this" {
  count = var.malware_protection ? 1 : 0

  role = aws_iam_role.malware[0].arn
  tags = local.tags

  protected_resource {
    s3_bucket {
      bucket_name = aws_s3_bucket.this.id
    }
  }

  actions {
    tagging {
      status = "ENABLED"
    }
  }

  depends_on = [aws_iam_role_policy_attachment.malware]
}
