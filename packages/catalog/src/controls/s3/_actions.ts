import { coversAction } from '../../policy/patterns.ts';
import type { Access } from './_bucket-acl.ts';

/** Actions that only read, by the verb that they begin with. */
const readVerb = /^s3:(?:get|list|describe|head)/i;

/**
 * Names of the actions on buckets and objects, without `s3:`. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
const names: Readonly<Record<Access, string>> = {
  read: `
    GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging
    GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration
    GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock
    GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration
    GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration
    GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent
    GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes GetObjectVersionForReplication
    GetObjectVersionTagging GetObjectVersionTorrent GetReplicationConfiguration ListBucket ListBucketMultipartUploads
    ListBucketVersions ListMultipartUploadParts ListTagsForResource`,
  write: `
    AbortMultipartUpload BypassGovernanceRetention CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket
    DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite DeleteObject DeleteObjectTagging
    DeleteObjectVersion DeleteObjectVersionTagging InitiateReplication ObjectOwnerOverrideToBucketOwner
    PauseReplication PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAcl PutBucketCORS PutBucketLogging
    PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy
    PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite
    PutEncryptionConfiguration PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration
    PutMetricsConfiguration PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention PutObjectTagging
    PutObjectVersionAcl PutObjectVersionTagging PutReplicationConfiguration ReplicateDelete ReplicateObject
    ReplicateTags RestoreObject TagResource UntagResource`,
};

/** Actions on buckets and objects that read, and those that write or decide who may. */
export const bucketActions: Readonly<Record<Access, readonly string[]>> = {
  read: actions(names.read),
  write: actions(names.write),
};

function actions(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => `s3:${name}`);
}

/** Says whether an action that is written out reads or writes, also one that is newer than the list. */
export function isNamedAction(action: string, access: Access): boolean {
  return !/[*?]/.test(action) && coversAction('s3:*', action) && readVerb.test(action) === (access === 'read');
}
