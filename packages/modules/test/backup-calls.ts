import { backup } from '../src/backup/backup.ts';
import { guarded, type Args, type Attempt } from './refusals.ts';

const account = '123456789012';

/** What every call must say. */
export const required: Args = {
  name: 'demo',
  account_id: account,
  kms_key_arn: `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`,
  replica_kms_key_arn: `arn:aws:kms:us-west-2:${account}:key/66666666-7777-8888-9999-000000000000`,
};

/** Every input, of keys that the same plan creates. */
export const everything: Args = {
  ...required,
  name: 'every-input',
  kms_key_arn: '${aws_kms_key.backup.arn}',
  replica_kms_key_arn: '${aws_kms_key.replica.arn}',
  schedule: 'cron(30 3 ? * * *)',
  delete_after: 400,
  selection_tag: { key: 'Retention', value: 'long' },
  min_retention_days: 400,
  tags: { Environment: 'prod' },
};

/** What the call with every input refers to. */
export const neighbours = `
resource "aws_kms_key" "backup" {}

resource "aws_kms_key" "replica" {
  provider = aws.replica
}
`;

const inTenDays = '${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "240h"))}';
const retention = 'backup-plan-min-frequency-and-min-retention-check';
const tooShort = guarded(retention, backup.name, 'delete_after must be 35 or more');
const tooSeldom = guarded(
  retention,
  backup.name,
  'rule must run every day and keep recovery points for 35 days or more, at least once',
);
const wrongName =
  'module backup: name must be 2 to 30 lower-case letters, digits and hyphens, and begin with a letter.';

function waiver(control: string, expires: string): Args {
  return { waivers: { [control]: { reason: 'Test data, made anew each month', owner: 'platform', expires } } };
}

/** Inputs that the module refuses, and a few that look wrong and are not. */
export const attempts: readonly Attempt[] = [
  { because: 'the name is one letter', args: { name: 'a' }, messages: [wrongName] },
  { because: 'the name begins with a digit', args: { name: '1st' }, messages: [wrongName] },
  { because: 'the name is too long for that of the role', args: { name: 'a'.repeat(31) }, messages: [wrongName] },
  { because: 'the name is just short enough, which is allowed', args: { name: 'a'.repeat(30) }, messages: [] },
  {
    because: 'the account id is a name',
    args: { account_id: 'production' },
    messages: ['module backup: account_id must be 12 digits.'],
  },
  {
    because: 'the key is named by its alias',
    args: { kms_key_arn: 'alias/backup' },
    messages: ['module backup: kms_key_arn must be the ARN of a KMS key.'],
  },
  {
    because: 'the key of the copies is named by its id',
    args: { replica_kms_key_arn: '66666666-7777-8888-9999-000000000000' },
    messages: ['module backup: replica_kms_key_arn must be the ARN of a KMS key.'],
  },
  {
    because: 'the tag has no value',
    args: { selection_tag: { key: 'Backup', value: '' } },
    messages: ['module backup: selection_tag needs a key and a value.'],
  },
  {
    because: 'nothing keeps a recovery point from being deleted at once',
    args: { min_retention_days: 0 },
    messages: [
      'module backup: min_retention_days must be 1 to delete_after: the vault would refuse every backup of the plan.',
    ],
  },
  {
    because: 'the lock asks for more than the plan gives',
    args: { min_retention_days: 36 },
    messages: [
      'module backup: min_retention_days must be 1 to delete_after: the vault would refuse every backup of the plan.',
    ],
  },
  { because: 'recovery points are kept for 34 days', args: { delete_after: 34 }, messages: [tooShort] },
  { because: 'backups run once a week', args: { schedule: 'cron(0 5 ? * SUN *)' }, messages: [tooSeldom] },
  { because: 'the schedule is no cron expression', args: { schedule: 'daily' }, messages: [tooSeldom] },
  {
    because: 'the waiver of the short retention has lapsed',
    args: { delete_after: 14, ...waiver(retention, '2020-01-31') },
    messages: [tooShort],
  },
  {
    because: 'the waiver of the short retention is in date',
    args: { delete_after: 14, ...waiver(retention, inTenDays) },
    messages: [],
  },
  {
    because: 'the waiver of the weekly schedule has lapsed',
    args: { schedule: 'cron(0 5 ? * SUN *)', ...waiver(retention, '2020-01-31') },
    messages: [tooSeldom],
  },
  {
    because: 'the waiver of the weekly schedule is in date',
    args: { schedule: 'cron(0 5 ? * SUN *)', ...waiver(retention, inTenDays) },
    messages: [],
  },
  {
    because: 'a vault without a key cannot be mended, so nobody may waive it',
    args: waiver('backup-recovery-point-encrypted', inTenDays),
    messages: [
      'module backup: these controls cannot be waived, because what breaks them cannot be mended later: backup-recovery-point-encrypted.',
    ],
  },
];
