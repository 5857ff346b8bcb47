import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsCaCertificateCurrent: Control<'rds-ca-certificate-current'> = defineControl({
  id: 'rds-ca-certificate-current',
  title: 'RDS certificates come from a current certificate authority',
  severity: 'medium',
  citations: { hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)'], soc2: ['CC6.7'] },
  awsConfig: [],
  securityHub: [],
  aliases: ['CKV_AWS_211'],
  resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
  evidence: 'plan',
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html: rds-ca-2019 expired in August 2024,
  // and new instances get rds-ca-rsa2048-g1 unless the account overrides it.
  condition: attribute('ca_cert_identifier', { whenAbsent: 'rds-ca-rsa2048-g1' }).oneOf([
    'rds-ca-rsa2048-g1',
    'rds-ca-rsa4096-g1',
    'rds-ca-ecc384-g1',
  ]),
  risk: 'Clients that verify an expired certificate cannot connect, and the usual way out is to stop verifying it.',
  fix: 'Set ca_cert_identifier to rds-ca-rsa2048-g1 and give the clients the new bundle first.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'the authority is a current one', values: { ca_cert_identifier: 'rds-ca-rsa2048-g1' } },
    { expect: 'pass', because: 'a stronger key is as good', values: { ca_cert_identifier: 'rds-ca-ecc384-g1' } },
    { expect: 'pass', because: 'left out, and AWS takes a current one', values: {} },
    { expect: 'fail', because: 'the authority expired in 2024', values: { ca_cert_identifier: 'rds-ca-2019' } },
    { expect: 'unknown', because: 'the authority is known after apply', values: { ca_cert_identifier: UNKNOWN } },
    {
      expect: 'fail',
      because: 'the Aurora instance has an expired authority',
      type: 'aws_rds_cluster_instance',
      values: { ca_cert_identifier: 'rds-ca-2019' },
    },
    {
      expect: 'pass',
      because: 'the Aurora instance has a current authority',
      type: 'aws_rds_cluster_instance',
      values: { ca_cert_identifier: 'rds-ca-rsa4096-g1' },
    },
  ],
});
