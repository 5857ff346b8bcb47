import { S3BucketObjectLockConfigurationA as ObjectLock } from '@cdktn/provider-aws/lib/s3-bucket-object-lock-configuration/index.js';
import type { ModuleScope } from '../module-scope.ts';
import { lockedPlaces, metaOf, type Buckets, type Place } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** The lock configuration of each locked bucket. */
export type Locks = ReadonlyMap<Place, ObjectLock>;

/** Declares the default retention: no version of an object can be deleted before it ends. */
export function objectLocks(module: ModuleScope, inputs: PhiBucketInputs, buckets: Buckets): Locks {
  return new Map(
    lockedPlaces.map((place) => [
      place,
      module.resource(
        ObjectLock,
        place,
        {
          bucket: buckets[place].bucket.id,
          rule: { defaultRetention: { mode: inputs.object_lock_mode, years: inputs.phi_retention_years } },
        },
        { ...metaOf(place), dependsOn: [buckets[place].versioning] },
      ),
    ]),
  );
}
