import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const cloudwatchAlarmActionEnabledCheck: Control<'cloudwatch-alarm-action-enabled-check'> = defineControl({
  id: 'cloudwatch-alarm-action-enabled-check',
  title: 'The actions of CloudWatch alarms are switched on',
  severity: 'high',
  citations: { hipaa: ['164.312(b)', '164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'], soc2: ['CC7.2', 'CC4.2', 'CC7.3'] },
  awsConfig: ['cloudwatch-alarm-action-enabled-check'],
  securityHub: ['CloudWatch.17'],
  aliases: ['cloudwatch_alarm_actions_enabled', 'CKV_AWS_319'],
  resources: ['aws_cloudwatch_metric_alarm'],
  evidence: 'plan',
  condition: attribute('actions_enabled', { whenAbsent: true }).isTrue(),
  risk: 'The alarm changes colour on a page that nobody looks at, and nobody is told.',
  fix: 'Set actions_enabled to true, or leave it out.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'actions are on', values: { actions_enabled: true } },
    { expect: 'pass', because: 'left out, and the default is on', values: {} },
    { expect: 'fail', because: 'actions are off', values: { actions_enabled: false } },
    { expect: 'unknown', because: 'the switch is known after apply', values: { actions_enabled: UNKNOWN } },
  ],
});
