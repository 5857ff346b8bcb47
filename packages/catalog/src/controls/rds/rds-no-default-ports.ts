import { attribute } from '../../conditions/attribute.ts';
import { byType } from '../../conditions/by-type.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { isNoReplica } from './_replica.ts';

export const rdsNoDefaultPorts: Control<'rds-no-default-ports'> = defineControl({
  id: 'rds-no-default-ports',
  title: 'RDS databases listen on a port that is no database default',
  severity: 'low',
  citations: { hipaa: ['164.312(a)(1)', '164.312(e)(1)'], soc2: ['CC6.6', 'CC6.1'] },
  // Security Hub brings the rule itself: AWS Config has none of this name.
  awsConfig: [],
  securityHub: ['RDS.23'],
  aliases: ['rds_db_instance_and_cluster_no_default_port', 'rds_instance_non_default_port'],
  resources: ['aws_db_instance', 'aws_rds_cluster'],
  evidence: 'plan',
  applies: {
    condition: byType({ aws_db_instance: isNoReplica }, 'holds'),
    reason: 'a replica listens on the port of its source',
  },
  // SQL Server, Oracle, MySQL and MariaDB, PostgreSQL, Db2. The default of another engine is scanned for just as much.
  condition: attribute('port').noneOf(['1433', '1521', '3306', '5432', '50000'], '6432'),
  risk: 'Scanners try the default ports first, so a rule that opens too much is found within minutes.',
  fix: 'Set port to a number that is no default of a database engine, and use it in the security groups.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'the port is no default', values: { engine: 'postgres', port: 6432 } },
    { expect: 'fail', because: 'it is the default of PostgreSQL', values: { engine: 'postgres', port: 5432 } },
    { expect: 'fail', because: 'left out, and then it is the default', values: { engine: 'mysql' } },
    {
      expect: 'notApplicable',
      because: 'the replica listens on the port of its source',
      values: { replicate_source_db: 'records' },
    },
    { expect: 'unknown', because: 'the port is known after apply', values: { engine: 'postgres', port: UNKNOWN } },
    {
      expect: 'pass',
      because: 'the port of the cluster is no default',
      type: 'aws_rds_cluster',
      values: { engine: 'aurora-postgresql', port: 6432 },
    },
    {
      expect: 'fail',
      because: 'the cluster listens on the default of PostgreSQL',
      type: 'aws_rds_cluster',
      values: { engine: 'aurora-postgresql', port: 5432 },
    },
  ],
});
