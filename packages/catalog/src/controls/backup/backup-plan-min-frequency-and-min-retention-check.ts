import { all } from '../../conditions/all.ts';
import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { worded } from '../../conditions/worded.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

// Any minute and hour, then every day, month, weekday and year. AWS Backup takes cron expressions only.
const everyDay = /^cron\(\S+ \S+ (\*|\?|\*\/1|1\/1) (\*|\*\/1|1\/1) (\*|\?|1-7|SUN-SAT|MON-SUN) \*\)$/;

const isDaily = any(
  attribute('schedule').matches(everyDay, 'run every day', 'cron(0 5 ? * * *)'),
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html: without one it is cron(0 5 ? * * *).
  attribute('schedule').isAbsent(),
);

const isKept = any(
  attribute('delete_after').atLeast(35),
  // Left out, the recovery points never expire; state then holds 0.
  attribute('delete_after', { whenAbsent: 0 }).atMost(0),
);

const rule = { rule_name: 'daily', target_vault_name: 'records' };

export const backupPlanMinFrequencyAndMinRetentionCheck: Control<'backup-plan-min-frequency-and-min-retention-check'> =
  defineControl({
    id: 'backup-plan-min-frequency-and-min-retention-check',
    title: 'Backup plans run every day and keep what they make for 35 days',
    severity: 'medium',
    citations: { hipaa: ['164.312(a)(2)(ii)'], soc2: ['A1.2', 'CC7.4'] },
    awsConfig: ['backup-plan-min-frequency-and-min-retention-check'],
    securityHub: [],
    aliases: ['backup_plan_min_retention_35_days'],
    resources: ['aws_backup_plan'],
    evidence: 'plan',
    // One rule that does both is enough: others may run weekly or keep for less.
    condition: worded(
      'rule must run every day and keep recovery points for 35 days or more, at least once',
      block('rule').some(all(isDaily, block('lifecycle').every(isKept))),
    ),
    risk: 'Records of the days between two backups are lost, and damage found after a month cannot be undone.',
    fix: 'Give the plan a rule with a daily schedule and lifecycle.delete_after of 35 or more.',
    effort: { optimisticHours: 0.5, pessimisticHours: 2, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [
      {
        expect: 'pass',
        because: 'a rule runs daily and keeps 35 days',
        values: { rule: [{ ...rule, schedule: 'cron(0 5 ? * * *)', lifecycle: [{ delete_after: 35 }] }] },
      },
      {
        expect: 'fail',
        because: 'the rule keeps a month only',
        values: { rule: [{ ...rule, schedule: 'cron(0 5 ? * * *)', lifecycle: [{ delete_after: 30 }] }] },
      },
      {
        expect: 'fail',
        because: 'the rule runs on Sundays only',
        values: { rule: [{ ...rule, schedule: 'cron(0 5 ? * SUN *)', lifecycle: [{ delete_after: 35 }] }] },
      },
      {
        expect: 'fail',
        because: 'the rule runs on the first of the month only',
        values: { rule: [{ ...rule, schedule: 'cron(0 5 1 * ? *)', lifecycle: [{ delete_after: 365 }] }] },
      },
      {
        expect: 'pass',
        because: 'the rule runs every hour and keeps 35 days',
        values: { rule: [{ ...rule, schedule: 'cron(0 * * * ? *)', lifecycle: [{ delete_after: 35 }] }] },
      },
      {
        expect: 'pass',
        because: 'without a schedule it is daily, and without a lifecycle nothing expires',
        values: { rule: [rule] },
      },
      {
        expect: 'pass',
        because: 'a second rule does what the first does not',
        values: {
          rule: [
            { ...rule, rule_name: 'weekly', schedule: 'cron(0 5 ? * SUN *)', lifecycle: [{ delete_after: 90 }] },
            { ...rule, schedule: 'cron(0 5 ? * * *)', lifecycle: [{ delete_after: 35 }] },
          ],
        },
      },
      {
        expect: 'fail',
        because: 'one rule runs daily and another keeps long, but none does both',
        values: {
          rule: [
            { ...rule, rule_name: 'weekly', schedule: 'cron(0 5 ? * SUN *)', lifecycle: [{ delete_after: 90 }] },
            { ...rule, schedule: 'cron(0 5 ? * * *)', lifecycle: [{ delete_after: 7 }] },
          ],
        },
      },
      {
        expect: 'unknown',
        because: 'the schedule is known after apply',
        values: { rule: [{ ...rule, schedule: UNKNOWN, lifecycle: [{ delete_after: 35 }] }] },
      },
      {
        expect: 'unknown',
        because: 'the retention is known after apply',
        values: { rule: [{ ...rule, schedule: 'cron(0 5 ? * * *)', lifecycle: [{ delete_after: UNKNOWN }] }] },
      },
    ],
  });
