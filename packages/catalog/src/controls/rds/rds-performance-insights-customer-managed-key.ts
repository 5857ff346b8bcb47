import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';

const key = neighbour('aws_kms_key.phi', {});

export const rdsPerformanceInsightsCustomerManagedKey: Control<'rds-performance-insights-customer-managed-key'> =
  defineControl({
    id: 'rds-performance-insights-customer-managed-key',
    title: 'Performance Insights data is encrypted with a customer-managed key',
    severity: 'medium',
    citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(a)(1)'], soc2: ['CC6.1'] },
    awsConfig: [],
    securityHub: [],
    aliases: ['CKV_AWS_354'],
    resources: ['aws_db_instance', 'aws_rds_cluster_instance', 'aws_rds_cluster'],
    evidence: 'plan',
    applies: {
      condition: attribute('performance_insights_enabled', { whenAbsent: false }).isTrue(),
      reason: 'Performance Insights is off',
    },
    condition: customerManagedKey('performance_insights_kms_key_id'),
    risk: 'Performance Insights keeps the text of SQL statements, and with it the names and numbers written into them.',
    fix: 'Set performance_insights_kms_key_id to a key of your own when you switch Performance Insights on.',
    effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [
      {
        expect: 'pass',
        because: 'a key of the same plan is used',
        values: {
          performance_insights_enabled: true,
          performance_insights_kms_key_id: ref('aws_kms_key.phi', 'arn'),
        },
        with: [key],
      },
      {
        expect: 'pass',
        because: 'a key is named by its ARN',
        values: {
          performance_insights_enabled: true,
          performance_insights_kms_key_id:
            'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
      {
        expect: 'fail',
        because: 'left out, and then AWS takes its own key',
        values: { performance_insights_enabled: true },
      },
      {
        expect: 'fail',
        because: 'the alias is that of the key of AWS',
        values: {
          performance_insights_enabled: true,
          performance_insights_kms_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/aws/rds',
        },
      },
      {
        expect: 'notApplicable',
        because: 'there is no data to encrypt',
        values: { performance_insights_enabled: false },
      },
      { expect: 'notApplicable', because: 'left out, and the default is off', values: {} },
      {
        expect: 'unknown',
        because: 'whether a key is given is known after apply',
        values: { performance_insights_enabled: true, performance_insights_kms_key_id: UNKNOWN },
      },
      {
        expect: 'fail',
        because: 'the Aurora instance uses the key of AWS',
        type: 'aws_rds_cluster_instance',
        values: { performance_insights_enabled: true },
      },
      {
        expect: 'pass',
        because: 'the Aurora instance uses a key of the same plan',
        type: 'aws_rds_cluster_instance',
        values: {
          performance_insights_enabled: true,
          performance_insights_kms_key_id: ref('aws_kms_key.phi', 'arn'),
        },
        with: [key],
      },
      {
        expect: 'fail',
        because: 'the cluster switches it on with the key of AWS',
        type: 'aws_rds_cluster',
        values: { performance_insights_enabled: true },
      },
      {
        expect: 'pass',
        because: 'the cluster switches it on with a key of the same plan',
        type: 'aws_rds_cluster',
        values: {
          performance_insights_enabled: true,
          performance_insights_kms_key_id: ref('aws_kms_key.phi', 'arn'),
        },
        with: [key],
      },
    ],
  });
