import type { Control } from './control.ts';
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

/** One citation of a framework and the controls that cite it. */
export interface CitationRow {
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
  /** What people must do, whether or not controls do some of it. */
  readonly outside?: Outside;
}

/** A citation before it is known what covers it. */
type Entry = Pick<CitationRow, 'citation' | 'title' | 'group' | 'requirement'> & { readonly outside?: Outside };

/** Lists every citation of a framework, in its order, with the controls that cite it. */
export function citationsOf(framework: Framework, controls: readonly Control[]): readonly CitationRow[] {
  const citedBy = new Map<string, Set<string>>();
  for (const { id, citations } of controls) {
    for (const citation of citations[framework]) {
      const ids = citedBy.get(citation);
      if (ids === undefined) citedBy.set(citation, new Set([id]));
      else ids.add(id);
    }
  }
  return entriesOf(framework).map(({ outside, ...entry }) => {
    const ids = [...(citedBy.get(entry.citation) ?? [])];
    return {
      ...entry,
      status: statusOf(ids.length > 0, outside),
      controls: ids,
      ...(outside === undefined ? {} : { outside }),
    };
  });
}

function statusOf(cited: boolean, outside: Outside | undefined): CoverageStatus {
  if (cited) return outside === undefined ? 'covered' : 'partly';
  return outside?.share === 'all' ? 'outside' : 'open';
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
