import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { unknown, type Outcome } from '../../outcome.ts';
import type { Resource } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { someFlowLog } from './_flow-logs.ts';

const toS3 = attribute('log_destination_type', { whenAbsent: 'cloud-watch-logs' }).equals('s3');

function goesToS3(log: Resource): Outcome {
  const destination = log.attribute('log_destination_type');
  if (destination.state === 'known' && destination.value === 'kinesis-data-firehose') {
    return unknown('log_destination_type', 'where the Firehose stream writes to is not in this resource');
  }
  return toS3.evaluate(log);
}

export const vpcFlowLogsKeptInS3: Control<'vpc-flow-logs-kept-in-s3'> = defineControl({
  id: 'vpc-flow-logs-kept-in-s3',
  title: 'A flow log of every VPC goes to S3, where it can be kept for years',
  severity: 'low',
  citations: { hipaa: ['164.316(b)(2)(i)', '164.312(b)'], soc2: ['CC7.3', 'CC7.2'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_vpc', 'aws_default_vpc'],
  evidence: 'plan',
  // Needs every flow log of the VPC, because a second one may go to CloudWatch for quick searches.
  check: (vpc, graph) => someFlowLog(vpc, graph, goesToS3, 'go to S3'),
  risk: 'Flow logs in CloudWatch cost too much to be kept for six years, so they are gone when a breach comes to light.',
  fix: 'Add a flow log of the VPC with log_destination_type s3, which writes to a bucket of the log archive.',
  effort: { optimisticHours: 1, pessimisticHours: 6, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'left out, and the default is CloudWatch',
      values: {},
      with: [neighbour('aws_flow_log.this', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'ALL' })],
    },
    {
      expect: 'pass',
      because: 'its flow log goes to S3',
      values: {},
      with: [
        neighbour('aws_flow_log.this', {
          vpc_id: ref('aws_vpc.this', 'id'),
          traffic_type: 'ALL',
          log_destination_type: 's3',
        }),
      ],
    },
    {
      expect: 'pass',
      because: 'one of two flow logs goes to S3',
      values: {},
      with: [
        neighbour('aws_flow_log.searched', { vpc_id: ref('aws_vpc.this', 'id'), traffic_type: 'ALL' }),
        neighbour('aws_flow_log.kept', {
          vpc_id: ref('aws_vpc.this', 'id'),
          traffic_type: 'ALL',
          log_destination_type: 's3',
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'a Firehose stream may write to S3 or not',
      values: {},
      with: [
        neighbour('aws_flow_log.this', {
          vpc_id: ref('aws_vpc.this', 'id'),
          traffic_type: 'ALL',
          log_destination_type: 'kinesis-data-firehose',
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the destination is known after apply',
      values: {},
      with: [
        neighbour('aws_flow_log.this', {
          vpc_id: ref('aws_vpc.this', 'id'),
          traffic_type: 'ALL',
          log_destination_type: UNKNOWN,
        }),
      ],
    },
    { expect: 'notApplicable', because: 'it has no flow log', values: {} },
  ],
});
