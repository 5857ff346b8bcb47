import { UserError } from '@autoclave/catalog';
import { printable } from '../reports/printable.ts';

/** One thing that is wrong in a waiver file. */
export interface WaiverProblem {
  /** Path in the file, such as `waivers[2].expires`; '' for the file as a whole. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** The waiver file cannot be used. All problems are named at once. */
export function waiverFileInvalid(file: string, problems: readonly WaiverProblem[]): UserError {
  const lines = problems.map(({ path, line, message }) => {
    const where = path === '' ? `line ${line}` : `line ${line}, ${path}`;
    return printable(`  ${where}: ${message}`);
  });
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new UserError('waiver-file-invalid', [`${printable(file)} has ${count}`, ...lines].join('\n'), {
    at: printable(`${file}:${problems[0]?.line ?? 1}`),
    fix: 'Each waiver needs control, resource, reason, owner, approver and expires (YYYY-MM-DD); compensatingControl and ticket may be added',
  });
}
