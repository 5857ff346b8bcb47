import { attribute } from '../../conditions/attribute.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

export const vpcFlowLogsEnabled: Control<'vpc-flow-logs-enabled'> = defineControl({
  id: 'vpc-flow-logs-enabled',
  title: 'Every VPC has a flow log',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(b)', '164.308(a)(3)(ii)(A)'],
    soc2: ['CC7.2', 'CC7.3', 'CC6.6'],
  },
  awsConfig: ['vpc-flow-logs-enabled'],
  securityHub: ['EC2.6'],
  aliases: ['vpc_flow_logs_enabled', 'CKV2_AWS_11'],
  resources: ['aws_vpc', 'aws_default_vpc'],
  evidence: 'plan',
  // The rule takes every kind of traffic; vpc-flow-logs-all-traffic asks for all of it.
  condition: companion('aws_flow_log', 'vpc_id', attribute('traffic_type').oneOf(['ALL', 'ACCEPT', 'REJECT'])),
  risk: 'After an intrusion nobody can say which systems the intruder reached, so all of them count as breached.',
  fix: 'Add an aws_flow_log resource for the VPC with traffic_type ALL.',
  effort: { optimisticHours: 1, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'no flow log refers to it', values: {} },
    {
      expect: 'pass',
      because: 'a flow log refers to it',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'ALL' })],
    },
    {
      expect: 'pass',
      because: 'a flow log of refused traffic is one too',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'REJECT' })],
    },
    {
      expect: 'unknown',
      because: 'what the flow log records is known after apply',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: UNKNOWN })],
    },
    {
      expect: 'pass',
      because: 'the default VPC has one too',
      type: 'aws_default_vpc',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_default_vpc.this', 'id'), traffic_type: 'ALL' })],
    },
  ],
});
