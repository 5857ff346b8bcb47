import { defineControl, type Control } from '../../control.ts';

export const mfaEnabledForIamConsoleAccess: Control<'mfa-enabled-for-iam-console-access'> = defineControl({
  id: 'mfa-enabled-for-iam-console-access',
  title: 'IAM users with a console password have multi-factor authentication',
  severity: 'medium',
  citations: { hipaa: ['164.312(d)'], soc2: ['CC6.6', 'CC3.2'] },
  awsConfig: ['mfa-enabled-for-iam-console-access'],
  securityHub: ['IAM.5'],
  aliases: ['iam_user_console_access_mfa_enabled', 'iam_user_mfa_enabled_console_access'],
  resources: [],
  // A person enrols a device after the password is there, and passwords are also set outside Terraform.
  evidence: 'runtime',
  risk: 'A password that was phished is enough to read PHI in the console.',
  fix: 'Let the users enrol a device, or take their passwords away and sign people in through IAM Identity Center.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
