import { defineControl, type Control } from '../../control.ts';

export const iamUserMfaEnabled: Control<'iam-user-mfa-enabled'> = defineControl({
  id: 'iam-user-mfa-enabled',
  title: 'IAM users have multi-factor authentication',
  severity: 'medium',
  citations: { hipaa: ['164.312(d)', '164.308(a)(4)(ii)(B)'], soc2: ['CC6.6'] },
  awsConfig: ['iam-user-mfa-enabled'],
  securityHub: ['IAM.19'],
  aliases: ['iam_user_mfa_enabled'],
  resources: [],
  // A person enrols a device after the user is there; aws_iam_virtual_mfa_device only makes one that nobody uses yet.
  evidence: 'runtime',
  risk: 'A password or key that leaked is enough to act as the user.',
  fix: 'Let each user enrol a device and deny all else without one, or replace users by IAM Identity Center.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
