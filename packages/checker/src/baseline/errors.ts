import { UserError } from '@autoclave/catalog';

const howToWrite = 'Write it with "autoclave check PATH --format json > baseline.json".';

/** The baseline is not JSON. */
export function baselineNotJson(path: string, cause: unknown): UserError {
  return new UserError('baseline-not-json', `${path} is not JSON`, { fix: howToWrite, at: path, cause });
}

/** The baseline is JSON, and no report of this tool. */
export function baselineNotAReport(path: string, problem: string): UserError {
  return new UserError('baseline-not-a-report', `${path} is not a JSON report: ${problem}`, {
    fix: howToWrite,
    at: path,
  });
}

/** The baseline has a form that this version does not know. */
export function baselineVersionUnsupported(path: string, version: string): UserError {
  return new UserError('baseline-version-unsupported', `${path} has formatVersion ${version}; 1 can be read`, {
    fix: `Update autoclave, or write the baseline again. ${howToWrite}`,
    at: path,
  });
}
