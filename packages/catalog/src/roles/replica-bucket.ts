import type { Role } from './role.ts';

/** A bucket that another bucket is replicated into: the end of the chain. */
export const replicaBucket: Role = {
  id: 'replica-bucket',
  title: 'a replica bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) =>
    graph.referrers(bucket, 'aws_s3_bucket_replication_configuration', 'rule.destination.bucket').found.at(0)?.resource
      .address,
};
