import {
  S3BucketLifecycleConfiguration,
  s3BucketLifecycleConfigurationRuleExpirationToHclTerraform as expirationToHcl,
  s3BucketLifecycleConfigurationRuleNoncurrentVersionTransitionToHclTerraform as noncurrentTransitionToHcl,
  s3BucketLifecycleConfigurationRuleTransitionToHclTerraform as transitionToHcl,
  type S3BucketLifecycleConfigurationRule as Rule,
} from '@cdktn/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { dynamicBlock, hcl, number, text } from '../expression.ts';
import type { ModuleScope, Precondition } from '../module-scope.ts';
import { metaOf, type Buckets, type Place } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Days for which a version that was replaced in a landing bucket stays: its copy is in the log archive. */
const landingNoncurrentDays = 30;

/**
 * Declares how objects grow old. Lifecycle rules are not replicated, so the replica has the same as the PHI bucket.
 *
 * A rule that deletes before the lock ends deletes nothing and says nothing, so each must lie beyond it.
 */
export function lifecycles(module: ModuleScope, inputs: PhiBucketInputs, buckets: Buckets): void {
  // A year counts for 366 days here, so that the bound holds whichever years the retention spans.
  module.local('retention_days', hcl`${inputs.phi_retention_years} * 366`);
  module.local(
    'noncurrent_days',
    hcl`coalesce(${inputs.noncurrent_version_expiration_days}, local.retention_days + 1)`,
  );
  const declare = (place: Place, rule: Rule[], preconditions: readonly Precondition[] = []): void => {
    module.resource(
      S3BucketLifecycleConfiguration,
      place,
      { bucket: buckets[place].bucket.id, rule },
      { ...metaOf(place), dependsOn: [buckets[place].versioning], preconditions },
    );
  };
  declare('this', phiRules(inputs), bounds(inputs));
  declare('access_logs', landingRules(inputs));
  declare('replica', phiRules(inputs));
  declare('replica_access_logs', landingRules(inputs));
  declare('log_archive', archiveRules());
}

/** Parts of uploads that were never finished are neither listed nor locked, but hold data and cost. */
const abandonedUploads: Rule = {
  id: 'abandoned-uploads',
  status: 'Enabled',
  filter: [{}],
  abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
};

/** A marker that no version stands behind any more. */
const loneDeleteMarkers: Rule = {
  id: 'lone-delete-markers',
  status: 'Enabled',
  filter: [{}],
  expiration: [{ expiredObjectDeleteMarker: true }],
};

function phiRules(inputs: PhiBucketInputs): Rule[] {
  return [
    abandonedUploads,
    {
      id: 'retention',
      status: 'Enabled',
      filter: [{}],
      transition: dynamicBlock(inputs.transitions, 'transition', transitionToHcl, {
        days: number`transition.value.days`,
        storageClass: text`transition.value.storage_class`,
      }),
      expiration: dynamicBlock(hcl`${inputs.expiration_days} == null ? [] : [1]`, 'expiration', expirationToHcl, {
        days: inputs.expiration_days,
      }),
      noncurrentVersionTransition: dynamicBlock(
        inputs.noncurrent_version_transitions,
        'noncurrent_version_transition',
        noncurrentTransitionToHcl,
        {
          noncurrentDays: number`noncurrent_version_transition.value.noncurrent_days`,
          storageClass: text`noncurrent_version_transition.value.storage_class`,
        },
      ),
      noncurrentVersionExpiration: [{ noncurrentDays: number`local.noncurrent_days` }],
    },
    loneDeleteMarkers,
  ];
}

function landingRules(inputs: PhiBucketInputs): Rule[] {
  return [
    abandonedUploads,
    {
      id: 'delivered-logs',
      status: 'Enabled',
      filter: [{}],
      expiration: [{ days: inputs.access_log_expiration_days }],
      noncurrentVersionExpiration: [{ noncurrentDays: landingNoncurrentDays }],
    },
    loneDeleteMarkers,
  ];
}

function archiveRules(): Rule[] {
  const days = number`local.retention_days + 1`;
  return [
    abandonedUploads,
    {
      id: 'retention',
      status: 'Enabled',
      filter: [{}],
      expiration: [{ days }],
      noncurrentVersionExpiration: [{ noncurrentDays: days }],
    },
    loneDeleteMarkers,
  ];
}

function bounds(inputs: PhiBucketInputs): readonly Precondition[] {
  const { expiration_days: expiration, transitions, noncurrent_version_transitions: noncurrent } = inputs;
  return [
    {
      condition: hcl`local.noncurrent_days > local.retention_days`,
      message:
        'module s3_bucket_phi: noncurrent_version_expiration_days ends before the lock does, so nothing would be deleted. Give it more than 366 days for each of phi_retention_years, or leave it out.',
    },
    {
      condition: hcl`${expiration} == null ? true : ${expiration} > local.retention_days`,
      message:
        'module s3_bucket_phi: expiration_days ends before the lock does. Give it more than 366 days for each of phi_retention_years, or leave it out.',
    },
    {
      condition: hcl`${expiration} == null ? true : alltrue([for one in ${transitions} : one.days < ${expiration}])`,
      message:
        'module s3_bucket_phi: expiration_days comes before a step of transitions, which S3 refuses. Leave out the steps that come too late.',
    },
    {
      condition: hcl`alltrue([for one in ${noncurrent} : one.noncurrent_days < local.noncurrent_days])`,
      message:
        'module s3_bucket_phi: noncurrent_version_expiration_days comes before a step of noncurrent_version_transitions, which S3 refuses. Leave out the steps that come too late.',
    },
  ];
}
