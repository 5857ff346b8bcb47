import { beforeAll, describe, test } from 'vitest';
import { compare, type Comparison, type Standing } from './agreement/compare.ts';
import { planRows } from './agreement/plan-rows.ts';
import { rows } from './agreement/rows.ts';

/** Terraform takes half a minute on an idle machine for one plan of all examples. */
const planTimeoutMs = 600_000;

/**
 * One configuration holds every example of every declarative control, with the rendered condition as postcondition.
 * The real provider plans it, and what Terraform found is compared with our verdict on the same plan.
 */
describe('Terraform agrees with us', () => {
  let comparisons: readonly Comparison[];

  beforeAll(async () => {
    const planned = await planRows(rows);
    comparisons = rows.map((row) => compare(row, planned));
  }, planTimeoutMs);

  test.for(
    rows.map((row, index) => [`${row.control.id} › ${row.example.expect}: ${row.example.because}`, index] as const),
  )('%s', ([, index], { expect }) => {
    const { row, outcome, status, standing } = comparisons[index]!;
    const found = { verdict: outcome.verdict, agrees: standing !== 'disagreement', outcome, status };
    expect(found).toEqual({ ...found, verdict: row.example.expect, agrees: true });
  });

  test('every control agrees on a pass and on a fail, where a plan can show one', ({ expect }) => {
    expect(withoutAgreement(comparisons).filter(({ examples }) => !examples.some(isBeyondPlans))).toEqual([]);
  });

  test('every example is counted, and none disagrees', ({ expect }) => {
    const count = (standing: Standing): number => comparisons.filter((one) => one.standing === standing).length;
    const agreements = count('agreement');
    const deferrals = count('deferral');
    const unchecked = count('nothing to check');
    const silent = withoutAgreement(comparisons).map(({ control, verdict }) => `${control} (${verdict})`);
    console.info(
      `${new Set(rows.map((row) => row.control)).size} declarative controls, ${rows.length} examples: ` +
        `${agreements} agreements, ${deferrals} left to apply by Terraform, ${unchecked} without a resource to check. ` +
        `Verdicts that no plan can show: ${silent.join(', ')}`,
    );
    expect(agreements + deferrals + unchecked).toBe(rows.length);
  });
});

interface Silence {
  readonly control: string;
  readonly verdict: 'pass' | 'fail';
  readonly examples: readonly Comparison[];
}

/** The verdicts of each control on which Terraform never agrees, as it leaves them to apply or has nothing to check. */
function withoutAgreement(comparisons: readonly Comparison[]): readonly Silence[] {
  return [...Map.groupBy(comparisons, (one) => one.row.control.id)].flatMap(([control, own]) =>
    (['pass', 'fail'] as const).flatMap((verdict) => {
      const examples = own.filter((one) => one.outcome.verdict === verdict);
      return examples.some((one) => one.standing === 'agreement') ? [] : [{ control, verdict, examples }];
    }),
  );
}

/**
 * It hangs on a resource that is missing, or on an argument that only the provider can fill in. A reference is no excuse:
 * another example can write the value in its place.
 */
function isBeyondPlans({ standing, deferral }: Comparison): boolean {
  return standing === 'nothing to check' || deferral === 'left out';
}
