import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement as Statement,
} from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { S3BucketPolicy } from '@cdktn/provider-aws/lib/s3-bucket-policy/index.js';
import { hcl, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { loggedPlaces } from './access-logging.ts';
import { arnOf, metaOf, type Buckets, type Place } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';
import { malwareRoleArn } from './malware.ts';
import type { Locks } from './object-lock.ts';
import { accessLogRoleArn, phiRoleArn, replicaAccessLogRoleArn, type ReplicationRoles } from './replication-roles.ts';
import { inventoryPrefix } from './reports.ts';
import {
  flowLogDelivery,
  inventoryDelivery,
  loadBalancerLogDelivery,
  lockKept,
  narrowedAccess,
  ownKeyOnly,
  replicaDelivery,
  serverLogDelivery,
  transport,
} from './statements.ts';

/** The policies by bucket. */
export type Policies = { readonly [Name in Place]: S3BucketPolicy };

/**
 * Declares the policies. They come last: the lock that a policy protects must be set by then, and public policies must
 * be refused.
 */
export function bucketPolicies(
  module: ModuleScope,
  inputs: PhiBucketInputs,
  { buckets, locks, roles }: { readonly buckets: Buckets; readonly locks: Locks; readonly roles: ReplicationRoles },
): Policies {
  declareServiceRoles(module, inputs);
  const statements = statementsOf(inputs);
  const declare = (place: Place): S3BucketPolicy => {
    const document = module.data(DataAwsIamPolicyDocument, place, {
      statement: statements[place] as unknown as Statement[],
    });
    const lock = locks.get(place);
    return module.resource(
      S3BucketPolicy,
      place,
      { bucket: buckets[place].bucket.id, policy: document.json },
      {
        ...metaOf(place),
        dependsOn: [
          buckets[place].publicAccess,
          ...(lock === undefined ? [] : [lock]),
          // A policy may only name a role that exists.
          ...roles.all.filter((role) => role.into.includes(place)).map((role) => role.role),
        ],
      },
    );
  };
  return {
    this: declare('this'),
    access_logs: declare('access_logs'),
    replica: declare('replica'),
    replica_access_logs: declare('replica_access_logs'),
    log_archive: declare('log_archive'),
  };
}

/** The roles through which AWS services, and not people, reach PHI: they come from no network of the account. */
function declareServiceRoles(module: ModuleScope, inputs: PhiBucketInputs): void {
  module.local(
    'service_role_arns',
    hcl`concat(
  [${phiRoleArn}],
  ${inputs.malware_protection} ? [${malwareRoleArn}] : [],
  [for id in distinct([${inputs.account_id}, local.replica_account_id]) : "arn:\${data.aws_partition.current.partition}:iam::\${id}:role/aws-service-role/*"],
)`,
  );
}

function statementsOf(inputs: PhiBucketInputs): { readonly [Name in Place]: readonly unknown[] } {
  const phi = { arn: arnOf('this') };
  const accessLogs = { arn: arnOf('access_logs') };
  const replica = { arn: arnOf('replica') };
  const replicaAccessLogs = { arn: arnOf('replica_access_logs') };
  const archive = { arn: arnOf('log_archive') };
  return {
    this: [
      ...transport(phi, inputs),
      ...ownKeyOnly(phi, inputs.kms_key_arn),
      lockKept(phi, inputs),
      ...narrowedAccess(phi, inputs),
    ],
    access_logs: [
      ...transport(accessLogs, inputs),
      ...serverLogs('access_logs', inputs.account_id),
      loadBalancerLogDelivery(accessLogs, inputs),
      ...flowLogDelivery(accessLogs, inputs),
      inventoryDelivery(accessLogs, inputs, { bucket: phi.arn, prefix: inventoryPrefix }),
      replicaDelivery(accessLogs, inputs, replicaAccessLogRoleArn),
    ],
    replica: [
      ...transport(replica, inputs),
      ...ownKeyOnly(replica, inputs.replica_kms_key_arn),
      lockKept(replica, inputs),
      ...narrowedAccess(replica, inputs),
      replicaDelivery(replica, inputs, phiRoleArn),
    ],
    replica_access_logs: [
      ...transport(replicaAccessLogs, inputs),
      ...serverLogs('replica_access_logs', text`local.replica_account_id`),
    ],
    log_archive: [
      ...transport(archive, inputs),
      lockKept(archive, inputs),
      replicaDelivery(archive, inputs, accessLogRoleArn),
    ],
  };
}

/** The statements that let the buckets of an account be logged into one of them. */
function serverLogs(into: Place, account: string): readonly unknown[] {
  return loggedPlaces
    .filter((one) => one.into === into)
    .map(({ place, prefix }) =>
      serverLogDelivery({ arn: arnOf(into) }, { account, bucket: arnOf(place), prefix, name: pascalCase(place) }),
    );
}

function pascalCase(place: Place): string {
  return place.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
