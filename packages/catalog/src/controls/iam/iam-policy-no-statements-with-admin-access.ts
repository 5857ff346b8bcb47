import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { grantsAdmin } from '../../policy/privileges.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { policyText } from './_examples.ts';

const admin = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };

export const iamPolicyNoStatementsWithAdminAccess: Control<'iam-policy-no-statements-with-admin-access'> =
  defineControl({
    id: 'iam-policy-no-statements-with-admin-access',
    title: 'IAM policies give no one every action on every resource',
    severity: 'high',
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
      soc2: ['CC6.3', 'CC1.3', 'CC6.1', 'CC6.2'],
    },
    awsConfig: ['iam-policy-no-statements-with-admin-access'],
    securityHub: ['IAM.1'],
    aliases: [
      'iam_policy_no_star_star',
      'iam_customer_attached_policy_no_administrative_privileges',
      'iam_customer_unattached_policy_no_administrative_privileges',
      'CKV_AWS_62',
    ],
    resources: ['aws_iam_policy'],
    evidence: 'plan',
    check: (resource, graph) => {
      // Needs the policy text, which a policy document may hold.
      const policy = readPolicy(resource, 'policy', graph);
      return refusesStatement(
        policy,
        grantsAdmin(policy),
        'allows every action on every resource',
        'be limited to the actions that are needed',
      );
    },
    risk: 'One stolen session of such a role reads every record, switches the logs off and deletes the backups.',
    fix: 'List the actions and resources that the role needs in place of the wildcards.',
    effort: { optimisticHours: 2, pessimisticHours: 16, fixKind: 'architecture' },
    creationOnly: false,
    waivable: true,
    examples: [
      {
        expect: 'pass',
        because: 'the action and the resource are named',
        values: { policy: policyText({ ...admin, Action: 's3:GetObject', Resource: 'arn:aws:s3:::records/*' }) },
      },
      { expect: 'fail', because: 'both are wildcards', values: { policy: policyText(admin) } },
      {
        expect: 'fail',
        because: 'a question mark and an asterisk cover every action too',
        values: { policy: policyText({ ...admin, Action: '?*' }) },
      },
      {
        expect: 'pass',
        because: 'the statement denies',
        values: { policy: policyText({ ...admin, Effect: 'Deny' }) },
      },
      {
        expect: 'fail',
        because: 'NotAction leaves all of IAM allowed',
        values: {
          policy: policyText({ Effect: 'Allow', NotAction: 'organizations:LeaveOrganization', Resource: '*' }),
        },
      },
      {
        expect: 'pass',
        because: 'the resource will be the ARN of one bucket, created in this plan',
        values: { policy: ref('data.aws_iam_policy_document.this', 'json') },
        with: [
          neighbour('data.aws_iam_policy_document.this', {
            statement: [{ actions: ['*'], resources: [ref('aws_s3_bucket.records', 'arn')] }],
          }),
          neighbour('aws_s3_bucket.records', {}),
        ],
      },
      { expect: 'unknown', because: 'the policy is known after apply', values: { policy: UNKNOWN } },
    ],
  });
