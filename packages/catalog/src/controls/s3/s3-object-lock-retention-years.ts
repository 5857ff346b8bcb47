import { all } from '../../conditions/all.ts';
import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { lockedFor, objectLock } from './_object-lock.ts';

/** Six years, leap days included. Source: 45 CFR 164.316(b)(2)(i). */
const years = 6;
const days = 2192;

const retained = objectLock(
  block('rule').some(
    block('default_retention').some(
      all(
        attribute('mode').oneOf(['GOVERNANCE', 'COMPLIANCE']),
        any(attribute('years').atLeast(years), attribute('days').atLeast(days)),
      ),
    ),
  ),
);

const phi = { bucket: 'records', tags_all: { DataClassification: 'PHI' } };

export const s3ObjectLockRetentionYears: Control<'s3-object-lock-retention-years'> = defineControl({
  id: 's3-object-lock-retention-years',
  title: 'S3 buckets with PHI lock every object for at least six years',
  severity: 'medium',
  citations: { hipaa: ['164.316(b)(2)(i)', '164.312(c)(1)', '164.308(a)(7)(ii)(A)'], soc2: ['C1.1', 'PI1.5'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  applies: {
    condition: attribute('tags_all.DataClassification').matches(/^[Pp][Hh][Ii]$/, 'be PHI', 'PHI'),
    reason: 'its tags do not say that it holds PHI',
  },
  check: (bucket, graph) => {
    // Needs the lock configuration. Not a condition, because it would then hold for the locks of log buckets too.
    return retained.evaluate(bucket, graph);
  },
  risk: 'Records can be deleted before the six years are over for which HIPAA documentation must be kept.',
  fix: 'Set mode and years = 6 or more in default_retention of an aws_s3_bucket_object_lock_configuration for the bucket.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'objects are locked for seven years',
      values: phi,
      with: [lockedFor({ mode: 'GOVERNANCE', years: 7 })],
    },
    {
      expect: 'pass',
      because: '2192 days are six years',
      values: phi,
      with: [lockedFor({ mode: 'COMPLIANCE', days: 2192 })],
    },
    {
      expect: 'fail',
      because: 'objects are locked for five years',
      values: phi,
      with: [lockedFor({ mode: 'GOVERNANCE', years: 5 })],
    },
    {
      expect: 'fail',
      because: '2190 days fall short of six years by the leap days',
      values: phi,
      with: [lockedFor({ mode: 'COMPLIANCE', days: 2190 })],
    },
    { expect: 'fail', because: 'nothing sets a retention', values: { ...phi, object_lock_enabled: true } },
    {
      expect: 'unknown',
      because: 'the years are known after apply',
      values: phi,
      with: [lockedFor({ mode: 'GOVERNANCE', years: UNKNOWN })],
    },
    {
      expect: 'fail',
      because: 'PHI in small letters is PHI, and objects are locked for a month',
      values: { bucket: 'records', tags_all: { DataClassification: 'phi' } },
      with: [lockedFor({ mode: 'GOVERNANCE', days: 30 })],
    },
    {
      expect: 'notApplicable',
      because: 'its tags say Internal',
      values: { bucket: 'logs', tags_all: { DataClassification: 'Internal' } },
      with: [lockedFor({ mode: 'GOVERNANCE', days: 30 })],
    },
  ],
});
