import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { switchedByInstance } from './_launch-template.ts';

export const ec2InstanceDetailedMonitoringEnabled: Control<'ec2-instance-detailed-monitoring-enabled'> = defineControl({
  id: 'ec2-instance-detailed-monitoring-enabled',
  title: 'EC2 instances are measured every minute',
  severity: 'low',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.2'] },
  awsConfig: ['ec2-instance-detailed-monitoring-enabled'],
  securityHub: [],
  aliases: ['ec2_instance_detailed_monitoring_enabled', 'CKV_AWS_126'],
  resources: ['aws_instance'],
  evidence: 'plan',
  applies: {
    condition: switchedByInstance('monitoring'),
    reason: 'its launch template may switch monitoring on',
  },
  condition: attribute('monitoring', { whenAbsent: false }).isTrue(),
  risk: 'With one value in five minutes, an alarm on load or traffic comes when the damage is done.',
  fix: 'Set monitoring to true.',
  effort: { optimisticHours: 0.1, pessimisticHours: 0.5, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'monitoring every minute is off', values: { monitoring: false } },
    { expect: 'pass', because: 'monitoring every minute is on', values: { monitoring: true } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    { expect: 'unknown', because: 'the switch is known after apply', values: { monitoring: UNKNOWN } },
    {
      expect: 'notApplicable',
      because: 'the launch template may switch it on',
      values: { launch_template: [{ name: 'servers' }] },
    },
  ],
});
