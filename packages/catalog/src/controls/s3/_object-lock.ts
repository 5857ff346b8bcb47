import { companion, type Companion } from '../../conditions/companion.ts';
import type { Condition } from '../../conditions/condition.ts';
import type { ExampleNeighbour, ExampleValue, ExampleValues } from '../../example.ts';
import { ofBucket } from './_examples.ts';

const type = 'aws_s3_bucket_object_lock_configuration';

/** The bucket has an Object Lock configuration of its own, and it meets a condition. */
export function objectLock(inner: Condition): Companion {
  return companion(type, 'bucket', inner);
}

/** Writes the default retention of the judged bucket, for examples. */
export function lockedFor(retention: ExampleValues): ExampleNeighbour {
  return ofBucket(type, { rule: [{ default_retention: [retention] }] });
}

/** Writes the Object Lock switch of the judged bucket, for examples. */
export function lockSwitch(enabled: ExampleValue): ExampleNeighbour {
  return ofBucket(type, { object_lock_enabled: enabled });
}
