import { defineControl, type Control } from '../../control.ts';
import { fail, pass } from '../../outcome.ts';
import { phiOrProduction } from '../_data-class.ts';
import { spared } from '../_lost-protection.ts';

export const cloudwatchLogGroupNotRemoved: Control<'cloudwatch-log-group-not-removed'> = defineControl({
  id: 'cloudwatch-log-group-not-removed',
  title: 'Log groups are not removed',
  severity: 'medium',
  citations: { hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.316(b)(2)(i)'], soc2: ['CC7.2', 'CC7.3', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_cloudwatch_log_group'],
  judgesRemoved: true,
  evidence: 'plan',
  check: (group) => {
    // Needs the planned action, which is no argument of the resource. The provider leaves a group with skip_destroy.
    if (group.action !== 'delete') return pass({ at: 'action', value: group.action });
    const skip = group.attribute('skip_destroy');
    if (skip.state === 'known' && skip.value === true) return pass({ at: 'skip_destroy', value: 'true' });
    return spared(group, phiOrProduction) ?? fail('action', 'delete', 'be kept, as its records are deleted with it');
  },
  risk: 'The records of who read what are deleted with the group, and with them the answer to the next incident.',
  fix: 'Keep the log group, or let it go with skip_destroy or a removed block that has destroy = false.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'the plan destroys the group', values: { name: '/app/audit' }, action: 'delete' },
    { expect: 'pass', because: 'the plan keeps the group', values: { name: '/app/audit' }, action: 'update' },
    {
      expect: 'pass',
      because: 'the group stays in AWS when Terraform lets it go',
      values: { name: '/app/audit', skip_destroy: true },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'a development group without PHI',
      values: { name: '/app/debug', tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
      action: 'delete',
    },
  ],
});
