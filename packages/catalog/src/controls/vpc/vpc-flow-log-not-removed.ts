import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { lossesOf, unseenLoss, type Protection } from '../_lost-protection.ts';

const protection: Protection = {
  names: {
    vpc_id: ['aws_vpc', 'aws_default_vpc'],
    subnet_id: ['aws_subnet', 'aws_default_subnet'],
    eni_id: ['aws_network_interface'],
    transit_gateway_id: ['aws_ec2_transit_gateway'],
    transit_gateway_attachment_id: ['aws_ec2_transit_gateway_vpc_attachment'],
  },
  expected: 'be kept while the network stays',
};

const records = { traffic_type: 'ALL', log_destination: 'arn:aws:s3:::flow-logs', log_destination_type: 's3' };

export const vpcFlowLogNotRemoved: Control<'vpc-flow-log-not-removed'> = defineControl({
  id: 'vpc-flow-log-not-removed',
  title: 'Networks keep their flow logs',
  severity: 'high',
  citations: { hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'], soc2: ['CC7.2', 'CC7.3', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_flow_log'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the network beside it that stays or goes.
  check: (removed, graph) => unseenLoss(removed, graph, protection),
  risk: 'From the moment it is gone, nobody can say which systems an intruder reached, so all of them count as breached.',
  fix: 'Keep the aws_flow_log resource; add the new one before the old one goes, and use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the flow log and keeps the VPC',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      with: [neighbour('aws_vpc.main', { id: 'vpc-0a1b2c3d' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another flow log of the VPC takes its place',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      with: [
        neighbour('aws_vpc.main', { id: 'vpc-0a1b2c3d' }),
        neighbour('aws_flow_log.new', { vpc_id: ref('aws_vpc.main', 'id'), ...records }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the other flow log is one of a subnet',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      with: [
        neighbour('aws_vpc.main', { id: 'vpc-0a1b2c3d' }),
        neighbour('aws_subnet.app', { vpc_id: ref('aws_vpc.main', 'id') }),
        neighbour('aws_flow_log.app', { subnet_id: ref('aws_subnet.app', 'id'), ...records }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the VPC is not in this input, so it stays',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the VPC is removed with it',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      with: [neighbour('aws_vpc.main', { id: 'vpc-0a1b2c3d' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { vpc_id: 'vpc-0a1b2c3d', ...records },
      with: [neighbour('aws_vpc.main', { id: 'vpc-0a1b2c3d' })],
      action: 'update',
    },
  ],
});
