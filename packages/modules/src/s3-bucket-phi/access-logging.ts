import { S3BucketLoggingA as Logging } from '@cdktn/provider-aws/lib/s3-bucket-logging/index.js';
import type { ModuleScope } from '../module-scope.ts';
import type { Policies } from './bucket-policies.ts';
import { metaOf, type Buckets, type Place } from './buckets.ts';

/** Who is logged where. The prefix tells the logs of the buckets apart, for replication rules and for people. */
export const loggedPlaces: readonly { readonly place: Place; readonly into: Place; readonly prefix: string }[] = [
  { place: 'this', into: 'access_logs', prefix: 's3/phi/' },
  { place: 'replica', into: 'replica_access_logs', prefix: 's3/phi-replica/' },
  { place: 'log_archive', into: 'replica_access_logs', prefix: 's3/log-archive/' },
];

/** Declares the server access logs, each after the policy that admits them: S3 refuses a target that does not. */
export function accessLogging(module: ModuleScope, buckets: Buckets, policies: Policies): void {
  for (const { place, into, prefix } of loggedPlaces) {
    module.resource(
      Logging,
      place,
      {
        bucket: buckets[place].bucket.id,
        targetBucket: buckets[into].bucket.id,
        targetPrefix: prefix,
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: 'EventTime' } },
      },
      { ...metaOf(place), dependsOn: [policies[into]] },
    );
  }
}
