import type { FixedFinding } from '../report.ts';

/** An earlier report, as far as a later one is compared with it. */
export interface Baseline {
  readonly path: string;
  /** Paths of what was judged. */
  readonly inputs: readonly string[];
  /** The findings that were open: fails without a waiver, and unknowns. In the order of the report. */
  readonly open: readonly FixedFinding[];
}
