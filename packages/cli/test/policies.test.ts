import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@autoclave/checker';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';
import { beforeAll, describe, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';

/** A bucket whose policy is known in parts: the ARN of the bucket is not. */
const bucket = (name: string, statement: string): string => `
resource "aws_s3_bucket" "${name}" {}

resource "aws_s3_bucket_policy" "${name}" {
  bucket = aws_s3_bucket.${name}.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })
}
`;

const denyPlain = (condition: string): string => `{
    Sid = "TlsOnly", Effect = "Deny", Principal = "*", Action = "s3:*",
    Resource  = [aws_s3_bucket.tls.arn, "\${aws_s3_bucket.tls.arn}/*"]
    Condition = ${condition}
  }`;

const configuration = [
  offlineProvider({ region: 'us-east-1' }),
  bucket('tls', denyPlain('{ Bool = { "aws:SecureTransport" = "false" } }')),
  bucket(
    'plain',
    `{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "s3:GetObject", Resource = "\${aws_s3_bucket.plain.arn}/*" }`,
  ),
  bucket(
    'public',
    `{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.public.arn}/*" }`,
  ),
  bucket(
    'own',
    `{ Effect = "Allow", Principal = { AWS = aws_iam_role.reader.arn }, Action = "s3:PutBucketAcl", Resource = aws_s3_bucket.own.arn }`,
  ),
  bucket(
    'shared',
    `{ Effect = "Allow", Principal = { AWS = ["111122223333", "444455556666"] }, Action = "s3:PutBucketAcl", Resource = aws_s3_bucket.shared.arn }`,
  ),
  `
resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "aws_kms_key" "phi" {}

resource "aws_iam_policy" "admin" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }, { Effect = "Allow", Action = "s3:GetObject", Resource = aws_s3_bucket.tls.arn }] })
}

resource "aws_iam_policy" "narrow" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["kms:GenerateDataKey"], Resource = aws_kms_key.phi.arn }] })
}

resource "aws_iam_policy" "decrypt" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["kms:Decrypt"], Resource = "*" }, { Effect = "Allow", Action = "kms:Sign", Resource = aws_kms_key.phi.arn }] })
}

resource "aws_iam_policy" "templated" {
  policy = <<-EOT
    { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "\${aws_s3_bucket.tls.arn}" }] }
  EOT
}
`,
].join('\n');

const asked: readonly (readonly [control: string, resource: string, verdict: string])[] = [
  ['s3-bucket-ssl-requests-only', 'aws_s3_bucket.tls', 'pass'],
  ['s3-bucket-ssl-requests-only', 'aws_s3_bucket.plain', 'fail'],
  ['s3-bucket-ssl-requests-only', 'aws_s3_bucket.public', 'fail'],
  ['s3-bucket-blacklisted-actions-prohibited', 'aws_s3_bucket.own', 'pass'],
  ['s3-bucket-blacklisted-actions-prohibited', 'aws_s3_bucket.shared', 'fail'],
  ['s3-bucket-public-read-prohibited', 'aws_s3_bucket.public', 'fail'],
  ['iam-policy-no-statements-with-admin-access', 'aws_iam_policy.admin', 'fail'],
  ['iam-policy-no-statements-with-admin-access', 'aws_iam_policy.narrow', 'pass'],
  ['iam-policy-no-statements-with-admin-access', 'aws_iam_policy.templated', 'fail'],
  ['iam-customer-policy-blocked-kms-actions', 'aws_iam_policy.decrypt', 'fail'],
  ['iam-customer-policy-blocked-kms-actions', 'aws_iam_policy.narrow', 'pass'],
];

describe('a policy of which only parts are known is judged by those', () => {
  let folder = '';
  const found = new Map<string, readonly Finding[]>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'autoclave-policies-'));
    writeFileSync(join(folder, 'main.tf'), configuration);
    const terraform = new Terraform({ env: process.env });
    await terraform.init(folder);
    const plan = await terraform.run(folder, ['plan', '-input=false', '-no-color', '-out=tfplan']);
    if (plan.exitCode !== 0) throw new Error(plan.stderr);
    writeFileSync(join(folder, 'plan.json'), (await terraform.run(folder, ['show', '-json', 'tfplan'], true)).stdout);
    for (const path of ['.', 'tfplan', 'plan.json']) {
      const { output } = await autoclave(['check', path, '--format', 'json', '--verdicts', 'all'], { cwd: folder });
      found.set(path, (JSON.parse(output) as { readonly findings: readonly Finding[] }).findings);
    }
    return () => rmSync(folder, { recursive: true, force: true });
  });

  const verdict = (path: string, control: string, resource: string): string | undefined =>
    found.get(path)?.find((one) => one.control === control && one.resource === resource)?.verdict;

  test.for(asked)('%s of %s: %s', ([control, resource, expected], { expect }) => {
    expect({ hcl: verdict('.', control, resource), archive: verdict('tfplan', control, resource) }).toEqual({
      hcl: expected,
      archive: expected,
    });
    // The JSON of a plan holds nothing of a text with one unknown part.
    expect(verdict('plan.json', control, resource)).toBe('unknown');
  });
});
