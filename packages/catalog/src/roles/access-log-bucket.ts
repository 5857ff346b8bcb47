import type { Role } from './role.ts';

/** A bucket that S3 server access logs are delivered to. */
export const accessLogBucket: Role = {
  id: 'access-log-bucket',
  title: 'an access-log bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) =>
    graph.referrers(bucket, 'aws_s3_bucket_logging', 'target_bucket').found.at(0)?.resource.address,
};
