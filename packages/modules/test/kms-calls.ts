import { kms } from '../src/kms/kms.ts';
import { guarded, type Args, type Attempt } from './refusals.ts';

export const account = '123456789012';
export const backupAccount = '210987654321';
export const organization = 'o-a1b2c3d4e5';
export const administrators = [
  `arn:aws:iam::${account}:role/key-administrators`,
  `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Keys_*`,
];

/** What every call must say. */
export const required: Args = {
  name: 'demo',
  account_id: account,
  region: 'us-east-1',
  replica_region: 'us-west-2',
};

/** Every input, with every optional feature on. */
export const everything: Args = {
  ...required,
  name: 'every-input',
  data_classes: ['phi', 'logs', 'infra', 'backup'],
  replicated_classes: ['phi', 'logs', 'infra', 'backup'],
  administrator_arns: administrators,
  reader_account_ids: [backupAccount],
  organization_id: organization,
  autoscaling_access: true,
  log_group_prefix: '/demo/',
  enable_key_rotation: true,
  rotation_period_in_days: 90,
  deletion_window_in_days: 30,
  key_loss_alarm: {
    log_group_name: '/aws/cloudtrail/organization',
    alarm_actions: [`arn:aws:sns:us-east-1:${account}:alarms`],
  },
  tags: { Environment: 'prod' },
};

/** One key, without a replica and without any optional grant. */
export const least: Args = {
  ...required,
  name: 'least',
  data_classes: ['phi'],
  replicated_classes: [],
  autoscaling_access: false,
};

const inTenDays = '${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "240h"))}';
const inTwoYears = '${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "17520h"))}';
const rotation = 'cmk-backing-key-rotation-enabled';
const notRotated = guarded(rotation, kms.name, 'enable_key_rotation must be true');
const shortWindow = guarded('kms-key-deletion-window', kms.name, 'deletion_window_in_days must be 30 or more');

function waiver(control: string, expires: string): Args {
  return { waivers: { [control]: { reason: 'Keys of the old application', owner: 'platform', expires } } };
}

/** Inputs that the module refuses, and a few that look wrong and are not. */
export const attempts: readonly Attempt[] = [
  {
    because: 'the name has a capital letter',
    args: { name: 'Demo' },
    messages: ['module kms: name must be 1 to 41 lower-case letters, digits and hyphens, and begin with a letter.'],
  },
  {
    because: 'the name is 42 letters long',
    args: { name: 'a'.repeat(42) },
    messages: ['module kms: name must be 1 to 41 lower-case letters, digits and hyphens, and begin with a letter.'],
  },
  { because: 'the name is 41 letters long, which is allowed', args: { name: 'a'.repeat(41) }, messages: [] },
  {
    because: 'the account id has 11 digits',
    args: { account_id: '12345678901' },
    messages: ['module kms: account_id must be 12 digits.'],
  },
  {
    because: 'the replicas would stand beside the keys',
    args: { replica_region: 'us-east-1' },
    messages: ['module kms: replica_region must be another Region than region.'],
  },
  {
    because: 'a data class is unknown',
    args: { data_classes: ['phi', 'pii'], replicated_classes: [] },
    messages: ['module kms: data_classes may hold phi, logs, infra and backup.'],
  },
  {
    because: 'a class without a key cannot be replicated',
    args: { data_classes: ['phi'], replicated_classes: ['phi', 'logs'] },
    messages: ['module kms: replicated_classes may hold only members of data_classes.'],
  },
  {
    because: 'a lone star would make everybody an administrator',
    args: { administrator_arns: ['*'] },
    messages: ['module kms: administrator_arns must be ARNs of roles or users, each with a name or a part of one.'],
  },
  {
    because: 'so would every role of the account',
    args: { administrator_arns: [`arn:aws:iam::${account}:role/*`] },
    messages: ['module kms: administrator_arns must be ARNs of roles or users, each with a name or a part of one.'],
  },
  {
    because: 'another account is no account id',
    args: { reader_account_ids: ['backup'], organization_id: organization },
    messages: [
      'module kms: reader_account_ids must be account ids of 12 digits: KMS refuses a policy that names an account that does not exist.',
    ],
  },
  {
    because: 'other accounts would read without a bound',
    args: { reader_account_ids: [backupAccount], organization_id: null },
    messages: ['module kms: reader_account_ids needs organization_id.'],
  },
  {
    because: 'the id is that of the root of the organisation',
    args: { organization_id: 'r-a1b2' },
    messages: ['module kms: organization_id must be an id such as o-a1b2c3d4e5.'],
  },
  {
    because: 'keys are rotated less often than every year',
    args: { rotation_period_in_days: 366 },
    messages: ['module kms: rotation_period_in_days must be 90 to 365.'],
  },
  {
    because: 'KMS rotates no more often than every 90 days',
    args: { rotation_period_in_days: 89 },
    messages: ['module kms: rotation_period_in_days must be 90 to 365.'],
  },
  { because: 'a key is gone after 29 days', args: { deletion_window_in_days: 29 }, messages: [shortWindow] },
  {
    because: 'nobody would hear the alarm',
    args: { key_loss_alarm: { log_group_name: '/aws/cloudtrail/organization', alarm_actions: [] } },
    messages: ['module kms: key_loss_alarm needs an SNS topic in alarm_actions: nobody would hear it.'],
  },
  { because: 'keys are not rotated', args: { enable_key_rotation: false }, messages: [notRotated] },
  { because: 'null is no way around: it means the default', args: { enable_key_rotation: null }, messages: [] },
  {
    because: 'the waiver of rotation has lapsed',
    args: { enable_key_rotation: false, ...waiver(rotation, '2020-01-31') },
    messages: [notRotated],
  },
  {
    because: 'the waiver of rotation is in date',
    args: { enable_key_rotation: false, ...waiver(rotation, inTenDays) },
    messages: [],
  },
  {
    because: 'the waiver is for another control',
    args: { enable_key_rotation: false, ...waiver('kms-key-deletion-window', inTenDays) },
    messages: [notRotated],
  },
  {
    because: 'the end of the waiver is no date',
    args: waiver(rotation, 'next year'),
    messages: ['module kms: expires of a waiver must be a date such as 2027-01-31.'],
  },
  {
    because: 'the waiver lasts two years',
    args: waiver(rotation, inTwoYears),
    messages: ['module kms: expires of a waiver must be at most 365 days away.'],
  },
  {
    because: 'nobody owns the waiver',
    args: { waivers: { [rotation]: { reason: 'Keys of the old application', owner: ' ', expires: inTenDays } } },
    messages: ['module kms: a waiver needs a reason and an owner.'],
  },
];
