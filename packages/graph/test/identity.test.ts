import { describe, test } from 'vitest';
import { withoutParts } from '../src/identity.ts';

describe('withoutParts', () => {
  const rows: readonly (readonly [because: string, types: readonly string[], kept: readonly string[]])[] = [
    ['the part of a match is left out', ['aws_kms_key', 'aws_kms_key_policy'], ['aws_kms_key']],
    ['in any order', ['aws_kms_key_policy', 'aws_kms_key'], ['aws_kms_key']],
    ['a part of a part too', ['aws_a', 'aws_a_b_c'], ['aws_a']],
    ['a type that only begins alike stays', ['aws_kms_key', 'aws_kms_keyring'], ['aws_kms_key', 'aws_kms_keyring']],
    ['two of one type stay', ['aws_kms_key', 'aws_kms_key'], ['aws_kms_key', 'aws_kms_key']],
    [
      'a part without its whole stays',
      ['aws_kms_key_policy', 'aws_sns_topic'],
      ['aws_kms_key_policy', 'aws_sns_topic'],
    ],
  ];
  test.for(rows)('%s', ([, types, kept], { expect }) => {
    expect(withoutParts(types.map((type) => ({ type }))).map(({ type }) => type)).toEqual(kept);
  });
});
