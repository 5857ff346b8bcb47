import { defineControl, type Control } from '../../control.ts';
import { fail, pass } from '../../outcome.ts';
import { switchedOff } from '../_lost-protection.ts';

const expected = 'be kept while the account is used';

export const configRecorderNotRemoved: Control<'config-recorder-not-removed'> = defineControl({
  id: 'config-recorder-not-removed',
  title: 'AWS Config keeps recording',
  severity: 'high',
  citations: { hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(8)'], soc2: ['CC7.1', 'CC7.2', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: [
    'aws_config_configuration_recorder',
    'aws_config_configuration_recorder_status',
    'aws_config_delivery_channel',
  ],
  judgesRemoved: true,
  judgesChanged: ['aws_config_configuration_recorder_status'],
  evidence: 'plan',
  check: (recorder) => {
    // Needs the planned action. A Region has one recorder at most, so no other that stays can stand in for it.
    if (recorder.action === 'delete') return fail('action', 'delete', expected);
    return switchedOff(recorder, { is_enabled: false }, expected) ?? pass({ at: 'action', value: recorder.action });
  },
  risk: 'Nothing records what changes any more, every AWS Config rule goes silent, and the silence looks like compliance.',
  fix: 'Keep the recorder, its status and its delivery channel; use moved blocks where they were renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the recorder',
      values: { name: 'default', role_arn: 'arn:aws:iam::111122223333:role/config' },
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps the recorder',
      values: { name: 'default', role_arn: 'arn:aws:iam::111122223333:role/config' },
      action: 'update',
    },
    {
      expect: 'fail',
      because: 'without its status the recorder stops',
      type: 'aws_config_configuration_recorder_status',
      values: { name: 'default', is_enabled: true },
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the plan stops the recorder',
      type: 'aws_config_configuration_recorder_status',
      values: { name: 'default', is_enabled: false },
      before: { name: 'default', is_enabled: true },
      action: 'update',
    },
    {
      expect: 'fail',
      because: 'what is recorded is no longer delivered',
      type: 'aws_config_delivery_channel',
      values: { name: 'default', s3_bucket_name: 'config' },
      action: 'delete',
    },
  ],
});
