import { test } from 'vitest';
import { controlNames } from '../src/index.ts';
import { notPublic, queueEncrypted, storyControls, versioning } from './story/controls.ts';

const names = controlNames(storyControls);

test.for([
  ['its id', 's3-bucket-versioning-enabled', [versioning.id]],
  ['its id in other letters', 'S3-Bucket-Versioning-Enabled', [versioning.id]],
  ['an alias', 'ckv_aws_21', [versioning.id]],
  ['a Security Hub control', 's3.14', [versioning.id]],
  ['an AWS Config rule', 'rds-instance-public-access-check', [notPublic.id]],
  ['no name at all', '', []],
  ['a name of nobody', 'CKV_AWS_9999', []],
] as const)('a control is found by %s', ([, name, ids], { expect }) => {
  expect(names.find(name).map(({ id }) => id)).toEqual(ids);
});

test('an id wins over the same name elsewhere', ({ expect }) => {
  const other = { ...queueEncrypted, id: 'other', awsConfig: [versioning.id] };
  expect(controlNames([other, versioning]).find(versioning.id)).toEqual([versioning]);
});

test('a name that several controls carry finds them all', ({ expect }) => {
  const other = { ...queueEncrypted, id: 'other', securityHub: ['S3.14'] };
  expect(controlNames([versioning, other]).find('S3.14')).toEqual([versioning, other]);
});

test.for([
  ['a letter less', 's3-bucket-versionin-enabled', versioning.id],
  ['another order', 'rds-instance-public-acces-chekc', notPublic.id],
  ['an alias with a wrong letter', 'CKV_AWS_2', 'CKV_AWS_21'],
  ['nothing like it', 'cloudfront-waf', undefined],
] as const)('a suggestion for %s', ([, name, suggestion], { expect }) => {
  expect(names.suggest(name)).toBe(suggestion);
});
