import { S3BucketInventory } from '@cdktn/provider-aws/lib/s3-bucket-inventory/index.js';
import { S3BucketMetric } from '@cdktn/provider-aws/lib/s3-bucket-metric/index.js';
import { hcl } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import type { Policies } from './bucket-policies.ts';
import type { Buckets } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Where the inventory lies among the access logs. */
export const inventoryPrefix = 'inventory';

/** What the inventory says of each version besides its key: above all what proves encryption, lock and replication. */
const inventoryFields = [
  'BucketKeyStatus',
  'EncryptionStatus',
  'LastModifiedDate',
  'ObjectLockLegalHoldStatus',
  'ObjectLockMode',
  'ObjectLockRetainUntilDate',
  'ReplicationStatus',
  'Size',
  'StorageClass',
];

/** Declares the request metrics and the inventory, where they are asked for. */
export function reports(
  module: ModuleScope,
  inputs: PhiBucketInputs,
  { buckets, policies }: { readonly buckets: Buckets; readonly policies: Policies },
): void {
  module.resource(
    S3BucketMetric,
    'this',
    { bucket: buckets.this.bucket.id, name: 'entire-bucket' },
    { count: hcl`${inputs.request_metrics} ? 1 : 0` },
  );
  module.resource(
    S3BucketInventory,
    'this',
    {
      bucket: buckets.this.bucket.id,
      name: 'all-versions',
      includedObjectVersions: 'All',
      optionalFields: inventoryFields,
      schedule: { frequency: inputs.inventory_frequency },
      destination: {
        bucket: {
          bucketArn: buckets.access_logs.bucket.arn,
          accountId: inputs.account_id,
          format: 'Parquet',
          prefix: inventoryPrefix,
          encryption: { sseS3: {} },
        },
      },
    },
    { count: hcl`${inputs.inventory_frequency} == null ? 0 : 1`, dependsOn: [policies.access_logs] },
  );
}
