import { openReference, shownBy, type Role, type RoleSources } from './role.ts';

const sources: RoleSources = [['aws_s3_bucket_replication_configuration', 'rule.destination.bucket']];

/** The older form, which a plan does not know where it is left out: it shows the role only where it is known. */
const inline: RoleSources = [['aws_s3_bucket', 'replication_configuration.rules.destination.bucket']];

/** A bucket that another bucket is replicated into: the end of the chain. */
export const replicaBucket: Role = {
  id: 'replica-bucket',
  title: 'a replica bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) => shownBy(bucket, graph, [...sources, ...inline]),
  mayShow: (bucket, graph) => openReference(bucket, graph, sources),
};
