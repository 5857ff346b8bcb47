import { existsSync, readFileSync } from 'node:fs';
import { totalsOf, type TestReport } from './totals.ts';

const [, , path = ''] = process.argv;

// A run that wrote no report has shown nothing, so it counts as none.
const nothing: TestReport = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
const report: TestReport = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : nothing;
const { passed, failed } = totalsOf(report);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
