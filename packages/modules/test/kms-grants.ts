import { account, administrators, backupAccount, organization } from './kms-calls.ts';

/** A statement of a policy, as the plan holds it. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal: string | { readonly [kind: string]: string | readonly string[] };
  readonly Condition?: { readonly [test: string]: { readonly [key: string]: string | readonly string[] } };
}

/** What a key gives to one party. */
export interface Grant {
  readonly who: PolicyStatement['Principal'];
  readonly may: readonly string[];
  readonly when: PolicyStatement['Condition'];
}

/** Reads a policy as a table from statement id to grant. */
export function grantsIn(policy: string): { readonly [sid: string]: Grant } {
  const { Statement } = JSON.parse(policy) as { readonly Statement: readonly PolicyStatement[] };
  return Object.fromEntries(
    Statement.map(({ Sid, Action, Principal, Condition }) => [
      Sid,
      { who: Principal, may: [Action].flat(), when: Condition },
    ]),
  );
}

const administration = [
  'kms:UpdatePrimaryRegion',
  'kms:UpdateKeyDescription',
  'kms:UpdateAlias',
  'kms:UntagResource',
  'kms:TagResource',
  'kms:ScheduleKeyDeletion',
  'kms:RotateKeyOnDemand',
  'kms:RevokeGrant',
  'kms:ReplicateKey',
  'kms:PutKeyPolicy',
  'kms:ListRetirableGrants',
  'kms:ListResourceTags',
  'kms:ListKeyPolicies',
  'kms:ListGrants',
  'kms:GetKeyRotationStatus',
  'kms:GetKeyPolicy',
  'kms:EnableKeyRotation',
  'kms:EnableKey',
  'kms:DisableKeyRotation',
  'kms:DisableKey',
  'kms:DescribeKey',
  'kms:DeleteAlias',
  'kms:CreateAlias',
  'kms:CancelKeyDeletion',
];
const use = ['kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Encrypt', 'kms:DescribeKey', 'kms:Decrypt'];

const services: { readonly [dataClass: string]: readonly string[] } = {
  phi: ['dynamodb', 'ec2', 'elasticache', 'elasticfilesystem', 'es', 'rds', 's3', 'secretsmanager', 'sqs', 'backup'],
  logs: ['s3', 'es'],
  infra: ['ec2', 'ecr', 'eks', 'lambda', 'secretsmanager', 'sns', 'sqs', 'ssm', 's3'],
  backup: ['backup', 'dynamodb', 'ec2', 'elasticfilesystem', 'rds', 's3'],
};

/** Where a key stands. */
interface Place {
  readonly dataClass: string;
  readonly region: string;
}

function throughServices({ dataClass, region }: Place): NonNullable<Grant['when']>[string] {
  return {
    'kms:CallerAccount': account,
    'kms:ViaService': services[dataClass]!.map((service) => `${service}.${region}.amazonaws.com`),
  };
}

const everyKey = (place: Place): { readonly [sid: string]: Grant } => ({
  AccountManagement: { who: { AWS: `arn:aws:iam::${account}:root` }, may: administration, when: undefined },
  Administrators: {
    who: { AWS: '*' },
    may: administration,
    when: { StringEquals: { 'kms:CallerAccount': account }, ArnLike: { 'aws:PrincipalArn': administrators } },
  },
  UseThroughServices: { who: { AWS: '*' }, may: use, when: { StringEquals: throughServices(place) } },
  GrantThroughServices: {
    who: { AWS: '*' },
    may: ['kms:CreateGrant'],
    when: { StringEquals: throughServices(place), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
});

const ownAccount = { 'aws:SourceAccount': account };
const trail = `arn:aws:cloudtrail:*:${account}:trail/*`;

const logs = ({ region }: Place): { readonly [sid: string]: Grant } => ({
  CloudWatchLogs: {
    who: { Service: `logs.${region}.amazonaws.com` },
    may: ['kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Encrypt*', 'kms:Describe*', 'kms:Decrypt*'],
    when: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:/demo/*` },
    },
  },
  LogDelivery: {
    who: { Service: 'delivery.logs.amazonaws.com' },
    may: use,
    when: { StringEquals: ownAccount, ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${account}:*` } },
  },
  CloudTrail: {
    who: { Service: 'cloudtrail.amazonaws.com' },
    may: ['kms:GenerateDataKey*'],
    when: {
      ArnLike: { 'aws:SourceArn': trail },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trail },
    },
  },
  CloudTrailDescribe: {
    who: { Service: 'cloudtrail.amazonaws.com' },
    may: ['kms:DescribeKey'],
    when: { ArnLike: { 'aws:SourceArn': trail } },
  },
  LogArchiveDelivery: {
    who: { AWS: '*' },
    may: ['kms:GenerateDataKey*', 'kms:Encrypt', 'kms:DescribeKey'],
    when: { StringEquals: { 'aws:PrincipalOrgID': organization } },
  },
});

const messaging: { readonly [sid: string]: Grant } = {
  Messaging: {
    who: {
      Service: [
        'sns.amazonaws.com',
        's3.amazonaws.com',
        'events.rds.amazonaws.com',
        'costalerts.amazonaws.com',
        'config.amazonaws.com',
        'codestar-notifications.amazonaws.com',
        'cloudwatch.amazonaws.com',
        'budgets.amazonaws.com',
        'backup.amazonaws.com',
      ],
    },
    may: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    when: { StringEquals: ownAccount },
  },
  Events: {
    who: { Service: 'events.amazonaws.com' },
    may: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    when: { StringEqualsIfExists: ownAccount },
  },
};

const autoScalingRole = {
  'aws:PrincipalArn': `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*`,
};
const caller = { 'kms:CallerAccount': account };

const autoScaling: { readonly [sid: string]: Grant } = {
  AutoScalingUse: { who: { AWS: '*' }, may: use, when: { StringEquals: caller, ArnLike: autoScalingRole } },
  AutoScalingGrant: {
    who: { AWS: '*' },
    may: ['kms:CreateGrant'],
    when: { StringEquals: caller, ArnLike: autoScalingRole, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
};

const inOrganization = { 'aws:PrincipalOrgID': organization };

const otherAccounts: { readonly [sid: string]: Grant } = {
  OtherAccountsUse: {
    who: { AWS: `arn:aws:iam::${backupAccount}:root` },
    may: ['kms:ReEncryptFrom', 'kms:DescribeKey', 'kms:Decrypt'],
    when: { StringEquals: inOrganization },
  },
  OtherAccountsGrant: {
    who: { AWS: `arn:aws:iam::${backupAccount}:root` },
    may: ['kms:CreateGrant'],
    when: { StringEquals: inOrganization, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
};

/** The whole policy that the call with every input gives a key. */
export function expectedGrants(place: Place): { readonly [sid: string]: Grant } {
  const { dataClass } = place;
  return {
    ...everyKey(place),
    ...(dataClass === 'logs' ? logs(place) : {}),
    ...(dataClass === 'infra' ? messaging : {}),
    ...(dataClass === 'phi' || dataClass === 'infra' ? autoScaling : {}),
    ...(dataClass === 'phi' || dataClass === 'backup' ? otherAccounts : {}),
  };
}
