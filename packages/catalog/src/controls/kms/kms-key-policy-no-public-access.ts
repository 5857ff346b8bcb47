import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { allOf, pass, unknown, type Outcome } from '../../outcome.ts';
import type { PolicyReading } from '../../policy/policy-reading.ts';
import { publicPrincipalStatements } from '../../policy/public-principals.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

function judge(policy: PolicyReading): Outcome {
  return refusesStatement(
    policy,
    publicPrincipalStatements(policy),
    'lets everyone use the key',
    'be limited to principals of your own, by Principal or by a condition such as kms:CallerAccount',
  );
}

function keyPolicy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const root = {
  Sid: 'Root',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
};

const open = { Sid: 'Stores', Effect: 'Allow', Principal: { AWS: '*' }, Action: ['kms:Decrypt'], Resource: '*' };

export const kmsKeyPolicyNoPublicAccess: Control<'kms-key-policy-no-public-access'> = defineControl({
  id: 'kms-key-policy-no-public-access',
  title: 'KMS key policies give nothing to everyone',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(a)(1)', '164.312(a)(2)(iv)', '164.308(a)(4)(ii)(C)', '164.308(a)(3)(i)'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  awsConfig: ['kms-key-policy-no-public-access'],
  securityHub: ['KMS.5'],
  aliases: ['kms_key_policy_prohibit_public_access', 'kms_key_not_publicly_accessible', 'CKV_AWS_33'],
  resources: ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'],
  evidence: 'plan',
  check: (key, graph) => {
    // Needs the policy text, which may stand in the key, in a resource of its own, or in a policy document.
    const { found, unresolved } = graph.referrers(key, 'aws_kms_key_policy', 'key_id');
    const others = found.map(({ resource }) => judge(readPolicy(resource, 'policy', graph)));
    const open = unresolved.flatMap(({ resource, missing }) => {
      const outcome = judge(readPolicy(resource, 'policy', graph));
      return outcome.verdict === 'pass' ? [] : [unknown(`${resource.address}.key_id`, missing.join(', '))];
    });
    const own = readPolicy(key, 'policy', graph);
    const inline =
      own.state === 'absent' ? pass({ at: own.at, value: 'not set; the default is the account alone' }) : judge(own);
    return allOf([inline, ...others, ...open]);
  },
  risk: 'Any AWS account in the world can decrypt with the key, so encryption at rest protects nothing.',
  fix: 'Name principals of your own in the key policy, or add a condition on kms:CallerAccount to the statement.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'left out, and the default policy names the account alone', values: {} },
    { expect: 'pass', because: 'its policy names the account', values: { policy: keyPolicy(root) } },
    { expect: 'fail', because: 'its policy lets everyone decrypt', values: { policy: keyPolicy(root, open) } },
    {
      expect: 'pass',
      because: 'a condition keeps the statement to one account',
      values: {
        policy: keyPolicy(root, { ...open, Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }),
      },
    },
    {
      expect: 'fail',
      because: 'any account can meet a condition on the service alone',
      values: {
        policy: keyPolicy(root, {
          ...open,
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
        }),
      },
    },
    {
      expect: 'fail',
      because: 'the policy in a resource of its own lets everyone decrypt',
      values: {},
      with: [neighbour('aws_kms_key_policy.this', { key_id: ref('aws_kms_key.this', 'id'), policy: keyPolicy(open) })],
    },
    { expect: 'unknown', because: 'the policy is known after apply', values: { policy: UNKNOWN } },
  ],
});
