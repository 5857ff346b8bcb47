import { defineControl, type Control } from '../../control.ts';
import { fail, notApplicable, pass } from '../../outcome.ts';
import { exemption, phiStores } from './_phi-stores.ts';

export const phiStoreNotReplaced: Control<'phi-store-not-replaced'> = defineControl({
  id: 'phi-store-not-replaced',
  title: 'Stores that may hold PHI are never replaced',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(c)(1)', '164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)', '164.308(a)(7)(i)'],
    soc2: ['A1.2', 'CC8.1', 'CC7.4'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: phiStores,
  evidence: 'plan',
  check: (store) => {
    // Needs the planned action and the arguments that force it, which are no arguments of the resource.
    if (store.action === 'none') return notApplicable('this input is no plan, so it shows no change');
    if (store.action !== 'replace') return pass({ at: 'action', value: store.action });
    const paths = store.replacePaths.join(', ');
    return (
      exemption(store) ??
      fail(
        store.replacePaths[0] ?? 'action',
        paths === '' ? 'a replacement' : `a replacement, forced by ${paths}`,
        'change it in place, as a replacement deletes the data in the old one',
      )
    );
  },
  risk: 'A replacement destroys the store and makes an empty one: every record in it is gone unless a backup is restored.',
  fix: 'Take the change back, or migrate: create the new store beside the old one, copy the data, then switch over.',
  effort: { optimisticHours: 4, pessimisticHours: 40, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'switching encryption on replaces the database',
      values: { storage_encrypted: true },
      before: { storage_encrypted: false },
      action: 'replace',
      replacePaths: ['storage_encrypted'],
    },
    {
      expect: 'pass',
      because: 'a standby is added in place',
      values: { multi_az: true },
      before: { multi_az: false },
      action: 'update',
    },
    { expect: 'pass', because: 'the database is new', values: { storage_encrypted: true } },
    {
      expect: 'fail',
      because: 'the object lock flag replaces an existing bucket',
      type: 'aws_s3_bucket',
      values: { bucket: 'records', object_lock_enabled: true },
      before: { bucket: 'records', object_lock_enabled: false },
      action: 'replace',
      replacePaths: ['object_lock_enabled'],
    },
    {
      expect: 'notApplicable',
      because: 'its tags say Internal',
      type: 'aws_s3_bucket',
      values: { bucket: 'scratch-2', tags_all: { DataClassification: 'Internal' } },
      before: { bucket: 'scratch-1', tags_all: { DataClassification: 'Internal' } },
      action: 'replace',
      replacePaths: ['bucket'],
    },
    {
      expect: 'fail',
      because: 'it is tagged Internal only by the plan that replaces it',
      type: 'aws_s3_bucket',
      values: { bucket: 'records-2', tags_all: { DataClassification: 'Internal' } },
      before: { bucket: 'records-1', tags_all: { DataClassification: 'PHI' } },
      action: 'replace',
      replacePaths: ['bucket'],
    },
  ],
});
