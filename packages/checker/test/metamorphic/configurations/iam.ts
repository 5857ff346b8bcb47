import {
  data,
  blocks,
  named,
  policy,
  ref,
  resource,
  text,
  type Configuration,
  type PolicyStatement,
} from '../model.ts';

const trust: PolicyStatement = {
  Sid: 'Lambda',
  Effect: 'Allow',
  Principal: { Service: ['lambda.amazonaws.com'] },
  Action: ['sts:AssumeRole'],
};

/** Policies from documents and from text: one that lets do all, one that decrypts with every key, one that is narrow. */
export const iam: Configuration = {
  name: 'iam',
  declarations: [
    resource('terraform_data.iam_later', {
      input: policy({ Sid: 'List', Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: ['*'] }),
    }),
    resource('aws_kms_key.notes', { description: 'Notes', enable_key_rotation: true }),
    data('aws_iam_policy_document.reader_base', {
      statement: blocks({ sid: 'List', actions: ['s3:ListAllMyBuckets'], resources: ['*'] }),
    }),
    data('aws_iam_policy_document.reader', {
      source_policy_documents: [ref('data.aws_iam_policy_document.reader_base', 'json')],
      statement: blocks({
        sid: 'Decrypt',
        actions: ['kms:Decrypt'],
        resources: [ref('aws_kms_key.notes', 'arn')],
      }),
    }),
    resource('aws_iam_policy.reader', {
      name: named('reader'),
      policy: ref('data.aws_iam_policy_document.reader', 'json'),
    }),
    data('aws_iam_policy_document.decrypt_all', {
      statement: blocks({ sid: 'DecryptAll', actions: ['kms:Decrypt', 'kms:ReEncrypt*'], resources: ['*'] }),
    }),
    resource('aws_iam_policy.decrypt_all', {
      name: named('decrypt-all'),
      policy: ref('data.aws_iam_policy_document.decrypt_all', 'json'),
    }),
    resource('aws_iam_policy.admin', {
      name: named('admin'),
      policy: policy({ Sid: 'All', Effect: 'Allow', Action: ['*'], Resource: ['*'] }),
    }),
    resource('aws_iam_policy.later', { name: named('later'), policy: ref('terraform_data.iam_later', 'output') }),
    resource('aws_iam_policy.notes', {
      name: named('notes'),
      policy: policy(
        {
          Sid: 'Notes',
          Effect: 'Allow',
          Action: ['kms:GenerateDataKey'],
          Resource: [ref('aws_kms_key.notes', 'arn')],
        },
        {
          Sid: 'Aliases',
          Effect: 'Allow',
          Action: ['kms:List*'],
          Resource: [text`${ref('aws_kms_key.notes', 'arn')}/*`],
        },
      ),
    }),
    resource('aws_iam_role.worker', { name: named('worker'), assume_role_policy: policy(trust) }),
    resource('aws_iam_role_policy.worker', {
      name: 'inline',
      role: ref('aws_iam_role.worker'),
      policy: policy({ Sid: 'DecryptAll', Effect: 'Allow', Action: ['kms:*'], Resource: ['*'] }),
    }),
    resource('aws_iam_role.clean', { name: named('clean'), assume_role_policy: policy(trust) }),
    resource('aws_iam_role_policy_attachment.clean', {
      role: ref('aws_iam_role.clean', 'name'),
      policy_arn: ref('aws_iam_policy.notes', 'arn'),
    }),
    resource('aws_iam_role.nested', {
      name: named('nested'),
      assume_role_policy: policy(trust),
      inline_policy: blocks({
        name: 'inside',
        policy: policy({ Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::notes/*'] }),
      }),
    }),
    resource('aws_kms_key.public', {
      description: 'Whoever',
      enable_key_rotation: true,
      policy: policy({ Sid: 'Anyone', Effect: 'Allow', Principal: '*', Action: ['kms:Decrypt'], Resource: ['*'] }),
    }),
  ],
  expected: {
    'iam-policy-no-statements-with-admin-access aws_iam_policy.admin': 'fail',
    'iam-policy-no-statements-with-admin-access aws_iam_policy.reader': 'pass',
    'iam-policy-no-statements-with-admin-access aws_iam_policy.later': 'unknown',
    'iam-customer-policy-blocked-kms-actions aws_iam_policy.reader': 'pass',
    'iam-customer-policy-blocked-kms-actions aws_iam_policy.notes': 'pass',
    'iam-customer-policy-blocked-kms-actions aws_iam_policy.decrypt_all': 'fail',
    'iam-inline-policy-blocked-kms-actions aws_iam_role_policy.worker': 'fail',
    'iam-no-inline-policy-check aws_iam_role_policy.worker': 'fail',
    'iam-no-inline-policy-check aws_iam_role.nested': 'fail',
    'iam-no-inline-policy-check aws_iam_role.clean': 'pass',
    'kms-key-policy-no-public-access aws_kms_key.public': 'fail',
  },
};
