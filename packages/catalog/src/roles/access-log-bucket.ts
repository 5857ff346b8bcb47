import { openReference, shownBy, type Role, type RoleSources } from './role.ts';

const sources: RoleSources = [['aws_s3_bucket_logging', 'target_bucket']];

/** The older form, which a plan does not know where it is left out: it shows the role only where it is known. */
const inline: RoleSources = [['aws_s3_bucket', 'logging.target_bucket']];

/** A bucket that S3 server access logs are delivered to. */
export const accessLogBucket: Role = {
  id: 'access-log-bucket',
  title: 'an access-log bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) => shownBy(bucket, graph, [...sources, ...inline]),
  mayShow: (bucket, graph) => openReference(bucket, graph, sources),
};
