import { controls, type ValueMap } from '@autoclave/catalog';
import type { Instance } from '@autoclave/graph';
import { test } from 'vitest';
import { judge } from '../../src/index.ts';
import { instance, request } from '../story/request.ts';

function change(address: string, before: ValueMap, after: ValueMap, action: 'update' | 'replace' | 'no-op'): Instance {
  return { ...instance(address, after, { action }), before: () => before };
}

/** The verdicts on what is removed or switched off, by control. */
function verdicts(one: Instance): readonly string[] {
  const { findings } = judge(request([one], { controls: controls.filter(({ id }) => id.endsWith('-not-removed')) }));
  return findings.map(({ control, verdict, at }) => `${control} ${verdict} ${at}`);
}

test.for<readonly [address: string, argument: string, control: string]>([
  ['aws_cloudtrail.a', 'enable_logging', 'cloudtrail-not-removed'],
  ['aws_cloudtrail.a', 'is_multi_region_trail', 'cloudtrail-not-removed'],
  ['aws_config_configuration_recorder_status.a', 'is_enabled', 'config-recorder-not-removed'],
  ['aws_guardduty_detector.a', 'enable', 'guardduty-detector-not-removed'],
  ['aws_s3_account_public_access_block.a', 'block_public_policy', 's3-bucket-public-access-block-not-removed'],
])('%s: a change that switches %s off is judged like a removal', ([address, name, control], { expect }) => {
  const [on, off] = [{ [name]: true }, { [name]: false }];
  expect(verdicts(change(address, on, off, 'update'))).toEqual([`${control} fail ${name}`]);
  expect(verdicts(change(address, on, off, 'replace'))).toEqual([`${control} fail ${name}`]);
  expect(verdicts(change(address, on, on, 'update'))).toEqual([`${control} pass action`]);
  expect(verdicts(change(address, off, on, 'update'))).toEqual([`${control} pass action`]);
  expect(verdicts(change(address, off, off, 'no-op'))).toEqual([]);
});

test('what another control judges after the change is not judged like a removal', ({ expect }) => {
  const [on, off] = [{ block_public_policy: true }, { block_public_policy: false }];
  expect(verdicts(change('aws_s3_bucket_public_access_block.a', on, off, 'update'))).toEqual([]);
  expect(verdicts(change('aws_s3_bucket_versioning.a', { bucket: 'a' }, { bucket: 'b' }, 'update'))).toEqual([]);
});
