import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { anyOf, fail } from '../../outcome.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';
import { lockedFor, lockSwitch, objectLock } from './_object-lock.ts';

const flag = attribute('object_lock_enabled', { whenAbsent: false }).isTrue();
const configuration = objectLock(attribute('object_lock_enabled', { whenAbsent: 'Enabled' }).equals('Enabled'));

export const s3BucketDefaultLockEnabled: Control<'s3-bucket-default-lock-enabled'> = defineControl({
  id: 's3-bucket-default-lock-enabled',
  title: 'S3 buckets have Object Lock switched on',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(c)(1)', '164.312(c)(2)', '164.308(a)(1)(ii)(B)', '164.314(b)(2)(i)'],
    soc2: ['PI1.5', 'C1.1', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['s3-bucket-default-lock-enabled'],
  securityHub: ['S3.15'],
  aliases: ['s3_bucket_object_lock_enabled', 's3_bucket_object_lock'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  applies: phiOrProduction,
  check: (bucket, graph) => {
    // Needs the lock configuration beside the bucket's own flag: the flag replaces an existing bucket, the
    // configuration switches the lock on in place, so either is enough and the control is not creation-only.
    return anyOf(
      [configuration.evaluate(bucket, graph), flag.evaluate(bucket)],
      fail('object_lock_enabled', 'not set', 'be true'),
    );
  },
  risk: 'Whoever may delete can wipe the records and every version of them: ransomware and a leaving administrator alike.',
  fix: 'Set object_lock_enabled on a new bucket; give an existing one an aws_s3_bucket_object_lock_configuration instead.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'the bucket is made with the lock', values: { object_lock_enabled: true } },
    {
      expect: 'pass',
      because: 'a lock configuration switches it on for an existing bucket',
      values: { bucket: 'records' },
      with: [lockedFor({ mode: 'GOVERNANCE', years: 7 })],
    },
    { expect: 'fail', because: 'the bucket is made without the lock', values: { object_lock_enabled: false } },
    { expect: 'fail', because: 'left out, and the default is off', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the switch of the lock configuration is known after apply',
      values: { bucket: 'records' },
      with: [lockSwitch(UNKNOWN)],
    },
    {
      expect: 'notApplicable',
      because: 'AWS Config delivers here, and refuses a bucket with Object Lock',
      values: { bucket: 'config' },
      with: [neighbour('aws_config_delivery_channel.this', { s3_bucket_name: ref('aws_s3_bucket.this', 'id') })],
    },
    {
      expect: 'notApplicable',
      because: 'a development bucket without PHI',
      values: { bucket: 'scratch', tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
    },
  ],
});
