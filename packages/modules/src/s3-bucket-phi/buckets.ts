import { accessLogBucket, replicaBucket, type Role } from '@autoclave/catalog';
import { DataAwsPartition } from '@cdktn/provider-aws/lib/data-aws-partition/index.js';
import { DataAwsRegion } from '@cdktn/provider-aws/lib/data-aws-region/index.js';
import { S3BucketOwnershipControls } from '@cdktn/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPublicAccessBlock } from '@cdktn/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA as Encryption } from '@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA as Versioning } from '@cdktn/provider-aws/lib/s3-bucket-versioning/index.js';
import { S3Bucket } from '@cdktn/provider-aws/lib/s3-bucket/index.js';
import { hcl, raw, text, textMap } from '../expression.ts';
import type { ModuleScope, Precondition, ResourceMeta } from '../module-scope.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Names of the buckets, which are the names of their resources. */
export type Place = 'this' | 'access_logs' | 'replica' | 'replica_access_logs' | 'log_archive';

/** What tells the buckets apart. */
interface PlaceFacts {
  /** Added to the name of the PHI bucket. */
  readonly suffix: string;
  readonly provider?: 'replica';
  readonly role?: Role;
  /** Objects stay for `phi_retention_years`. */
  readonly locked: boolean;
  /** The key of new objects; without one, they are encrypted with SSE-S3. */
  readonly key?: string;
  readonly comment: string;
}

const facts: { readonly [Name in Place]: PlaceFacts } = {
  this: { suffix: '', locked: true, key: 'var.kms_key_arn', comment: 'PHI.' },
  access_logs: {
    suffix: '-access-logs',
    role: accessLogBucket,
    locked: false,
    comment:
      'Where S3 and load balancers deliver access logs. They do so only with SSE-S3 and without Object Lock, so the lasting copy is in the log archive.',
  },
  replica: {
    suffix: '-replica',
    provider: 'replica',
    role: replicaBucket,
    locked: true,
    key: 'var.replica_kms_key_arn',
    comment: 'Copy of the PHI in the other Region. It ends the chain: it is not replicated further.',
  },
  replica_access_logs: {
    suffix: '-replica-access-logs',
    provider: 'replica',
    role: accessLogBucket,
    locked: false,
    comment:
      'Access logs of the other Region: S3 delivers them only within the Region of the bucket that they are about.',
  },
  log_archive: {
    suffix: '-log-archive',
    provider: 'replica',
    role: replicaBucket,
    locked: true,
    key: 'var.log_archive_kms_key_arn',
    comment:
      'Locked copy of the access logs of both Regions. A replica keeps the encryption of its source, so the logs stay under SSE-S3; the key is for anything else that is put here.',
  },
};

/** The buckets in the order in which they are declared. */
export const places: readonly Place[] = ['this', 'access_logs', 'replica', 'replica_access_logs', 'log_archive'];

/** The buckets whose objects are locked. */
export const lockedPlaces: readonly Place[] = places.filter((place) => facts[place].locked);

/** What every resource of a bucket says besides its arguments: where it is, and what the bucket is used for. */
export function metaOf(place: Place): ResourceMeta {
  const { provider, role } = facts[place];
  return { ...(provider === undefined ? {} : { provider }), ...(role === undefined ? {} : { role }) };
}

/** Name of a bucket, known before it exists. */
export function nameOf(place: Place): string {
  return text`local.names.${raw(place)}`;
}

/** ARN of a bucket, known before it exists: a policy that names it can then be read in the plan. */
export function arnOf(place: Place): string {
  return text`local.arns.${raw(place)}`;
}

/** A bucket with what must stand before anything else is done to it. */
export interface DeclaredBucket {
  readonly bucket: S3Bucket;
  readonly versioning: Versioning;
  readonly publicAccess: S3BucketPublicAccessBlock;
}

/** The buckets by place. */
export type Buckets = { readonly [Name in Place]: DeclaredBucket };

