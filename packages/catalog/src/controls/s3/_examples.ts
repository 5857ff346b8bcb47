import { neighbour, type ExampleNeighbour, type ExampleValues } from '../../example.ts';
import { ref } from '../../setting.ts';

/** Writes the neighbour that sets something about the judged bucket. */
export function ofBucket(type: string, values: ExampleValues): ExampleNeighbour {
  return neighbour(`${type}.this`, { bucket: ref('aws_s3_bucket.this', 'id'), ...values });
}

/** Writes a bucket policy with its text. */
export function policyText(...statements: readonly object[]): ExampleNeighbour {
  return ofBucket('aws_s3_bucket_policy', {
    policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  });
}

/** Writes a bucket policy whose text comes from a policy document that is read after the bucket is made. */
export function policyDocument(...statements: readonly ExampleValues[]): readonly ExampleNeighbour[] {
  return [
    ofBucket('aws_s3_bucket_policy', { policy: ref('data.aws_iam_policy_document.this', 'json') }),
    neighbour('data.aws_iam_policy_document.this', { statement: statements }),
  ];
}

/** The bucket and its objects, as a policy document names them. */
export const bucketAndObjects: ExampleValues = {
  resources: [ref('aws_s3_bucket.this', 'arn'), ref('aws_s3_bucket.this', 'arn', '/*')],
};

/** The bucket and a part of its objects, as a policy document names them. */
export const bucketAndLogs: ExampleValues = {
  resources: [ref('aws_s3_bucket.this', 'arn'), ref('aws_s3_bucket.this', 'arn', '/logs/*')],
};

/** A public access block of the account with all four settings on. */
export const accountBlocked: ExampleNeighbour = neighbour('aws_s3_account_public_access_block.this', {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
});

/** Everyone, as a policy document names them. */
export const everyone: ExampleValues = { principals: [{ type: '*', identifiers: ['*'] }] };

/** A public access block with all four settings on. */
export const publicAccessBlocked: ExampleNeighbour = ofBucket('aws_s3_bucket_public_access_block', {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
});
