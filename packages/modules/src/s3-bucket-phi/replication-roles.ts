import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement as Statement,
} from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { IamPolicy } from '@cdktn/provider-aws/lib/iam-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { raw, text, textMap } from '../expression.ts';
import type { ModuleScope, ResourceMeta } from '../module-scope.ts';
import type { Buckets, Place } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Name of a role in the addresses, and what it is made for. */
interface RoleFacts {
  readonly name: 'replication' | 'access_log_replication' | 'replica_access_log_replication';
  readonly suffix: string;
  readonly provider?: 'replica';
  /** Account that the role is in. */
  readonly account: string;
  readonly from: Place;
  readonly into: readonly Place[];
}

const home = 'var.account_id';

/** One role per source, so that the copy of the logs needs no right on PHI or its keys. */
const roleFacts: { readonly [Name in RoleFacts['name']]: RoleFacts } = {
  replication: { name: 'replication', suffix: '-replication', account: home, from: 'this', into: ['replica'] },
  access_log_replication: {
    name: 'access_log_replication',
    suffix: '-log-replication',
    account: home,
    from: 'access_logs',
    into: ['log_archive'],
  },
  replica_access_log_replication: {
    name: 'replica_access_log_replication',
    suffix: '-replica-log-replication',
    provider: 'replica',
    account: 'local.replica_account_id',
    from: 'replica_access_logs',
    into: ['log_archive', 'access_logs'],
  },
};

/** A role that S3 replicates with. */
export interface ReplicationRole {
  readonly role: IamRole;
  readonly attachment: IamRolePolicyAttachment;
  readonly from: Place;
  readonly into: readonly Place[];
}

/** The roles by their source. */
export interface ReplicationRoles {
  readonly phi: ReplicationRole;
  readonly accessLogs: ReplicationRole;
  readonly replicaAccessLogs: ReplicationRole;
  readonly all: readonly ReplicationRole[];
}

/** ARN of the role that replicates PHI, known before the role exists. */
export const phiRoleArn: string = text`local.replication_role_arns.replication`;

/** ARN of the role that replicates access logs, known before the role exists. */
export const accessLogRoleArn: string = text`local.replication_role_arns.access_log_replication`;

/** ARN of the role that replicates the access logs of the other Region, known before the role exists. */
export const replicaAccessLogRoleArn: string = text`local.replication_role_arns.replica_access_log_replication`;

/** Declares the roles that S3 replicates with. */
export function replicationRoles(module: ModuleScope, inputs: PhiBucketInputs, buckets: Buckets): ReplicationRoles {
  const arnOf = (place: Place): string => buckets[place].bucket.arn;
  const arns = Object.values(roleFacts).map(({ name, suffix, account }) => [
    name,
    text`"arn:\${data.aws_partition.current.partition}:iam::\${${raw(account)}}:role/\${var.bucket}${raw(suffix)}"`,
  ]);
  module.local('replication_role_arns', Object.fromEntries(arns));
  module.data(DataAwsIamPolicyDocument, 'replication_trust', { statement: [trust(inputs.account_id)] });
  module.data(DataAwsIamPolicyDocument, 'replica_replication_trust', {
    statement: [trust(text`local.replica_account_id`)],
  });
  const { replication, access_log_replication, replica_access_log_replication } = roleFacts;
  const phi = declareRole(module, replication, [...copying(replication, arnOf), ...keyStatements(inputs, arnOf)]);
  const accessLogs = declareRole(module, access_log_replication, copying(access_log_replication, arnOf));
  const replicaAccessLogs = declareRole(
    module,
    replica_access_log_replication,
    copying(replica_access_log_replication, arnOf),
  );
  return { phi, accessLogs, replicaAccessLogs, all: [phi, accessLogs, replicaAccessLogs] };
}

/** Only S3 on behalf of the account may take the role: without the account, S3 could be led to use it for another. */
function trust(account: string): Statement {
  return {
    effect: 'Allow',
    actions: ['sts:AssumeRole'],
    principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
    condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }],
  };
}

function declareRole(module: ModuleScope, facts: RoleFacts, statement: Statement[]): ReplicationRole {
  const { name, suffix, provider, from, into } = facts;
  const meta: ResourceMeta = provider === undefined ? {} : { provider };
  const named = text`"\${var.bucket}${raw(suffix)}"`;
  const trusted = provider === undefined ? 'replication_trust' : 'replica_replication_trust';
  const document = module.data(DataAwsIamPolicyDocument, name, { statement });
  const role = module.resource(
    IamRole,
    name,
    {
      name: named,
      description: text`"S3 replication from \${${raw(`local.names.${from}`)}}"`,
      assumeRolePolicy: text`data.aws_iam_policy_document.${raw(trusted)}.json`,
      tags: textMap`local.tags`,
    },
    meta,
  );
  const policy = module.resource(
    IamPolicy,
    name,
    { name: named, policy: document.json, tags: textMap`local.tags` },
    meta,
  );
  const attachment = module.resource(IamRolePolicyAttachment, name, { role: role.name, policyArn: policy.arn }, meta);
  return { role, attachment, from, into };
}

type ArnOf = (place: Place) => string;

/**
 * What a copy takes. `s3:ReplicateDelete` is not among it: nothing that is deleted at the source can be taken away from
 * the copy.
 */
function copying({ from, into }: RoleFacts, arnOf: ArnOf): Statement[] {
  return [
    {
      sid: 'Source',
      effect: 'Allow',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [arnOf(from)],
    },
    {
      sid: 'SourceObjects',
      effect: 'Allow',
      actions: [
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
        // The lock of an object goes with it.
        ...(from === 'this' ? ['s3:GetObjectLegalHold', 's3:GetObjectRetention'] : []),
      ],
      resources: [`${arnOf(from)}/*`],
    },
    {
      sid: 'Destination',
      effect: 'Allow',
      actions: ['s3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateObject', 's3:ReplicateTags'],
      resources: into.map((place) => `${arnOf(place)}/*`),
    },
  ];
}

/** The source key to read, the other key to write: each only through S3 in its Region and only for its bucket. */
function keyStatements(inputs: PhiBucketInputs, arnOf: ArnOf): readonly Statement[] {
  const through = (region: string, place: Place): NonNullable<Statement['condition']> => [
    { test: 'StringEquals', variable: 'kms:ViaService', values: [`s3.${region}.amazonaws.com`] },
    {
      test: 'StringLike',
      variable: 'kms:EncryptionContext:aws:s3:arn',
      values: [arnOf(place), `${arnOf(place)}/*`],
    },
  ];
  return [
    {
      sid: 'SourceKey',
      effect: 'Allow',
      actions: ['kms:Decrypt'],
      resources: [inputs.kms_key_arn],
      condition: through(inputs.region, 'this'),
    },
    {
      sid: 'DestinationKey',
      effect: 'Allow',
      actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [inputs.replica_kms_key_arn],
      condition: through(inputs.replica_region, 'replica'),
    },
  ];
}
