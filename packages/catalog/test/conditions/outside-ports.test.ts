import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outsidePorts, UNKNOWN, ValueBlock, type Outcome, type ValueMap } from '@autoclave/catalog';

function judge(values: ValueMap, ports: readonly [number, ...number[]] = [22, 3389]): Outcome {
  const block = new ValueBlock(values, false, () => ({ links: [], missing: [] }));
  return outsidePorts(ports).evaluate(block);
}

describe('outsidePorts', () => {
  test('passes exactly where no port lies in the range', () => {
    const port = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(port, port, fc.tuple(port, port), (one, other, ports) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const isHeld = ports.some((held) => low <= held && held <= high);
        expect(judge({ from_port: low, to_port: high }, ports).verdict).toBe(isHeld ? 'fail' : 'pass');
      }),
    );
  });

  test.each<{ readonly because: string; readonly values: ValueMap; readonly verdict: Outcome['verdict'] }>([
    { because: 'one end lies above every port', values: { from_port: 4000, to_port: UNKNOWN }, verdict: 'pass' },
    { because: 'one end lies below every port', values: { from_port: UNKNOWN, to_port: 21 }, verdict: 'pass' },
    { because: 'the other end decides', values: { from_port: 80, to_port: UNKNOWN }, verdict: 'unknown' },
    { because: 'both ends decide', values: { from_port: UNKNOWN, to_port: UNKNOWN }, verdict: 'unknown' },
    { because: 'the range is left out', values: {}, verdict: 'fail' },
    { because: 'one end is left out', values: { from_port: 4000 }, verdict: 'fail' },
    { because: '-1 means every port', values: { from_port: -1, to_port: -1 }, verdict: 'fail' },
  ])('$verdict where $because', ({ values, verdict }) => {
    expect(judge(values).verdict).toBe(verdict);
  });

  test('names the end that decides, and shows the range that fails', () => {
    expect(judge({ from_port: 80, to_port: UNKNOWN })).toMatchObject({ at: 'to_port', missing: 'known after apply' });
    expect(judge({ from_port: 0, to_port: 65535 })).toEqual({
      verdict: 'fail',
      at: 'from_port',
      got: '0 to 65535',
      expected: 'hold none of the ports 22, 3389',
    });
  });
});
