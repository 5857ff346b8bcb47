import { describe, test } from 'vitest';
import { compilePattern, isOnlyWildcards } from '../../src/waivers/pattern.ts';

const cases: readonly (readonly [because: string, pattern: string, address: string, matched: boolean])[] = [
  ['the same address', 'aws_s3_bucket.logs', 'aws_s3_bucket.logs', true],
  ['another name', 'aws_s3_bucket.logs', 'aws_s3_bucket.log', false],
  ['an exact address is no prefix', 'aws_s3_bucket.logs', 'aws_s3_bucket.logs[0]', false],
  ['a dot in the pattern is a dot', 'aws_s3_bucket.logs', 'aws_s3_bucketxlogs', false],
  ['a star stands for the rest of a step', 'aws_s3_bucket.log*', 'aws_s3_bucket.logs', true],
  ['a star stands for nothing too', 'aws_s3_bucket.logs*', 'aws_s3_bucket.logs', true],
  ['a star covers the instance key', 'aws_s3_bucket.logs*', 'aws_s3_bucket.logs["eu"]', true],
  ['a star covers a key with a dot', 'aws_s3_bucket.logs[*]', 'aws_s3_bucket.logs["a.b"]', true],
  ['a star covers a key with an escaped quote', 'aws_s3_bucket.logs[*]', String.raw`aws_s3_bucket.logs["a\".b"]`, true],
  ['a star ends with its step', 'module.*', 'module.data.aws_s3_bucket.logs', false],
  [
    'a star in the middle of a step',
    'module.team-*-data.aws_s3_bucket.logs',
    'module.team-a-data.aws_s3_bucket.logs',
    true,
  ],
  ['a star cannot cross modules', 'module.*.aws_s3_bucket.logs', 'module.a.module.b.aws_s3_bucket.logs', false],
  ['two stars cross modules', 'module.**.aws_s3_bucket.logs', 'module.a.module.b.aws_s3_bucket.logs', true],
  [
    'two stars at the end stand for anything',
    'module.data.**',
    'module.data.module.x["a.b"].aws_s3_bucket.logs[0]',
    true,
  ],
  ['two stars at the beginning stand for no step', '**.aws_s3_bucket.logs', 'aws_s3_bucket.logs', true],
  [
    'two stars at the beginning stand for many steps',
    '**.aws_s3_bucket.logs',
    'module.a["x"].aws_s3_bucket.logs',
    true,
  ],
  ['whole steps end at a dot', '**.logs', 'aws_s3_bucket.access_logs', false],
  ['whole steps in the middle', 'module.a.**.aws_s3_bucket.logs', 'module.a.aws_s3_bucket.logs', true],
  ['two stars inside a step still stand for anything', 'module.a**logs', 'module.a.aws_s3_bucket.logs', true],
  ['three stars are two', '***', 'module.a.aws_s3_bucket.logs', true],
  ['a pattern is no regular expression', 'aws_s3_bucket.(logs|data)+', 'aws_s3_bucket.logs', false],
  ['characters beyond the basic plane', 'aws_s3_bucket.logs["\u{1F600}*"]', 'aws_s3_bucket.logs["\u{1F600}x"]', true],
  ['the empty pattern matches nothing', '', 'aws_s3_bucket.logs', false],
];

test.for(cases)('%s', ([, pattern, address, matched], { expect }) => {
  expect(compilePattern(pattern)(address)).toBe(matched);
});

test('a pattern of many stars does not blow up', ({ expect }) => {
  const matcher = compilePattern(`${'*a'.repeat(200)}b`);
  expect(matcher('a'.repeat(2_000))).toBe(false);
  expect(matcher(`${'a'.repeat(2_000)}b`)).toBe(true);
});

describe('only wildcards', () => {
  test.for([
    '*',
    '**',
    '***',
    '*.*',
    '**.*',
    'module.*.**',
    'module.**',
    'data.*.*',
    'module.*.data.*.*',
    '*[*].*["*"]',
    'aws_*.*',
    'aws**',
    '*_*.*',
    '**s3**',
    '',
  ])('%s names nothing', (pattern, { expect }) => {
    expect(isOnlyWildcards(pattern)).toBe(true);
  });

  test.for(['aws_s3_bucket.*', '**.logs', 'module.data.**', 'module.module.**', '*["eu"]', '*s*', 'aws_s3_*.*', 'aws'])(
    '%s names something',
    (pattern, { expect }) => {
      expect(isOnlyWildcards(pattern)).toBe(false);
    },
  );
});
