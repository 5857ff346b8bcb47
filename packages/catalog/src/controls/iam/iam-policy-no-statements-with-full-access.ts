import { defineControl, type Control } from '../../control.ts';
import { grantsFullService } from '../../policy/privileges.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { UNKNOWN } from '../../value.ts';
import { policyText } from './_examples.ts';

const wholeService = { Sid: 'Queues', Effect: 'Allow', Action: ['sqs:*'], Resource: '*' };

export const iamPolicyNoStatementsWithFullAccess: Control<'iam-policy-no-statements-with-full-access'> = defineControl({
  id: 'iam-policy-no-statements-with-full-access',
  title: 'IAM policies give no one every action of a service',
  severity: 'low',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(A)',
      '164.308(a)(3)(ii)(B)',
      '164.308(a)(4)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(1)(ii)(B)',
      '164.314(b)(2)(i)',
    ],
    soc2: ['CC6.3', 'CC6.1'],
  },
  awsConfig: ['iam-policy-no-statements-with-full-access'],
  securityHub: ['IAM.21'],
  aliases: ['iam_all_policy_no_service_wild_card'],
  resources: ['aws_iam_policy'],
  evidence: 'plan',
  check: (resource, graph) => {
    // Needs the policy text, which a policy document may hold.
    const policy = readPolicy(resource, 'policy', graph);
    return refusesStatement(
      policy,
      grantsFullService(policy),
      'allows every action of a service',
      'be limited to the actions that are needed',
    );
  },
  risk: 'A role that only has to read may also delete, share and reconfigure, and so may whoever takes it over.',
  fix: 'List the actions that the role needs in place of service:*.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the actions are named, some by their beginning',
      values: { policy: policyText({ ...wholeService, Action: ['sqs:SendMessage', 'sqs:Get*'] }) },
    },
    { expect: 'fail', because: 'every action of SQS is allowed', values: { policy: policyText(wholeService) } },
    {
      expect: 'fail',
      because: 'a question mark and an asterisk cover every action of SQS too',
      values: { policy: policyText({ ...wholeService, Action: 'sqs:?*' }) },
    },
    {
      expect: 'pass',
      because: 'the statement denies',
      values: { policy: policyText({ ...wholeService, Effect: 'Deny' }) },
    },
    {
      expect: 'fail',
      because: 'NotAction allows every service that it does not name',
      values: { policy: policyText({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }) },
    },
    { expect: 'unknown', because: 'the policy is known after apply', values: { policy: UNKNOWN } },
  ],
});
