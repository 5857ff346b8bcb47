import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@autoclave/checker';
import { Terraform } from '@autoclave/graph/terraform';
import { beforeAll, describe, test } from 'vitest';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';
import { autoclave } from './run-autoclave.ts';

/*
 * A value that is made out of an attribute is another value: what protects `records-logs` does not protect `records`,
 * although its name is written with the name of the other bucket.
 */
const provider = `
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
`;

const named = `

variable "other" {
  type    = map(string)
  default = { a = "b", b = "a" }
}

resource "aws_s3_bucket" "known_suffix" {
  bucket = "hunt-records"
}
resource "aws_s3_bucket" "known_suffix_logs" {
  bucket = "hunt-records-logs"
}
resource "aws_s3_bucket" "open_suffix" {}
resource "aws_s3_bucket" "replaced" {}
resource "aws_s3_bucket" "lower" {}
resource "aws_s3_bucket" "template" {}

resource "aws_s3_bucket_versioning" "known_suffix" {
  bucket = "\${aws_s3_bucket.known_suffix.bucket}-logs"
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_versioning" "open_suffix" {
  bucket = "\${aws_s3_bucket.open_suffix.id}-logs"
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_versioning" "replaced" {
  bucket = replace(aws_s3_bucket.replaced.id, "-", "_")
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_versioning" "lower" {
  bucket = lower(aws_s3_bucket.lower.id)
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_versioning" "template" {
  bucket = "\${aws_s3_bucket.template.id}"
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "crossed" {
  for_each = var.other
}
resource "aws_s3_bucket_versioning" "crossed" {
  for_each = var.other
  bucket   = aws_s3_bucket.crossed[var.other[each.key]].id
  versioning_configuration {
    status = each.key == "a" ? "Enabled" : "Suspended"
  }
}
`;

const compared = `
resource "aws_s3_bucket" "only_compared" {}
resource "aws_s3_bucket_versioning" "only_compared" {
  bucket = aws_s3_bucket.only_compared.id != "" ? "some-other-bucket" : "another"
  versioning_configuration {
    status = "Enabled"
  }
}
`;

/** Of plan, saved plan and folder. A plan names what an expression holds, and not how: first plans cannot tell more. */
const expected: Readonly<Record<string, readonly [plan: string, archive: string, folder: string]>> = {
  'aws_s3_bucket.known_suffix': ['fail', 'fail', 'fail'],
  'aws_s3_bucket.known_suffix_logs': ['pass', 'pass', 'pass'],
  'aws_s3_bucket.open_suffix': ['pass', 'unknown', 'unknown'],
  'aws_s3_bucket.replaced': ['pass', 'unknown', 'unknown'],
  'aws_s3_bucket.lower': ['pass', 'pass', 'pass'],
  'aws_s3_bucket.template': ['pass', 'pass', 'pass'],
  'aws_s3_bucket.crossed["a"]': ['unknown', 'fail', 'fail'],
  'aws_s3_bucket.crossed["b"]': ['unknown', 'pass', 'pass'],
};

/** Verdicts on versioning by resource: of the plan, the saved plan and the folder. */
async function versioningIn(configuration: string): Promise<readonly ReadonlyMap<string, string>[]> {
  const folder = temporaryFolder({ 'main.tf': provider + configuration });
  const terraform = new Terraform({ env: process.env });
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-input=false', '-no-color', '-out=tfplan']);
  if (plan.exitCode !== 0) throw new Error(plan.stderr);
  writeFileSync(join(folder, 'plan.json'), (await terraform.run(folder, ['show', '-json', 'tfplan'], true)).stdout);
  const found: Map<string, string>[] = [];
  for (const path of ['plan.json', 'tfplan', '.']) {
    const { output } = await autoclave(['check', path, '--format', 'json', '--verdicts', 'all'], { cwd: folder });
    const { findings } = JSON.parse(output) as { readonly findings: readonly Finding[] };
    const versioning = findings.filter(({ control }) => control === 's3-bucket-versioning-enabled');
    found.push(new Map(versioning.map(({ resource, verdict }) => [resource, verdict])));
  }
  return found;
}

describe('a name that is made out of another', () => {
  let found: readonly ReadonlyMap<string, string>[] = [];
  beforeAll(async () => {
    found = await versioningIn(named);
  });

  test.for(Object.entries(expected))('%s: %o', ([resource, verdicts], { expect }) => {
    expect(found.map((verdictOf) => verdictOf.get(resource))).toEqual(verdicts);
  });
});

test('a bucket that is only compared is not the one that is named', async ({ expect }) => {
  const verdicts = (await versioningIn(compared)).map((verdictOf) => verdictOf.get('aws_s3_bucket.only_compared'));
  expect(verdicts).toEqual(['pass', 'unknown', 'unknown']);
});
