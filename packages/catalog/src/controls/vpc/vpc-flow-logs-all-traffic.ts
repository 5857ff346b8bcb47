import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { someFlowLog } from './_flow-logs.ts';

const allTraffic = attribute('traffic_type').equals('ALL');

export const vpcFlowLogsAllTraffic: Control<'vpc-flow-logs-all-traffic'> = defineControl({
  id: 'vpc-flow-logs-all-traffic',
  title: 'VPC flow logs record accepted and refused traffic',
  severity: 'medium',
  citations: { hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'], soc2: ['CC7.2', 'CC7.3'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_vpc', 'aws_default_vpc'],
  evidence: 'plan',
  // Needs every flow log of the VPC, because one that takes all traffic is enough.
  check: (vpc, graph) => someFlowLog(vpc, graph, (log) => allTraffic.evaluate(log), 'record all traffic'),
  risk: 'A log of refused traffic alone shows the attempts that failed, and none of the connections that took PHI out.',
  fix: 'Add a flow log of the VPC with traffic_type ALL.',
  effort: { optimisticHours: 0.5, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'its only flow log records refused traffic',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'REJECT' })],
    },
    {
      expect: 'pass',
      because: 'its only flow log records all traffic',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'ALL' })],
    },
    {
      expect: 'pass',
      because: 'one of two flow logs records all traffic',
      values: {},
      with: [
        neighbour('aws_flow_log.refused', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'REJECT' }),
        neighbour('aws_flow_log.all', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'ALL' }),
      ],
    },
    {
      expect: 'unknown',
      because: 'a second flow log may be that of this VPC',
      values: {},
      with: [
        neighbour('aws_flow_log.refused', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'REJECT' }),
        neighbour('aws_flow_log.all', { vpc_id: UNKNOWN, traffic_type: 'ALL' }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the kind of traffic is known after apply',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: UNKNOWN })],
    },
    { expect: 'notApplicable', because: 'it has no flow log', values: {} },
    {
      expect: 'notApplicable',
      because: 'the only flow log is that of another VPC',
      values: {},
      with: [
        neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.other', 'id'), traffic_type: 'ALL' }),
        neighbour('aws_vpc.other', {}),
      ],
    },
  ],
});
