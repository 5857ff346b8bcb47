import { describe, expect, test } from 'vitest';
import { attribute, UNKNOWN, ValueBlock, type Outcome, type Value } from '@autoclave/catalog';

const condition = attribute('prefix_list_id').leavesOpen('the entries are not in this resource');

function judge(value: Value): Outcome {
  return condition.evaluate(new ValueBlock({ prefix_list_id: value }, false, () => ({ links: [], missing: [] })));
}

describe('leavesOpen', () => {
  test.each([{ value: null }, { value: '' }, { value: [] }])('passes where $value means left out', ({ value }) => {
    expect(judge(value)).toEqual({ verdict: 'pass', evidence: [{ at: 'prefix_list_id', value: 'not set' }] });
  });

  test('says what is missing where the argument is set, and that it is not known yet where it is not', () => {
    const missing = 'the entries are not in this resource';
    expect(judge('pl-0a1b2c3d')).toEqual({ verdict: 'unknown', at: 'prefix_list_id', missing });
    expect(judge(['pl-0a1b2c3d'])).toEqual({ verdict: 'unknown', at: 'prefix_list_id', missing });
    expect(judge(UNKNOWN)).toEqual({ verdict: 'unknown', at: 'prefix_list_id', missing: 'known after apply' });
  });

  test('never refuses a plan of Terraform, and waits for a value that is not known', () => {
    expect(condition.toHcl('self')).toBe('can(self.prefix_list_id)');
  });
});
