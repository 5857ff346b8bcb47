import { block } from '../../conditions/block.ts';
import { companion, type Companion } from '../../conditions/companion.ts';
import type { Condition } from '../../conditions/condition.ts';
import type { ExampleNeighbour, ExampleValues } from '../../example.ts';
import { ofBucket } from './_examples.ts';

export { customerManagedKey } from '../kms/_customer-managed-key.ts';

/** Type of the resource that sets how S3 encrypts new objects of a bucket. */
export const encryptionType = 'aws_s3_bucket_server_side_encryption_configuration';

/** The default encryption of the bucket is set, and meets a condition. */
export function defaultEncryption(inner: Condition): Companion {
  const rule = block('rule').some(block('apply_server_side_encryption_by_default').some(inner));
  const name = 'server_side_encryption_configuration';
  return companion(encryptionType, 'bucket', rule, { name, condition: block(name).some(rule) });
}

/** Writes the default encryption of the judged bucket, for examples. */
export function encryptedBy(values: ExampleValues): ExampleNeighbour {
  return ofBucket(encryptionType, { rule: [{ apply_server_side_encryption_by_default: [values] }] });
}
