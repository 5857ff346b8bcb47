import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { saidByInstance } from './_launch-template.ts';

const profile = attribute('iam_instance_profile').isSet(ref('aws_iam_instance_profile.app', 'name'));

export const ec2InstanceProfileAttached: Control<'ec2-instance-profile-attached'> = defineControl({
  id: 'ec2-instance-profile-attached',
  title: 'EC2 instances have a role instead of stored credentials',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(A)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
    ],
    soc2: ['CC6.1', 'CC6.3'],
  },
  awsConfig: ['ec2-instance-profile-attached'],
  securityHub: [],
  aliases: ['ec2_instance_profile_attached', 'ec2_instance_iam_profile_attached', 'CKV2_AWS_41'],
  resources: ['aws_instance'],
  evidence: 'plan',
  applies: {
    condition: saidByInstance(profile),
    reason: 'its launch template may name the instance profile',
  },
  condition: profile,
  risk: 'Programs on the server need access keys on its disk, which never expire and which anybody who reads them can use.',
  fix: 'Set iam_instance_profile to a profile whose role holds only what the server needs.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'left out', values: {} },
    {
      expect: 'pass',
      because: 'a profile of the plan is named',
      values: { iam_instance_profile: ref('aws_iam_instance_profile.app', 'name') },
      with: [neighbour('aws_iam_instance_profile.app', {})],
    },
    { expect: 'pass', because: 'a profile is named in words', values: { iam_instance_profile: 'app-server' } },
    {
      expect: 'unknown',
      because: 'whether a profile is named is known after apply',
      values: { iam_instance_profile: UNKNOWN },
    },
    {
      expect: 'notApplicable',
      because: 'the launch template may name the profile',
      values: { launch_template: [{ name: 'servers' }] },
    },
  ],
});
