import { defineControl, type Control } from '../../control.ts';

export const rootAccountHardwareMfaEnabled: Control<'root-account-hardware-mfa-enabled'> = defineControl({
  id: 'root-account-hardware-mfa-enabled',
  title: 'The root user has a hardware device for multi-factor authentication',
  severity: 'critical',
  citations: { hipaa: ['164.312(d)'], soc2: ['CC6.6'] },
  awsConfig: ['root-account-hardware-mfa-enabled'],
  securityHub: ['IAM.6'],
  aliases: ['iam_root_user_hardware_mfa_enabled', 'iam_root_hardware_mfa_enabled'],
  resources: [],
  // The root user is no resource of Terraform.
  evidence: 'runtime',
  risk: 'A virtual device lives on a phone, whose backup or malware may hand its codes to somebody else.',
  fix: 'Enrol a hardware device or security key for the root user, and lock it away.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
