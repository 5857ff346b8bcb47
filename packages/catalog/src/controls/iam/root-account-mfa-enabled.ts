import { defineControl, type Control } from '../../control.ts';

export const rootAccountMfaEnabled: Control<'root-account-mfa-enabled'> = defineControl({
  id: 'root-account-mfa-enabled',
  title: 'The root user has multi-factor authentication',
  severity: 'critical',
  citations: { hipaa: ['164.312(d)'], soc2: ['CC6.6'] },
  awsConfig: ['root-account-mfa-enabled'],
  securityHub: ['IAM.9'],
  aliases: ['iam_root_user_mfa_enabled', 'iam_root_mfa_enabled'],
  resources: [],
  // The root user is no resource of Terraform.
  evidence: 'runtime',
  risk: 'The password of one mailbox is enough to take over the account with all PHI in it.',
  fix: 'Enrol a device for the root user, or remove the credentials of root users of member accounts centrally.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
