import { defineControl, type Control } from '../../control.ts';
import { allOf } from '../../outcome.ts';
import { blockedKmsActions } from '../../policy/privileges.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { UNKNOWN } from '../../value.ts';
import { assumedByEc2, policyText } from './_examples.ts';
import { inlinePolicies, noInlinePolicy } from './_inline-policies.ts';

const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const decryption = { Sid: 'Decrypt', Effect: 'Allow', Action: ['kms:Decrypt'], Resource: '*' };

export const iamInlinePolicyBlockedKmsActions: Control<'iam-inline-policy-blocked-kms-actions'> = defineControl({
  id: 'iam-inline-policy-blocked-kms-actions',
  title: 'Inline IAM policies allow decryption with named keys only',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(A)',
      '164.308(a)(4)(ii)(A)',
      '164.314(b)(2)(i)',
    ],
    soc2: ['CC6.3', 'CC6.1'],
  },
  awsConfig: ['iam-inline-policy-blocked-kms-actions'],
  securityHub: ['KMS.2'],
  aliases: ['iam_policy_inline_no_blocked_kms_actions', 'iam_inline_policy_no_full_access_to_kms'],
  resources: ['aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy', 'aws_iam_role'],
  evidence: 'plan',
  check: (resource, graph) => {
    // Needs the policy text, which stands in a block, in a policy document or in the resource itself.
    const policies = inlinePolicies(resource, graph);
    if ('verdict' in policies) return policies;
    if (policies.length === 0) return noInlinePolicy;
    return allOf(
      policies.map((policy) =>
        refusesStatement(
          policy,
          blockedKmsActions(policy),
          'allows decryption with every key',
          'be limited to the ARNs of keys, or left to the key policies',
        ),
      ),
    );
  },
  risk: 'Whoever takes over the role can decrypt everything in the account, and no list of policies shows it.',
  fix: 'Name the ARNs of the keys in Resource, or grant decryption in the key policy instead.',
  effort: { optimisticHours: 0.5, pessimisticHours: 6, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the key is named',
      values: { role: 'app', policy: policyText({ ...decryption, Resource: key }) },
    },
    {
      expect: 'fail',
      because: 'decryption is allowed with every key',
      values: { role: 'app', policy: policyText(decryption) },
    },
    {
      expect: 'fail',
      because: 'all keys of one account are all keys',
      values: {
        role: 'app',
        policy: policyText({ ...decryption, Resource: 'arn:aws:kms:us-east-1:111122223333:key/*' }),
      },
    },
    {
      expect: 'fail',
      because: 'the inline policy of the role does',
      type: 'aws_iam_role',
      values: { ...assumedByEc2, inline_policy: [{ name: 'decrypt', policy: policyText(decryption) }] },
    },
    { expect: 'pass', because: 'the role has no inline policy', type: 'aws_iam_role', values: assumedByEc2 },
    { expect: 'unknown', because: 'the policy is known after apply', values: { role: 'app', policy: UNKNOWN } },
  ],
});
