import type { Control } from './control.ts';
import { awsConfigHipaaPack, type HipaaPackRule } from './frameworks/aws-config-hipaa-pack.ts';
import { hipaaSecurityRule } from './frameworks/hipaa-security-rule.ts';
import type { Outside } from './frameworks/outside.ts';
import { soc2Criteria } from './frameworks/soc2-criteria.ts';

/** A framework that the coverage can be shown for. */
export type Framework = 'hipaa' | 'soc2';

/**
 * How far a citation is met. `covered`: controls cite it. `partly`: controls cite it, and people must do the rest.
 * `open`: a technical control could cover it, and there is none yet. `outside`: people must do all of it.
 */
export type CoverageStatus = 'covered' | 'partly' | 'open' | 'outside';

/** One citation of a framework and what covers it. */
export interface CoverageRow {
  /** Such as `164.312(a)(2)(iv)` or `CC6.1`. */
  readonly citation: string;
  readonly title: string;
  /** Section of the Security Rule, or category of the criterion. */
  readonly group: string;
  /** For HIPAA as the rule says. A SOC 2 common criterion is required, one of a category that is chosen is optional. */
  readonly requirement: 'required' | 'addressable' | 'optional';
  readonly status: CoverageStatus;
  /** Ids of the controls that cite it, in the order of the catalogue. */
  readonly controls: readonly string[];
  /** Rules of the AWS Config HIPAA pack that concern it and that no control attests yet. */
  readonly rulesWithoutControl: readonly string[];
  /** What people must do, whether or not controls do some of it. */
  readonly outside?: Outside;
}

/** How many citations of a framework have each status. */
export interface CoverageTotals {
  readonly citations: number;
  readonly byStatus: Readonly<Record<CoverageStatus, number>>;
  /** Controls that cite at least one citation of the framework. */
  readonly controls: number;
  /** Rules of the AWS Config HIPAA pack that no control attests yet and that concern a citation of the framework. */
  readonly rulesWithoutControl: readonly string[];
}

/** A citation before it is known what covers it. */
type Entry = Pick<CoverageRow, 'citation' | 'title' | 'group' | 'requirement'> & { readonly outside?: Outside };

/** Lists every citation of a framework, in its order, with the controls that cite it or the reason why none does. */
export function coverageOf(framework: Framework, controls: readonly Control[]): readonly CoverageRow[] {
  const citedBy = Map.groupBy(
    controls.flatMap(({ id, citations }) => citations[framework].map((citation) => ({ id, citation }))),
    ({ citation }) => citation,
  );
  const unwritten = packRulesWithoutControl(controls);
  return entriesOf(framework).map(({ outside, ...entry }) => {
    const ids = [...new Set(citedBy.get(entry.citation)?.map(({ id }) => id))];
    const rules = unwritten.filter((rule) => citationsOf(framework, rule).includes(entry.citation));
    return {
      ...entry,
      status: statusOf(ids.length > 0, outside),
      controls: ids,
      rulesWithoutControl: rules.map((rule) => rule.name),
      ...(outside === undefined ? {} : { outside }),
    };
  });
}

/** Adds up the rows of a framework. */
export function coverageTotals(rows: readonly CoverageRow[]): CoverageTotals {
  const count = (status: CoverageStatus): number => rows.filter((row) => row.status === status).length;
  return {
    citations: rows.length,
    byStatus: { covered: count('covered'), partly: count('partly'), open: count('open'), outside: count('outside') },
    controls: new Set(rows.flatMap((row) => row.controls)).size,
    rulesWithoutControl: [...new Set(rows.flatMap((row) => row.rulesWithoutControl))].toSorted(),
  };
}

/** Lists the rules of the AWS Config HIPAA pack that no control attests yet, in the order of the pack. */
export function packRulesWithoutControl(controls: readonly Control[]): readonly HipaaPackRule[] {
  const attested = new Set(controls.flatMap((control) => control.awsConfig));
  return awsConfigHipaaPack.filter((rule) => !attested.has(rule.name));
}

function statusOf(cited: boolean, outside: Outside | undefined): CoverageStatus {
  if (cited) return outside === undefined ? 'covered' : 'partly';
  return outside?.share === 'all' ? 'outside' : 'open';
}

function citationsOf(framework: Framework, rule: HipaaPackRule): readonly string[] {
  return framework === 'hipaa' ? rule.sections : rule.criteria;
}

function entriesOf(framework: Framework): readonly Entry[] {
  if (framework === 'hipaa') {
    return hipaaSecurityRule.items.map(({ id, title, section, requirement, outside }) => ({
      citation: id,
      title,
      group: section,
      requirement,
      ...(outside === undefined ? {} : { outside }),
    }));
  }
  return soc2Criteria.map(({ id, title, category, outside }) => ({
    citation: id,
    title,
    group: category,
    requirement: id.startsWith('CC') ? 'required' : 'optional',
    ...(outside === undefined ? {} : { outside }),
  }));
}
