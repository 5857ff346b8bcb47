/**
 * Makes a folder of HCL: in each file a store with what belongs to it, variables, locals, and references to the file before.
 * Equal numbers give equal files.
 * @param files Files in the folder, at least 1.
 * @returns Texts by file name.
 */
export function syntheticFolder(files: number): ReadonlyMap<string, string> {
  return new Map(
    Array.from(
      { length: files },
      (_, index) => [`service-${String(index).padStart(5, '0')}.tf`, fileText(index)] as const,
    ),
  );
}

function fileText(index: number): string {
  const name = `service_${index}`;
  // A file that refers to no other would be no configuration that anybody has.
  const key = `aws_kms_key.service_${index - (index % 10)}.arn`;
  return `# Service ${index} keeps its documents here.
variable "${name}_days" {
  type    = number
  default = ${30 + (index % 60)}
}

locals {
  ${name}_tags = { Service = "${name}", DataClassification = ${index % 3 === 0 ? '"PHI"' : '"internal"'} }
}
${index % 10 === 0 ? keyText(name) : ''}
resource "aws_s3_bucket" "${name}" {
  bucket = "records-${index}"
  tags   = merge(local.${name}_tags, { Owner = "team-${index % 7}" })
}

resource "aws_s3_bucket_public_access_block" "${name}" {
  bucket                  = aws_s3_bucket.${name}.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = ${index % 5 !== 0}
}

resource "aws_s3_bucket_server_side_encryption_configuration" "${name}" {
  bucket = aws_s3_bucket.${name}.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = ${key}
    }
  }
}

resource "aws_cloudwatch_log_group" "${name}" {
  for_each          = toset(["api", "worker"])
  name              = "/services/${index}/\${each.key}"
  retention_in_days = var.${name}_days
  kms_key_id        = ${key}
}
`;
}

function keyText(name: string): string {
  return `
resource "aws_kms_key" "${name}" {
  description         = "Documents of ten services"
  enable_key_rotation = true
}
`;
}
