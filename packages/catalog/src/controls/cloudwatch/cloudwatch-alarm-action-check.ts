import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

const topic = neighbour('aws_sns_topic.alerts', {});
const notify = [ref('aws_sns_topic.alerts', 'arn')];
const good = 'arn:aws:sns:us-east-1:123456789012:alerts';

export const cloudwatchAlarmActionCheck: Control<'cloudwatch-alarm-action-check'> = defineControl({
  id: 'cloudwatch-alarm-action-check',
  title: 'CloudWatch alarms tell somebody, also when their data stops',
  severity: 'high',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.2', 'CC7.3', 'CC7.4'] },
  awsConfig: ['cloudwatch-alarm-action-check'],
  securityHub: ['CloudWatch.15'],
  aliases: ['cloudwatch_alarm_action_enabled', 'cloudwatch_alarm_actions_alarm_state_configured'],
  resources: ['aws_cloudwatch_metric_alarm'],
  evidence: 'plan',
  // The conformance pack asks for both kinds of action and leaves OK actions alone.
  condition: all(attribute('alarm_actions').isSet([good]), attribute('insufficient_data_actions').isSet([good])),
  risk: 'An alarm without an action, or one that falls silent with its metric, is read by nobody until it is too late.',
  fix: 'Set alarm_actions and insufficient_data_actions to a topic that people read.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'both states notify a topic',
      values: { alarm_actions: notify, insufficient_data_actions: notify },
      with: [topic],
    },
    {
      expect: 'pass',
      because: 'both states notify a topic of another account',
      values: { alarm_actions: [good], insufficient_data_actions: [good] },
    },
    {
      expect: 'fail',
      because: 'nobody hears that data has stopped',
      values: { alarm_actions: notify },
      with: [topic],
    },
    {
      expect: 'fail',
      because: 'nobody hears the alarm',
      values: { insufficient_data_actions: notify },
      with: [topic],
    },
    {
      expect: 'fail',
      because: 'an empty list notifies nobody',
      values: { alarm_actions: [], insufficient_data_actions: notify },
      with: [topic],
    },
    {
      expect: 'unknown',
      because: 'the list is known after apply and may be empty',
      values: { alarm_actions: UNKNOWN, insufficient_data_actions: notify },
      with: [topic],
    },
  ],
});
