import { defineControl, type Control } from '../../control.ts';
import { fail, pass } from '../../outcome.ts';
import { exemption, phiStores } from './_phi-stores.ts';

export const phiStoreNotDestroyed: Control<'phi-store-not-destroyed'> = defineControl({
  id: 'phi-store-not-destroyed',
  title: 'Stores that may hold PHI are never destroyed',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(c)(1)', '164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)', '164.310(d)(2)(i)'],
    soc2: ['A1.2', 'CC8.1', 'C1.2'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: phiStores,
  judgesRemoved: true,
  evidence: 'plan',
  check: (store) => {
    // Needs the planned action, which is no argument of the resource. A resource that is only forgotten stays in AWS.
    if (store.action !== 'delete') return pass({ at: 'action', value: store.action });
    return (
      exemption(store) ??
      fail(
        'action',
        'delete',
        'keep the store, as its destruction deletes the data in it; disposal of PHI needs a waiver',
      )
    );
  },
  risk: 'Records that must be kept are deleted with the store, often by a rename or a removed module rather than on purpose.',
  fix: 'Keep the resource; use a moved block where it was renamed, or a removed block with destroy = false to let it go.',
  effort: { optimisticHours: 0.5, pessimisticHours: 16, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'the plan destroys the database', values: { multi_az: true }, action: 'delete' },
    { expect: 'pass', because: 'the plan keeps the database', values: { multi_az: true }, action: 'update' },
    {
      expect: 'notApplicable',
      because: 'its tags say Internal',
      type: 'aws_s3_bucket',
      values: { bucket: 'scratch', tags_all: { DataClassification: 'Internal' } },
      action: 'delete',
    },
  ],
});
