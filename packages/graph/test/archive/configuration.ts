import { offlineProvider } from '../../src/terraform/index.ts';

/** A configuration with what the JSON of a plan leaves out: locals, dynamic blocks, lines, comments. */
export const clinic: Readonly<Record<string, string>> = {
  'main.tf': `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0.0"
    }
  }
}

variable "environment" {
  default = "dev"
}

variable "password" {
  type      = string
  sensitive = true
}

variable "sizes" {
  type    = object({ disk = number, tags = map(string) })
  default = { disk = 1, tags = {} }
}

locals {
  key    = module.keys["phi"].arn
  bucket = aws_s3_bucket.records.bucket
  either = aws_kms_key.spare.key_id == "none" ? aws_kms_key.spare.arn : local.key
}

module "keys" {
  source   = "./modules/key"
  for_each = toset(["phi", "logs"])
  name     = each.key
}

resource "aws_kms_key" "spare" {}

# autoclave:waive s3-bucket-logging-enabled reason="Logs of logs" owner=ann approver=bob expires=2027-01-31
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
  tags   = { owner = var.password }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "records" {
  bucket = aws_s3_bucket.records.id

  dynamic "rule" {
    for_each = [local.key]
    content {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = rule.value
      }
    }
  }
}

resource "aws_s3_bucket_versioning" "records" {
  bucket = local.bucket
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_ebs_volume" "local" {
  availability_zone = "us-east-1a"
  size              = var.sizes.disk
  kms_key_id        = local.key
}

resource "aws_ebs_volume" "either" {
  availability_zone = "us-east-1a"
  size              = 1
  kms_key_id        = local.either
}

resource "aws_ebs_volume" "chosen" {
  availability_zone = "us-east-1a"
  size              = 1
  kms_key_id        = var.environment == "prod" ? module.keys["phi"].arn : aws_kms_key.spare.arn
}

resource "aws_ebs_volume" "direct" {
  availability_zone = "us-east-1a"
  size              = 1
  kms_key_id        = aws_kms_key.spare.arn
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = aws_kms_key.spare.arn }]
  })
}

resource "aws_ssm_parameter" "secret" {
  name  = "secret"
  type  = "SecureString"
  value = jsonencode({ user = "admin", key = aws_kms_key.spare.arn })
}

resource "aws_sqs_queue" "secret" {
  name   = "secret"
  policy = jsonencode({ Statement = [{ Sid = var.password, Effect = "Deny", Resource = aws_kms_key.spare.arn }] })
}

moved {
  from = aws_cloudwatch_log_group.was
  to   = aws_cloudwatch_log_group.app
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "app"
  kms_key_id = local.key
}
`,
  'offline.tf': offlineProvider({ region: 'us-east-1' }),
  'terraform.tfvars': `environment = "prod"
password    = "hunter2-of-the-clinic"
sizes       = { disk = 40, tags = { a = "b" } }
`,
  'modules/key/main.tf': `variable "name" {}

resource "aws_kms_key" "this" {
  description         = var.name
  enable_key_rotation = true
}

output "arn" {
  value = aws_kms_key.this.arn
}
`,
  'terraform.tfstate': JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'f0a4b1d6-0000-0000-0000-000000000000',
    outputs: {},
    resources: [stateOf('aws_cloudwatch_log_group', 'was', 'app'), stateOf('aws_cloudwatch_log_group', 'gone', 'gone')],
  }),
};

function stateOf(type: string, name: string, id: string): object {
  const attributes = {
    id,
    name: id,
    arn: `arn:aws:logs:us-east-1:111122223333:log-group:${id}`,
    log_group_class: 'STANDARD',
    name_prefix: '',
    retention_in_days: 0,
    skip_destroy: false,
  };
  const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
  return { mode: 'managed', type, name, provider, instances: [{ schema_version: 0, attributes }] };
}
