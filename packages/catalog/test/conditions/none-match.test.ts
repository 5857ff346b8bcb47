import { describe, expect, test } from 'vitest';
import { attribute, UNKNOWN, ValueBlock, type Outcome, type Value } from '@autoclave/catalog';

const condition = attribute('cidr').noneMatch(/\/0$/, 'be narrow', ['10.0.0.0/8']);

function judge(value: Value): Outcome {
  return condition.evaluate(new ValueBlock({ cidr: value }, false, () => ({ links: [], missing: [] })));
}

describe('noneMatch', () => {
  test.each<{ readonly value: Value; readonly verdict: Outcome['verdict'] }>([
    { value: '0.0.0.0/0', verdict: 'fail' },
    { value: '10.0.0.0/8', verdict: 'pass' },
    { value: '', verdict: 'pass' },
    { value: null, verdict: 'pass' },
    { value: [], verdict: 'pass' },
    { value: ['10.0.0.0/8', '::/0'], verdict: 'fail' },
    { value: ['10.0.0.0/8', '192.168.0.0/16'], verdict: 'pass' },
    { value: UNKNOWN, verdict: 'unknown' },
    { value: ['10.0.0.0/8', UNKNOWN], verdict: 'unknown' },
    { value: [UNKNOWN, '0.0.0.0/0'], verdict: 'fail' },
  ])('$value gives $verdict', ({ value, verdict }) => {
    expect(judge(value).verdict).toBe(verdict);
  });

  test('says that an argument is left out, not what its default would be', () => {
    expect(judge(null)).toEqual({ verdict: 'pass', evidence: [{ at: 'cidr', value: 'not set' }] });
  });

  test('is mended by a value that passes, or by leaving the argument out', () => {
    expect(condition.settings()).toEqual([{ kind: 'argument', name: 'cidr', value: ['10.0.0.0/8'] }]);
    expect(attribute('cidr').noneMatch(/\/0$/, 'be narrow', null).settings()).toEqual([
      { kind: 'remove', name: 'cidr' },
    ]);
  });
});
