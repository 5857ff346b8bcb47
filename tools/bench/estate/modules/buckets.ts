import {
  assigned,
  assignedAll,
  blocks,
  derived,
  fixed,
  linked,
  preset,
  presets,
  unset,
  type Attribute,
  type Attributes,
} from '../attribute.ts';
import { arn, keyArn, nameOf, region, type Place } from '../place.ts';
import { bucketResources, policyDocument, principals } from '../policy-document.ts';
import { managed, policyText, taggedAs, untagged, type ModuleTemplate } from '../template.ts';

const documents = (place: Place): string => `${nameOf(place)}-documents`;
const accessLogs = ({ team }: Place): string => `${team}-access-logs`;
const archive = (place: Place): string => `${nameOf(place)}-20260112093000000000000001`;
const documentsArn = (place: Place): string => arn('s3', documents(place));

const ofDocuments = linked(['aws_s3_bucket.this.id'], documents);

/** The bucket of a service: one module instance for each, all resources of the family inside. */
export const bucket: ModuleTemplate = {
  name: 'bucket',
  forEachService: true,
  isGuarded: false,
  inputs: {
    kms_key_arn: ['module.keys.key_arn'],
    log_bucket: ['module.archives.log_bucket'],
    name: ['var.name', 'each.key'],
    versioning: ['each.value.versioning'],
  },
  outputs: {},
  resources: [
    managed('aws_s3_bucket', 'this', {
      bucket: derived(['var.name'], documents),
      bucket_prefix: assigned(''),
      ...taggedAs({ 'data-class': 'phi' }),
      ...ofAnyBucket(documents),
    }),
    managed(
      'aws_s3_bucket_lifecycle_configuration',
      'this',
      {
        bucket: ofDocuments,
        rule: blocks({
          abort_incomplete_multipart_upload: blocks({ days_after_initiation: fixed(7) }),
          filter: blocks({
            ...presets({ and: [], prefix: '', tag: [] }),
            ...unset('object_size_greater_than', 'object_size_less_than'),
          }),
          id: fixed('expire-old-versions'),
          noncurrent_version_expiration: blocks({
            newer_noncurrent_versions: preset(null),
            noncurrent_days: fixed(365),
          }),
          status: fixed('Enabled'),
          ...presets({ expiration: [], noncurrent_version_transition: [], prefix: '', transition: [] }),
        }),
        ...presets({ timeouts: null, transition_default_minimum_object_size: 'all_storage_classes_128K' }),
        ...assignedAll({ expected_bucket_owner: '', id: documents }),
      },
      { schemaVersion: 1 },
    ),
    managed('aws_s3_bucket_logging', 'this', {
      bucket: ofDocuments,
      target_bucket: linked(['var.log_bucket'], accessLogs),
      target_prefix: derived(['var.name'], (place) => `${nameOf(place)}/`),
      ...presets({ target_grant: [], target_object_key_format: [] }),
      expected_bucket_owner: preset(null, ''),
      id: assigned(documents),
    }),
    managed('aws_s3_bucket_ownership_controls', 'this', {
      bucket: ofDocuments,
      rule: blocks({ object_ownership: fixed('BucketOwnerEnforced') }),
      id: assigned(documents),
    }),
    managed('aws_s3_bucket_policy', 'this', {
      bucket: ofDocuments,
      policy: linked(['data.aws_iam_policy_document.this.json'], (place) => policyText(tlsOnly(place))),
      id: assigned(documents),
    }),
    managed('aws_s3_bucket_public_access_block', 'this', noPublicAccess(ofDocuments, documents)),
    managed('aws_s3_bucket_server_side_encryption_configuration', 'this', {
      ...encryption(ofDocuments, documents, fixed(true)),
    }),
    managed('aws_s3_bucket_versioning', 'this', {
      bucket: ofDocuments,
      versioning_configuration: blocks({
        mfa_delete: assigned(''),
        status: derived(['var.versioning'], ({ service }) => service.versioning),
      }),
      expected_bucket_owner: preset(null, ''),
      ...unset('mfa'),
      id: assigned(documents),
    }),
    policyDocument('this', (place) => ({ Version: '2012-10-17', Statement: [tlsOnly(place)] }), {
      isDeferred: true,
      statement: {
        sid: 'TlsOnly',
        effect: 'Deny',
        actions: ['s3:*'],
        resources: bucketResources(documentsArn),
        principals: principals('*', '*'),
        condition: { test: fixed('Bool'), values: fixed(['false']), variable: fixed('aws:SecureTransport') },
      },
    }),
  ],
};

