import { describe, expect, it } from 'vitest';
import { controls, type Control } from '@autoclave/catalog';
import {
  awsConfigHipaaPack,
  coverageOf,
  coverageTotals,
  hipaaSecurityRule,
  packRulesWithoutControl,
  soc2Criteria,
  type CoverageRow,
  type Framework,
} from '@autoclave/catalog/frameworks';

/** A control with the fields that coverage reads; the others are of no account here. */
function citing(id: string, citations: Partial<Control['citations']>, awsConfig: readonly string[] = []): Control {
  return {
    id,
    title: 'A good state',
    severity: 'low',
    citations: { hipaa: [], soc2: [], ...citations },
    awsConfig,
    securityHub: [],
    aliases: [],
    resources: [],
    evidence: 'human',
    risk: '',
    fix: '',
    effort: { optimisticHours: 1, pessimisticHours: 1, fixKind: 'process' },
    creationOnly: false,
    waivable: true,
  };
}

function row(framework: Framework, citation: string, given: readonly Control[]): CoverageRow {
  return coverageOf(framework, given).find((candidate) => candidate.citation === citation)!;
}

describe('a row', () => {
  it('is covered where a control cites it and nothing is left to people', () => {
    const control = citing('disks-encrypted', { hipaa: ['164.312(a)(2)(iv)'] });
    expect(row('hipaa', '164.312(a)(2)(iv)', [control])).toMatchObject({
      title: 'Encryption and decryption',
      group: '164.312',
      requirement: 'addressable',
      status: 'covered',
      controls: ['disks-encrypted'],
    });
  });

  it('is covered in part where people must do the rest', () => {
    const control = citing('keys-rotated', { hipaa: ['164.308(a)(3)(ii)(C)'] });
    expect(row('hipaa', '164.308(a)(3)(ii)(C)', [control])).toMatchObject({
      status: 'partly',
      controls: ['keys-rotated'],
      outside: { share: 'rest', owner: 'Workforce manager' },
    });
  });

  it('is open, with the rules that concern it, where no control cites it yet', () => {
    expect(row('hipaa', '164.308(a)(5)(ii)(D)', [])).toEqual({
      citation: '164.308(a)(5)(ii)(D)',
      title: 'Password management',
      group: '164.308',
      requirement: 'addressable',
      status: 'open',
      controls: [],
      rulesWithoutControl: ['iam-password-policy'],
    });
  });

  it('stays open where a control attests the rule and does not cite the item', () => {
    const control = citing('password-policy', {}, ['iam-password-policy']);
    expect(row('hipaa', '164.308(a)(5)(ii)(D)', [control])).toMatchObject({ status: 'open', rulesWithoutControl: [] });
  });

  it('is outside, with owner and reason, where no technical control can cover it', () => {
    expect(row('hipaa', '164.310(b)', [])).toMatchObject({
      status: 'outside',
      controls: [],
      rulesWithoutControl: [],
      outside: { share: 'all', owner: 'Device manager' },
    });
  });

  it('lists a control once, in the order of the catalogue', () => {
    const both = [citing('second', { soc2: ['CC6.1', 'CC6.1'] }), citing('first', { soc2: ['CC6.1'] })];
    expect(row('soc2', 'CC6.1', both).controls).toEqual(['second', 'first']);
  });

  it('requires the SOC 2 common criteria and leaves the other categories to choice', () => {
    expect(row('soc2', 'CC6.1', []).requirement).toBe('required');
    expect(row('soc2', 'A1.2', []).requirement).toBe('optional');
    expect(row('soc2', 'C1.1', []).requirement).toBe('optional');
  });
});

describe('the totals', () => {
  it('count rows by status, controls and rules once each', () => {
    const control = citing('all-in-one', { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)', '164.310(d)(2)(iv)'] });
    const totals = coverageTotals(coverageOf('hipaa', [control]));
    expect(totals).toMatchObject({
      citations: 68,
      byStatus: { covered: 2, partly: 1, open: 32, outside: 33 },
      controls: 1,
    });
    expect(totals.rulesWithoutControl).toHaveLength(130);
  });

  it('know of no control in an empty catalogue', () => {
    expect(coverageTotals(coverageOf('soc2', [])).byStatus).toEqual({ covered: 0, partly: 0, open: 25, outside: 36 });
  });
});

it('finds no rule of the pack missing when one control names them all', () => {
  const all = citing(
    'everything',
    {},
    awsConfigHipaaPack.map((rule) => rule.name),
  );
  expect(packRulesWithoutControl([all])).toEqual([]);
});

describe.each([
  { framework: 'hipaa', ids: hipaaSecurityRule.items.map((item) => item.id) },
  { framework: 'soc2', ids: soc2Criteria.map((criterion) => criterion.id) },
] as const)('the catalogue against $framework', ({ framework, ids }) => {
  const rows = coverageOf(framework, controls);

  it('has one row for each citation, in the order of the framework', () => {
    expect(rows.map((entry) => entry.citation)).toEqual(ids);
  });

  it('adds up', () => {
    const { citations, byStatus } = coverageTotals(rows);
    expect(citations).toBe(ids.length);
    expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(ids.length);
  });

  it('counts every control that cites the framework', () => {
    expect(coverageTotals(rows).controls).toBe(
      controls.filter((control) => control.citations[framework].length > 0).length,
    );
  });

  it('leaves no citation without a control, an owner or the mark that it is open', () => {
    const unexplained = rows.filter(({ status, controls: citedBy, outside }) => {
      const cited = status === 'covered' || status === 'partly';
      const toPeople = status === 'outside' || status === 'partly';
      return cited !== citedBy.length > 0 || (toPeople && outside === undefined);
    });
    expect(unexplained).toEqual([]);
  });
});
