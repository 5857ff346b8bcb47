import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { worded } from '../../conditions/worded.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

const retention = attribute('retention_in_days', { whenAbsent: 0 });

export const cwLoggroupRetentionPeriodCheck: Control<'cw-loggroup-retention-period-check'> = defineControl({
  id: 'cw-loggroup-retention-period-check',
  title: 'CloudWatch log groups keep their events for a year or more',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.316(b)(2)(i)'],
    soc2: ['CC7.2', 'CC7.3', 'C1.2'],
  },
  awsConfig: ['cw-loggroup-retention-period-check'],
  securityHub: ['CloudWatch.16'],
  aliases: [
    'cloudwatch_log_group_retention_period_365',
    'cloudwatch_log_group_retention_policy_specific_days_enabled',
    'CKV_AWS_338',
  ],
  resources: ['aws_cloudwatch_log_group'],
  evidence: 'plan',
  // Zero is "never expire", which the rule accepts:
  // https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
  condition: worded(
    'retention_in_days must be 365 or more, or 0 to keep events for ever',
    any(retention.atLeast(365), retention.atMost(0)),
  ),
  risk: 'An intrusion is often found after months; by then the events that would explain it are gone.',
  fix: 'Set retention_in_days to 365 or more, and archive what must be kept for six years to S3.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'a year is kept', values: { retention_in_days: 365 } },
    { expect: 'fail', because: 'a month is kept', values: { retention_in_days: 30 } },
    { expect: 'pass', because: 'zero means for ever', values: { retention_in_days: 0 } },
    { expect: 'pass', because: 'left out, and the default is for ever', values: {} },
    { expect: 'unknown', because: 'the period is known after apply', values: { retention_in_days: UNKNOWN } },
  ],
});
