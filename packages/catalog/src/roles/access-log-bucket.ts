import { isOfAnother, openReference, shownBy, type Role, type RoleSources } from './role.ts';

const sources: RoleSources = [['aws_s3_bucket_logging', 'target_bucket']];

/** The older form, which a plan does not know where it is left out: it shows the role only where it is known. */
const inline: RoleSources = [['aws_s3_bucket', 'logging.target_bucket']];

/** A bucket that the S3 server access logs of other buckets are delivered to. One that logs to itself alone is a plain one. */
export const accessLogBucket: Role = {
  id: 'access-log-bucket',
  title: 'an access-log bucket',
  resources: ['aws_s3_bucket'],
  detect: (resource, graph) =>
    shownBy(resource, graph, [...sources, ...inline], (source) => isOfAnother(source, 'bucket', { resource, graph })),
  mayShow: (resource, graph) =>
    openReference(resource, graph, sources, (source) => isOfAnother(source, 'bucket', { resource, graph })),
};
