import { defineControl, type Control } from '../../control.ts';

export const accessKeysRotated: Control<'access-keys-rotated'> = defineControl({
  id: 'access-keys-rotated',
  title: 'Access keys of IAM users are at most 90 days old',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(3)(ii)(C)'], soc2: ['CC6.1', 'CC6.2'] },
  awsConfig: ['access-keys-rotated'],
  securityHub: ['IAM.3'],
  aliases: ['iam_user_access_key_age_90', 'iam_rotate_access_key_90_days'],
  resources: [],
  // The age of a key grows after the apply, and keys are also made outside Terraform.
  evidence: 'runtime',
  risk: 'A key that leaked stays good for as long as it lives, and people who have left may still hold it.',
  fix: 'Replace keys every 90 days, or let people and programs assume roles, whose keys expire by themselves.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
