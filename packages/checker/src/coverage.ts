import type { Control } from '@autoclave/catalog';
import { citationsOf, type CitationRow } from '@autoclave/catalog/citations';
import { countedVerdict, type Judgement } from './judgement.ts';
import type { Coverage, CoverageVerdict } from './report.ts';

const frameworks = ['hipaa', 'soc2'] as const;

/** What a control came to over all resources, as flags: a citation adds them up. */
interface ControlVerdicts {
  readonly seen: ReadonlySet<CoverageVerdict>;
  readonly evidence: Control['evidence'];
}

/**
 * Says for every citation of the frameworks what the judgements come to, in the order of the frameworks: fail before
 * unknown before waived before pass. Controls that no plan decides count where nothing else was judged.
 * @param certifiable Without it a pass is unknown: a partial plan does not show what else there is.
 */
export function coverageFor(
  judgements: readonly Judgement[],
  controls: readonly Control[],
  certifiable: boolean,
): readonly Coverage[] {
  const verdicts = verdictsByControl(judgements, controls, certifiable);
  return frameworks.flatMap((framework) =>
    citationsOf(framework, controls).map((row) => ({
      framework,
      citation: row.citation,
      verdict: verdictOf(row, verdicts),
      controls: row.controls,
      owner: row.outside?.owner ?? null,
    })),
  );
}

function verdictsByControl(
  judgements: readonly Judgement[],
  controls: readonly Control[],
  certifiable: boolean,
): ReadonlyMap<string, ControlVerdicts> {
  const seen = new Map(controls.map((control) => [control.id, new Set<CoverageVerdict>()]));
  for (const judgement of judgements) {
    const verdict = countedVerdict(judgement);
    seen.get(judgement.control.id)?.add(verdict === 'pass' && !certifiable ? 'unknown' : verdict);
  }
  return new Map(
    controls.map(({ id, evidence }) => [id, { seen: seen.get(id) ?? new Set<CoverageVerdict>(), evidence }]),
  );
}

function verdictOf(row: CitationRow, verdicts: ReadonlyMap<string, ControlVerdicts>): CoverageVerdict {
  const rows = row.controls.flatMap((id) => verdicts.get(id) ?? []);
  const order: readonly CoverageVerdict[] = ['fail', 'unknown', 'waived', 'pass'];
  const decided = order.find((verdict) => rows.some(({ seen }) => seen.has(verdict)));
  if (decided !== undefined) return decided;
  if (rows.some(({ evidence }) => evidence === 'runtime')) return 'runtime';
  if (rows.some(({ evidence }) => evidence === 'human')) return 'human';
  if (rows.length > 0) return 'notApplicable';
  return row.status === 'outside' ? 'outside' : 'open';
}
