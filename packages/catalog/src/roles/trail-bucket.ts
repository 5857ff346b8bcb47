import { openReference, type Role } from './role.ts';

/** A bucket that CloudTrail delivers to: the archive of the trail. */
export const trailBucket: Role = {
  id: 'trail-bucket',
  title: 'a CloudTrail archive bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) => graph.referrers(bucket, 'aws_cloudtrail', 's3_bucket_name').found.at(0)?.resource.address,
  mayShow: (bucket, graph) => openReference(bucket, graph, [['aws_cloudtrail', 's3_bucket_name']]),
};
