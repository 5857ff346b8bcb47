import { REFERENCE_MARK, UNKNOWN } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { readFiles, type Files } from './folder.ts';

const at = (reference: string): string => `${REFERENCE_MARK}${reference}${REFERENCE_MARK}`;

const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket_prefix = "b-"\n}\n';

/** What is written in an argument of the resource called `this`. */
async function written(files: Files | string, path: string): Promise<unknown> {
  const input = await readFiles(files);
  return input.instances.find((one) => one.name === 'this')!.document(path, true);
}

function statements(...resources: readonly string[]): string {
  const blocks = resources.map((one) => `  statement {\n    resources = ${one}\n  }\n`);
  return `data "aws_iam_policy_document" "this" {\n${blocks.join('')}}\n`;
}

describe('texts with references that are not known', () => {
  test.for([
    [
      'a reference and a template',
      '[aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]',
      [at('aws_s3_bucket.b.arn'), `${at('aws_s3_bucket.b.arn')}/*`],
    ],
    ['a known text', '[aws_s3_bucket.b.arn, "x"]', [at('aws_s3_bucket.b.arn'), 'x']],
    [
      'a loop',
      '[for part in ["a", "b"] : "${aws_s3_bucket.b.arn}/${part}"]',
      [`${at('aws_s3_bucket.b.arn')}/a`, `${at('aws_s3_bucket.b.arn')}/b`],
    ],
    ['a function', '[replace(aws_s3_bucket.b.arn, "x", "y")]', [UNKNOWN]],
    ['a template in a template', '["${"${aws_s3_bucket.b.arn}/logs"}/*"]', [`${at('aws_s3_bucket.b.arn')}/logs/*`]],
    ['one of two', '[aws_s3_bucket.b.id == "x" ? aws_s3_bucket.b.arn : "y"]', [UNKNOWN]],
    [
      'the mark itself',
      `["\${aws_s3_bucket.b.arn}${REFERENCE_MARK}", aws_s3_bucket.b.arn]`,
      [UNKNOWN, at('aws_s3_bucket.b.arn')],
    ],
  ] as const)('are kept with their references: %s', async ([, resources, expected], { expect }) => {
    expect(await written(bucket + statements(resources), 'statement[0].resources')).toEqual(expected);
  });

  test('are those of the block that the index names', async ({ expect }) => {
    const text = bucket + statements('["x"]', '["${aws_s3_bucket.b.arn}/*"]');
    expect(await written(text, 'statement[1].resources')).toEqual([`${at('aws_s3_bucket.b.arn')}/*`]);
    expect(await written(text, 'statement[2].resources')).toBeUndefined();
    expect(await written(text, 'statement.resources')).toBeUndefined();
  });

  test('are found through modules and locals', async ({ expect }) => {
    const files = {
      'main.tf': `${bucket}module "m" {\n  source = "./m"\n  arn = aws_s3_bucket.b.arn\n}\n`,
      'm/main.tf': `variable "arn" {}\nlocals {\n  all = "\${var.arn}/*"\n}\n${statements('[local.all]')}`,
    };
    expect(await written(files, 'statement[0].resources')).toEqual([`${at('aws_s3_bucket.b.arn')}/*`]);
  });

  test('are not shown where they are secret', async ({ expect }) => {
    const secret = 'variable "secret" {\n  default = "s"\n  sensitive = true\n}\n';
    const text = bucket + secret + statements('["${aws_s3_bucket.b.arn}/${var.secret}", var.secret]');
    expect(await written(text, 'statement[0].resources')).toEqual([UNKNOWN, UNKNOWN]);
  });

  test.for(['\\ue001', '\\uE001', REFERENCE_MARK])(
    'are not taken from a policy that holds the mark itself: %s',
    async (mark, { expect }) => {
      const policy = `<<EOF\n{"Statement": [{"Resource": "${mark}aws_s3_bucket.b.arn${mark}", "Sid": "\${aws_s3_bucket.b.id}"}]}\nEOF`;
      const text = `${bucket}resource "aws_s3_bucket_policy" "this" {\n  policy = ${policy}\n}\n`;
      expect(await written(text, 'policy')).toBeUndefined();
    },
  );

  test('end, however often a template stands in another', async ({ expect }) => {
    const locals = Array.from({ length: 60 }, (_, at) => `  l${at + 1} = "\${local.l${at}}\${local.l${at}}"\n`);
    const text = `${bucket}locals {\n  l0 = "\${aws_s3_bucket.b.arn}x"\n${locals.join('')}}\n${statements('[local.l1, local.l60]')}`;
    const arn = `${at('aws_s3_bucket.b.arn')}x`;
    expect(await written(text, 'statement[0].resources')).toEqual([`${arn}${arn}`, UNKNOWN]);
  });

  test.for([
    ['jsonencode', 'jsonencode({ Statement = [{ Resource = "${aws_s3_bucket.b.arn}/*" }] })'],
    ['a heredoc', '<<EOF\n{"Statement": [{"Resource": "${aws_s3_bucket.b.arn}/*"}]}\nEOF'],
  ])('are kept in a policy too: %s', async ([, policy], { expect }) => {
    const text = `${bucket}resource "aws_s3_bucket_policy" "this" {\n  policy = ${policy}\n}\n`;
    expect(await written(text, 'policy')).toEqual({ Statement: [{ Resource: `${at('aws_s3_bucket.b.arn')}/*` }] });
  });
});