/** Buckets by service in one module, joined by the key: with `each.value` and with `aws_s3_bucket.this[each.key]`. */
export const archives: ModuleTemplate = {
  name: 'archives',
  forEachService: false,
  isGuarded: false,
  inputs: { kms_key_arn: ['module.keys.key_arn'], name: ['var.name'], services: ['var.services'] },
  outputs: { log_bucket: ['aws_s3_bucket.logs.id'] },
  resources: [
    managed('aws_s3_bucket', 'logs', {
      bucket: derived(['var.name'], accessLogs),
      bucket_prefix: assigned(''),
      ...untagged(),
      ...ofAnyBucket(accessLogs),
    }),
    managed(
      'aws_s3_bucket',
      'this',
      {
        bucket: assigned(archive),
        bucket_prefix: derived(['var.name', 'each.key'], (place) => `${nameOf(place)}-`),
        ...untagged(),
        ...ofAnyBucket(archive),
      },
      { repeat: { forEach: 'var.services' } },
    ),
    managed('aws_s3_bucket_public_access_block', 'this', noPublicAccess(linked(['each.value.id'], archive), archive), {
      repeat: { forEach: 'aws_s3_bucket.this' },
    }),
    managed(
      'aws_s3_bucket_server_side_encryption_configuration',
      'this',
      encryption(linked(['aws_s3_bucket.this', 'each.key'], archive), archive, preset(null, false)),
      { repeat: { forEach: 'var.services' } },
    ),
  ],
};

function ofAnyBucket(name: (place: Place) => string): Attributes {
  return {
    ...presets({ force_destroy: false, timeouts: null }),
    ...assignedAll({
      acceleration_status: '',
      acl: null,
      arn: (place) => arn('s3', name(place)),
      bucket_domain_name: (place) => `${name(place)}.s3.amazonaws.com`,
      bucket_regional_domain_name: (place) => `${name(place)}.s3.${region}.amazonaws.com`,
      cors_rule: [],
      grant: [],
      hosted_zone_id: 'Z3AQBSTGFYJSTF',
      id: name,
      lifecycle_rule: [],
      logging: [],
      object_lock_configuration: [],
      object_lock_enabled: false,
      policy: '',
      region,
      replication_configuration: [],
      request_payer: 'BucketOwner',
      server_side_encryption_configuration: [],
      versioning: [],
      website: [],
      website_domain: null,
      website_endpoint: null,
    }),
  };
}

function noPublicAccess(of: Attribute, id: (place: Place) => string): Attributes {
  return {
    block_public_acls: fixed(true),
    block_public_policy: fixed(true),
    bucket: of,
    ignore_public_acls: fixed(true),
    restrict_public_buckets: fixed(true),
    id: assigned(id),
  };
}

function encryption(of: Attribute, id: (place: Place) => string, bucketKey: Attribute): Attributes {
  return {
    bucket: of,
    rule: blocks({
      apply_server_side_encryption_by_default: blocks({
        kms_master_key_id: linked(['var.kms_key_arn'], keyArn),
        sse_algorithm: fixed('aws:kms'),
      }),
      bucket_key_enabled: bucketKey,
    }),
    expected_bucket_owner: preset(null, ''),
    id: assigned(id),
  };
}

function tlsOnly(place: Place) {
  return {
    Action: 's3:*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    Effect: 'Deny',
    Principal: '*',
    Resource: [documentsArn(place), `${documentsArn(place)}/*`],
    Sid: 'TlsOnly',
  };
}
