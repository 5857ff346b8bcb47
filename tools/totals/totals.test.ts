import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import type { TestReport } from './totals.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

function run(report: TestReport | undefined): { readonly status: number | null; readonly line: string } {
  const path = join(temporaryFolder(), 'tests.json');
  if (report !== undefined) writeFileSync(path, JSON.stringify(report));
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), path], {
    encoding: 'utf8',
  });
  return { status, line: stdout };
}

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unloadable = { status: 'failed', assertionResults: [] };

test.for([
  ['all passed', { numPassedTests: 1, numFailedTests: 0, testResults: [passing] }, 0, '1 passed, 0 failed\n'],
  ['one failed', { numPassedTests: 1, numFailedTests: 1, testResults: [failing] }, 1, '1 passed, 1 failed\n'],
  [
    'one file could not be loaded',
    { numPassedTests: 1, numFailedTests: 0, testResults: [passing, unloadable] },
    1,
    '1 passed, 1 failed\n',
  ],
  ['none ran', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 1, '0 passed, 0 failed\n'],
  ['no report was written', undefined, 1, '0 passed, 0 failed\n'],
] as const)('%s', ([, report, status, line], { expect }) => {
  expect(run(report)).toEqual({ status, line });
});
