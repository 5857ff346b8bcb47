import { defineControl, type Control } from '../../control.ts';
import { fail, pass } from '../../outcome.ts';
import { phiOrProduction } from '../_data-class.ts';
import { spared, switchedOff } from '../_lost-protection.ts';

const expected = 'be kept while the account is used';

export const guarddutyDetectorNotRemoved: Control<'guardduty-detector-not-removed'> = defineControl({
  id: 'guardduty-detector-not-removed',
  title: 'GuardDuty detectors are neither removed nor switched off',
  severity: 'high',
  citations: {
    hipaa: ['164.308(a)(6)(ii)', '164.308(a)(5)(ii)(C)', '164.312(b)'],
    soc2: ['CC7.2', 'CC6.8', 'CC7.3', 'CC8.1'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_guardduty_detector'],
  judgesRemoved: true,
  judgesChanged: ['aws_guardduty_detector'],
  evidence: 'plan',
  check: (detector) => {
    // Needs the planned action. A Region has one detector at most, so no other that stays can stand in for it.
    const isRemoved = detector.action === 'delete';
    const lost = isRemoved ? fail('action', 'delete', expected) : switchedOff(detector, { enable: true }, expected);
    if (lost === undefined) return pass({ at: 'action', value: detector.action });
    return spared(detector, phiOrProduction) ?? lost;
  },
  risk: 'Stolen credentials and hijacked servers go unnoticed, and the findings of the past are deleted with the detector.',
  fix: 'Keep the detector; use a moved block where it was renamed, or a removed block with destroy = false to let it go.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'the plan removes the detector', values: { enable: true }, action: 'delete' },
    { expect: 'pass', because: 'the plan keeps the detector', values: { enable: true }, action: 'update' },
    {
      expect: 'fail',
      because: 'the plan switches the detector off',
      values: { enable: false },
      before: { enable: true },
      action: 'update',
    },
    {
      expect: 'notApplicable',
      because: 'the detector of a development account without PHI',
      values: { enable: true, tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
      action: 'delete',
    },
  ],
});
