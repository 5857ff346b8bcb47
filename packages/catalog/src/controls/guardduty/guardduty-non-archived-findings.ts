import { defineControl, type Control } from '../../control.ts';

export const guarddutyNonArchivedFindings: Control<'guardduty-non-archived-findings'> = defineControl({
  id: 'guardduty-non-archived-findings',
  title: 'Findings of GuardDuty are handled and archived in time',
  severity: 'high',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.3', 'CC7.4', 'CC3.2', 'CC4.2'] },
  awsConfig: ['guardduty-non-archived-findings'],
  securityHub: [],
  aliases: [],
  resources: [],
  // Findings come from what happens in the account.
  evidence: 'runtime',
  risk: 'A finding that nobody handles is an attack that was seen and let go on.',
  fix: 'Look into each finding, archive it once it is dealt with, and send new ones to people on duty.',
  effort: { optimisticHours: 1, pessimisticHours: 16, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
