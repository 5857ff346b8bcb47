import { citationsOf, type CitationRow, type CoverageStatus, type Framework } from './citations.ts';
import type { Control } from './control.ts';
import { awsConfigHipaaPack, type HipaaPackRule } from './frameworks/aws-config-hipaa-pack.ts';

/** One citation of a framework and what covers it. */
export interface CoverageRow extends CitationRow {
  /** Rules of the AWS Config HIPAA pack that concern it and that no control attests yet. */
  readonly rulesWithoutControl: readonly string[];
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

/** Lists every citation of a framework, in its order, with the controls that cite it or the reason why none does. */
export function coverageOf(framework: Framework, controls: readonly Control[]): readonly CoverageRow[] {
  const unwritten = packRulesWithoutControl(controls);
  return citationsOf(framework, controls).map(({ outside, ...row }) => {
    const rules = unwritten.filter((rule) => citedBy(framework, rule).includes(row.citation));
    return {
      ...row,
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

function citedBy(framework: Framework, rule: HipaaPackRule): readonly string[] {
  return framework === 'hipaa' ? rule.sections : rule.criteria;
}
