import { defineControl, type Control } from '../../control.ts';

export const iamUserUnusedCredentialsCheck: Control<'iam-user-unused-credentials-check'> = defineControl({
  id: 'iam-user-unused-credentials-check',
  title: 'Credentials of IAM users that were not used for 90 days are removed',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(3)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(B)',
      '164.312(a)(1)',
    ],
    soc2: ['CC1.3', 'CC6.1', 'CC6.2', 'CC6.3'],
  },
  awsConfig: ['iam-user-unused-credentials-check'],
  securityHub: ['IAM.8'],
  aliases: ['iam_user_unused_credentials_90', 'iam_user_accesskey_unused', 'iam_user_console_access_unused'],
  resources: [],
  // When a credential was last used is in no plan. IAM.22 asks for 45 days, so it attests something else.
  evidence: 'runtime',
  risk: 'Nobody misses a credential that is not in use, so nobody notices when another person uses it.',
  fix: 'Remove passwords and keys that were not used for 90 days, and the users that are left with none.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
