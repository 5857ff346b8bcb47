import { assigned, assignedAll, derived, fixed, linked, presets, unset } from '../attribute.ts';
import { accountId, arn, keyArn } from '../place.ts';
import { accountPrincipal, policyDocument } from '../policy-document.ts';
import { managed, policyText, taggedAs, type ModuleTemplate } from '../template.ts';

const administration = [
  'kms:CancelKeyDeletion',
  'kms:Create*',
  'kms:Delete*',
  'kms:Describe*',
  'kms:Disable*',
  'kms:Enable*',
  'kms:Get*',
  'kms:List*',
  'kms:Put*',
  'kms:Revoke*',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:Update*',
];

const statement = {
  Action: administration,
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Resource: '*',
  Sid: 'Administration',
};

/** The key of a team, with a policy from a data source that is read while planning. */
export const keys: ModuleTemplate = {
  name: 'keys',
  forEachService: false,
  isGuarded: true,
  inputs: { account_id: ['var.account_id'], name: ['var.name'] },
  outputs: { key_arn: ['aws_kms_key.this.arn'] },
  resources: [
    managed('aws_kms_alias', 'this', {
      name: derived(['var.name'], ({ team }) => `alias/${team}`),
      target_key_id: linked(['aws_kms_key.this.key_id'], (place) => keyArn(place).slice(-17)),
      arn: assigned(({ team }) => arn('kms', `alias/${team}`)),
      id: assigned(({ team }) => `alias/${team}`),
      name_prefix: assigned(''),
      target_key_arn: assigned(keyArn),
    }),
    managed('aws_kms_key', 'this', {
      deletion_window_in_days: fixed(30),
      description: derived(['var.name'], ({ team }) => `Data of ${team}`),
      enable_key_rotation: fixed(true),
      policy: derived(['data.aws_iam_policy_document.key.json'], policyText(statement)),
      ...taggedAs({ 'data-class': 'phi' }),
      ...presets({
        bypass_policy_lockout_safety_check: false,
        customer_master_key_spec: 'SYMMETRIC_DEFAULT',
        is_enabled: true,
        key_usage: 'ENCRYPT_DECRYPT',
      }),
      ...unset('custom_key_store_id', 'timeouts', 'xks_key_id'),
      ...assignedAll({
        arn: keyArn,
        id: (place) => keyArn(place).slice(-17),
        key_id: (place) => keyArn(place).slice(-17),
        multi_region: false,
        rotation_period_in_days: 365,
      }),
    }),
    policyDocument('key', () => ({ Version: '2012-10-17', Statement: [statement] }), {
      isDeferred: false,
      statement: {
        sid: 'Administration',
        actions: administration,
        resources: fixed(['*']),
        principals: accountPrincipal,
      },
    }),
  ],
};
