/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** How a test run went. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Counts tests. A file that failed without a failing test, because it could not be loaded, counts as one failure. */
export function totalsOf(report: TestReport): Totals {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}
