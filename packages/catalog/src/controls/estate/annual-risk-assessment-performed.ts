import { defineControl, type Control } from '../../control.ts';

export const annualRiskAssessmentPerformed: Control<'annual-risk-assessment-performed'> = defineControl({
  id: 'annual-risk-assessment-performed',
  title: 'The risks to PHI are assessed every year',
  severity: 'high',
  citations: { hipaa: ['164.308(a)(1)(ii)(A)'], soc2: [] },
  awsConfig: ['annual-risk-assessment-performed'],
  securityHub: [],
  aliases: [],
  resources: [],
  // People do it and write it down. AWS Config holds a process check for it, which somebody answers by hand.
  evidence: 'human',
  risk: 'Risks that nobody looked for are not managed, and a missing risk analysis is a breach of the Security Rule by itself.',
  fix: 'Assess the risks to all PHI, write down what was found and decided, and repeat it every year and after large changes.',
  effort: { optimisticHours: 40, pessimisticHours: 160, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
