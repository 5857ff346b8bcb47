import { defineControl, type Control } from '../../control.ts';
import { fail } from '../../outcome.ts';
import { assumedByEc2, policyText } from './_examples.ts';
import { inlineBlocks, inlinePolicyTypes, noInlinePolicy } from './_inline-policies.ts';

const reading = policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::records/*' });

export const iamNoInlinePolicyCheck: Control<'iam-no-inline-policy-check'> = defineControl({
  id: 'iam-no-inline-policy-check',
  title: 'IAM roles, users and groups have no inline policies',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(4)(ii)(B)',
      '164.312(a)(1)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(A)',
      '164.308(a)(3)(ii)(B)',
      '164.308(a)(4)(i)',
      '164.308(a)(4)(ii)(A)',
    ],
    soc2: ['CC6.3', 'CC1.3', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['iam-no-inline-policy-check'],
  securityHub: [],
  aliases: ['iam_group_user_role_no_inline_policies'],
  resources: ['aws_iam_role', ...inlinePolicyTypes],
  evidence: 'plan',
  check: (resource) => {
    // Not a condition, because the resources that write an inline policy fail by being there.
    const expected = 'be an aws_iam_policy that is attached';
    if (resource.type !== 'aws_iam_role') return fail('policy', 'an inline policy', expected);
    const blocks = inlineBlocks(resource);
    if ('verdict' in blocks) return blocks;
    const [first] = blocks;
    return first === undefined ? noInlinePolicy : fail(first.path, 'an inline policy', expected);
  },
  risk: 'A policy inside a role is in no list of policies, so reviews of who may read PHI miss it.',
  fix: 'Write the policy as an aws_iam_policy and attach it with an aws_iam_role_policy_attachment.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'the role holds no policy', values: assumedByEc2 },
    {
      expect: 'pass',
      because: 'an empty block removes inline policies',
      values: { ...assumedByEc2, inline_policy: [{}] },
    },
    {
      expect: 'fail',
      because: 'the role holds a policy of its own',
      values: { ...assumedByEc2, inline_policy: [{ name: 'read', policy: reading }] },
    },
    {
      expect: 'fail',
      because: 'it puts a policy into a role',
      type: 'aws_iam_role_policy',
      values: { role: 'app', policy: reading },
    },
    {
      expect: 'fail',
      because: 'it puts a policy into a user',
      type: 'aws_iam_user_policy',
      values: { user: 'ada', policy: reading },
    },
    {
      expect: 'fail',
      because: 'it puts a policy into a group',
      type: 'aws_iam_group_policy',
      values: { group: 'analysts', policy: reading },
    },
  ],
});
