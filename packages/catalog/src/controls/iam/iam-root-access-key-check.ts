import { defineControl, type Control } from '../../control.ts';

export const iamRootAccessKeyCheck: Control<'iam-root-access-key-check'> = defineControl({
  id: 'iam-root-access-key-check',
  title: 'The root user has no access key',
  severity: 'critical',
  citations: {
    hipaa: [
      '164.312(a)(2)(i)',
      '164.312(a)(1)',
      '164.308(a)(1)(ii)(B)',
      '164.308(a)(3)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
      '164.314(b)(2)(i)',
    ],
    soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
  },
  awsConfig: ['iam-root-access-key-check'],
  securityHub: ['IAM.4'],
  aliases: ['iam_root_user_no_access_keys', 'iam_no_root_access_key'],
  resources: [],
  // The root user is no resource of Terraform.
  evidence: 'runtime',
  risk: 'Whoever holds a key of the root user may do all in the account, and no policy inside the account can stop them.',
  fix: 'Delete the access keys of the root user, and give what used them a role.',
  effort: { optimisticHours: 0.25, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
