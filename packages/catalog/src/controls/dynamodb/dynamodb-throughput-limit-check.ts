import { defineControl, type Control } from '../../control.ts';

export const dynamodbThroughputLimitCheck: Control<'dynamodb-throughput-limit-check'> = defineControl({
  id: 'dynamodb-throughput-limit-check',
  title: 'Provisioned DynamoDB throughput is below 80 percent of the account limit',
  severity: 'low',
  citations: { hipaa: ['164.312(b)', '164.308(a)(1)(ii)(B)'], soc2: [] },
  awsConfig: ['dynamodb-throughput-limit-check'],
  securityHub: [],
  aliases: [],
  resources: [],
  // The limit belongs to the account, and tables outside the plan and their scaling use it up too.
  evidence: 'runtime',
  risk: 'At the limit no table of the account scales further, so reads and writes of records are refused.',
  fix: 'Ask AWS for a higher limit, or set tables to on-demand capacity.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