/** Declares the buckets, each with versions, encryption, owner and public access settled. */
export function buckets(module: ModuleScope, inputs: PhiBucketInputs): Buckets {
  declareNames(module, inputs);
  return {
    this: declareBucket(module, inputs, 'this'),
    access_logs: declareBucket(module, inputs, 'access_logs'),
    replica: declareBucket(module, inputs, 'replica'),
    replica_access_logs: declareBucket(module, inputs, 'replica_access_logs'),
    log_archive: declareBucket(module, inputs, 'log_archive'),
  };
}

function declareNames(module: ModuleScope, inputs: PhiBucketInputs): void {
  const names = places.map((place) => [place, `${inputs.bucket}${facts[place].suffix}`]);
  module.local('names', Object.fromEntries(names));
  module.local(
    'arns',
    hcl`{ for place, name in local.names : place => "arn:\${data.aws_partition.current.partition}:s3:::\${name}" }`,
  );
  module.local('replica_account_id', hcl`coalesce(${inputs.replica_account_id}, ${inputs.account_id})`);
  module.local('tags', hcl`merge(${inputs.tags}, { DataClassification = ${inputs.data_classification} })`);
  module.data(DataAwsPartition, 'current', {});
  module.data(DataAwsRegion, 'current', {});
  module.data(DataAwsRegion, 'replica', {}, { provider: 'replica' });
}

function declareBucket(module: ModuleScope, inputs: PhiBucketInputs, place: Place): DeclaredBucket {
  const meta = metaOf(place);
  const { locked, comment } = facts[place];
  const bucket = module.resource(
    S3Bucket,
    place,
    {
      bucket: nameOf(place),
      ...(locked ? { objectLockEnabled: inputs.object_lock_enabled } : {}),
      forceDestroy: inputs.force_destroy,
      tags: textMap`local.tags`,
    },
    {
      ...meta,
      stateful: true,
      comment,
      preconditions: regionOf(place),
      // The flag replaces a bucket that was made without it; the lock configuration changes one in place.
      ...(locked ? { ignoreChanges: ['object_lock_enabled'] } : {}),
    },
  );
  const versioning = module.resource(
    Versioning,
    place,
    { bucket: bucket.id, versioningConfiguration: { status: 'Enabled' } },
    meta,
  );
  encrypt(module, place, bucket);
  const publicAccess = module.resource(
    S3BucketPublicAccessBlock,
    place,
    {
      bucket: bucket.id,
      blockPublicAcls: inputs.block_public_acls,
      blockPublicPolicy: inputs.block_public_policy,
      ignorePublicAcls: inputs.ignore_public_acls,
      restrictPublicBuckets: inputs.restrict_public_buckets,
    },
    meta,
  );
  module.resource(
    S3BucketOwnershipControls,
    place,
    { bucket: bucket.id, rule: { objectOwnership: inputs.object_ownership } },
    // S3 refuses two changes of who may reach a bucket at once.
    { ...meta, dependsOn: [publicAccess] },
  );
  return { bucket, versioning, publicAccess };
}

function encrypt(module: ModuleScope, place: Place, bucket: S3Bucket): void {
  const { key } = facts[place];
  const byDefault =
    key === undefined ? { sseAlgorithm: 'AES256' } : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: text`${raw(key)}` };
  module.resource(
    Encryption,
    place,
    {
      bucket: bucket.id,
      rule: [
        { applyServerSideEncryptionByDefault: byDefault, ...(key === undefined ? {} : { bucketKeyEnabled: true }) },
      ],
    },
    metaOf(place),
  );
}

/** Where a provider is configured for another Region than the input says, policies and keys would name the wrong one. */
function regionOf(place: Place): readonly Precondition[] {
  if (place === 'this') {
    return [
      {
        condition: hcl`data.aws_region.current.id == var.region`,
        message:
          'module s3_bucket_phi: provider aws is configured for another Region than region says. Give both the same.',
      },
    ];
  }
  if (place !== 'replica') return [];
  return [
    {
      condition: hcl`data.aws_region.replica.id == var.replica_region`,
      message:
        'module s3_bucket_phi: provider aws.replica is configured for another Region than replica_region says. Give both the same.',
    },
  ];
}
