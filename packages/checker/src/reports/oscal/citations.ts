import { hipaaSecurityRule, soc2Criteria } from '@autoclave/catalog/frameworks';
import type { Coverage, CoverageVerdict, Finding } from '../../report.ts';
import { coverageWords, frameworkNames, frameworkTitles } from '../wording.ts';
import type { Observed } from './observations.ts';
import { controlId, list, properties } from './property.ts';
import type { Risk } from './risks.ts';
import { uuid } from './uuid.ts';

/** State of the objective, and why. Undecided is never satisfied, and neither is waived. */
const states: Readonly<Partial<Record<CoverageVerdict, readonly [state: string, reason: string, remarks: string]>>> = {
  pass: ['satisfied', 'pass', 'Every judged resource meets the controls that cite it.'],
  fail: ['not-satisfied', 'fail', 'A judged resource breaks a control that cites it.'],
  waived: ['not-satisfied', 'other', 'What breaks it is covered by waivers in date.'],
  unknown: ['not-satisfied', 'other', 'The inputs do not decide it.'],
};

const titles: ReadonlyMap<string, string> = new Map(
  [...hipaaSecurityRule.items, ...soc2Criteria].map(({ id, title }) => [id, title]),
);

/** The citations that at least one judgement concerns. */
function reviewed(coverage: readonly Coverage[]): readonly Coverage[] {
  return coverage.filter(({ verdict }) => states[verdict] !== undefined);
}

/** Writes which citations were looked at, one selection for each framework. */
export function reviewedControls(coverage: readonly Coverage[]): object {
  const selections = [...Map.groupBy(reviewed(coverage), ({ framework }) => framework)].map(([framework, rows]) => ({
    description: frameworkNames[framework],
    'include-controls': rows.map(({ citation }) => ({ 'control-id': controlId(framework, citation) })),
  }));
  const none = { description: 'No citation was looked at: no resource is concerned.' };
  return { 'control-selections': selections.length > 0 ? selections : [none] };
}

/** Writes for each citation whether it is satisfied, with the observations and risks that speak to it. */
export function oscalFindings(
  coverage: readonly Coverage[],
  observed: readonly Observed[],
  risks: readonly Risk[],
): readonly object[] {
  return reviewed(coverage).map((row) => {
    const { framework, citation, verdict, controls } = row;
    const [state = '', reason = '', remarks = ''] = states[verdict] ?? [];
    const related = observed.filter(({ finding }) => cites(finding, row));
    // All observations of a risk are of one control, so the first speaks for them.
    const relatedRisks = risks.filter(({ observed: [first] }) => first !== undefined && cites(first.finding, row));
    return {
      uuid: uuid('finding', framework, citation),
      title: `${frameworkTitles[framework]} ${citation}`,
      description: titles.get(citation) ?? citation,
      props: properties({ verdict: coverageWords[verdict], controls: controls.join(' ') }),
      target: { type: 'objective-id', 'target-id': controlId(framework, citation), status: { state, reason, remarks } },
      ...list(
        'related-observations',
        related.map(({ uuid: id }) => ({ 'observation-uuid': id })),
      ),
      ...list(
        'related-risks',
        relatedRisks.map(({ uuid: id }) => ({ 'risk-uuid': id })),
      ),
    };
  });
}

function cites({ citations }: Finding, { framework, citation }: Coverage): boolean {
  return citations[framework].includes(citation);
}
