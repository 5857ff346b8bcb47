import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';

export const s3BucketForceDestroyDisabled: Control<'s3-bucket-force-destroy-disabled'> = defineControl({
  id: 's3-bucket-force-destroy-disabled',
  title: 'S3 buckets that hold objects cannot be destroyed',
  severity: 'high',
  citations: { hipaa: ['164.312(c)(1)', '164.308(a)(7)(ii)(A)', '164.308(a)(1)(ii)(B)'], soc2: ['A1.2', 'CC7.4'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  applies: phiOrProduction,
  condition: attribute('force_destroy', { whenAbsent: false }).isFalse(),
  risk: 'A destroy of the wrong workspace empties the bucket, every version included, before anyone can stop it.',
  fix: 'Leave force_destroy out or set it to false.',
  effort: { optimisticHours: 0.1, pessimisticHours: 0.5, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'left out, and the default is off', values: { bucket: 'records' } },
    { expect: 'pass', because: 'it is off', values: { bucket: 'records', force_destroy: false } },
    { expect: 'fail', because: 'it is on', values: { bucket: 'records', force_destroy: true } },
    {
      expect: 'fail',
      because: 'it is on in production, where buckets without PHI count as well',
      values: {
        bucket: 'reports',
        force_destroy: true,
        tags_all: { DataClassification: 'Internal', Environment: 'prod' },
      },
    },
    {
      expect: 'pass',
      because: 'it is off in production without PHI as well',
      values: {
        bucket: 'reports',
        force_destroy: false,
        tags_all: { DataClassification: 'Internal', Environment: 'prod' },
      },
    },
    { expect: 'unknown', because: 'known after apply', values: { bucket: 'records', force_destroy: UNKNOWN } },
    {
      expect: 'notApplicable',
      because: 'a development bucket without PHI',
      values: {
        bucket: 'scratch',
        force_destroy: true,
        tags_all: { DataClassification: 'Internal', Environment: 'dev' },
      },
    },
  ],
});
