import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { blockedKmsActions } from '../../policy/privileges.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { policyText } from './_examples.ts';

const decryption = { Sid: 'Decrypt', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:DescribeKey'], Resource: '*' };

export const iamCustomerPolicyBlockedKmsActions: Control<'iam-customer-policy-blocked-kms-actions'> = defineControl({
  id: 'iam-customer-policy-blocked-kms-actions',
  title: 'IAM policies allow decryption with named keys only',
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
  awsConfig: ['iam-customer-policy-blocked-kms-actions'],
  securityHub: ['KMS.1'],
  aliases: ['iam_policy_custom_no_blocked_kms_actions', 'iam_policy_no_full_access_to_kms'],
  resources: ['aws_iam_policy'],
  evidence: 'plan',
  check: (resource, graph) => {
    // Needs the policy text, which a policy document may hold.
    const policy = readPolicy(resource, 'policy', graph);
    return refusesStatement(
      policy,
      blockedKmsActions(policy),
      'allows decryption with every key',
      'be limited to the ARNs of keys, or left to the key policies',
    );
  },
  risk: 'Whoever takes over the role can decrypt everything in the account, whatever key it was meant to be kept apart with.',
  fix: 'Name the ARNs of the keys in Resource, or grant decryption in the key policy instead.',
  effort: { optimisticHours: 0.5, pessimisticHours: 6, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the key is named',
      values: {
        policy: policyText({
          ...decryption,
          Resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        }),
      },
    },
    { expect: 'fail', because: 'decryption is allowed with every key', values: { policy: policyText(decryption) } },
    {
      expect: 'fail',
      because: 'the pattern of the resource has the form of every key id',
      values: { policy: policyText({ ...decryption, Resource: 'arn:aws:kms:us-east-1:*:key/????????-*' }) },
    },
    {
      expect: 'pass',
      because: 'describing every key decrypts nothing',
      values: { policy: policyText({ ...decryption, Action: ['kms:DescribeKey'] }) },
    },
    {
      expect: 'fail',
      because: 'the wildcard covers ReEncryptFrom, and a condition on the service does not count',
      values: {
        policy: policyText({
          ...decryption,
          Action: 'kms:Re*',
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
        }),
      },
    },
    {
      expect: 'pass',
      because: 'the resource will be the ARN of aws_kms_key.phi, created in this plan',
      values: { policy: ref('data.aws_iam_policy_document.this', 'json') },
      with: [
        neighbour('data.aws_iam_policy_document.this', {
          statement: [{ actions: ['kms:Decrypt'], resources: [ref('aws_kms_key.phi', 'arn')] }],
        }),
        neighbour('aws_kms_key.phi', {}),
      ],
    },
    { expect: 'unknown', because: 'the policy is known after apply', values: { policy: UNKNOWN } },
  ],
});
