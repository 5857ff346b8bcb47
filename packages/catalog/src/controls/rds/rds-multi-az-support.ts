import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';

export const rdsMultiAzSupport: Control<'rds-multi-az-support'> = defineControl({
  id: 'rds-multi-az-support',
  title: 'RDS instances have a standby in a second Availability Zone',
  severity: 'medium',
  citations: {
    hipaa: ['164.308(a)(7)(ii)(C)', '164.308(a)(7)(i)', '164.308(a)(1)(ii)(B)', '164.314(b)(2)(i)'],
    soc2: ['A1.2', 'CC7.5'],
  },
  awsConfig: ['rds-multi-az-support'],
  securityHub: ['RDS.5'],
  aliases: ['rds_db_instance_multiple_az_enabled', 'rds_instance_multi_az', 'CKV_AWS_157'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  applies: phiOrProduction,
  condition: attribute('multi_az', { whenAbsent: false }).isTrue(),
  risk: 'When the zone fails, records cannot be read until it is back or a backup has been restored elsewhere.',
  fix: 'Set multi_az to true.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'a standby is kept', values: { multi_az: true } },
    { expect: 'fail', because: 'there is one zone only', values: { multi_az: false } },
    { expect: 'fail', because: 'left out, and the default is one zone', values: {} },
    {
      expect: 'fail',
      because: 'PHI counts outside production as well',
      values: { multi_az: false, tags_all: { DataClassification: 'PHI', Environment: 'dev' } },
    },
    {
      expect: 'fail',
      because: 'production counts by whatever name it goes',
      values: { multi_az: false, tags_all: { DataClassification: 'Internal', Environment: 'Production' } },
    },
    {
      expect: 'notApplicable',
      because: 'other environments are known in any letter case',
      values: { multi_az: false, tags_all: { DataClassification: 'INTERNAL', Environment: 'Staging' } },
    },
    {
      expect: 'pass',
      because: 'PHI outside production has a standby as well',
      values: { multi_az: true, tags_all: { DataClassification: 'PHI', Environment: 'dev' } },
    },
    {
      expect: 'notApplicable',
      because: 'its tags say development data without PHI',
      values: { multi_az: false, tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { multi_az: UNKNOWN } },
  ],
});
