import type { Verdict } from '../report.ts';

/** How a verdict is named once waivers are known. */
export type ShownVerdict = Verdict | 'waived';

/** What each verdict of a finding is called. The script of the HTML report takes these words too. */
export const verdictWords: { readonly [verdict in ShownVerdict]: string } = {
  fail: 'fail',
  unknown: 'unknown',
  waived: 'waived',
  pass: 'pass',
  notApplicable: 'not applicable',
};
