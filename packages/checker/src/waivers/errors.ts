import { UserError } from '@autoclave/catalog';
import { printable } from '../reports/printable.ts';
import type { Waiver } from './waiver.ts';

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

/** A field of a waiver that would keep it from applying. */
export interface RefusedField {
  /** The rule that it breaks; without it, the field has no form that could be read. */
  readonly id?: string;
  readonly field: string;
  readonly got: string;
  /** Completes "must be". */
  readonly expected: string;
  readonly fix: string;
}

/** The waiver would not apply. Everything that is wrong is named at once. */
export function waiverRefused(control: string, refused: readonly RefusedField[]): UserError {
  const lines = refused.map(({ id, field, got, expected }) =>
    printable(`  ${id === undefined ? '' : `${id}: `}${field} is ${got}, must be ${expected}`),
  );
  const fixes = refused.map(({ fix }) => fix);
  return new UserError('waiver-refused', [`a waiver of ${control} like this would not apply`, ...lines].join('\n'), {
    fix: [...new Set(fixes)].join(' '),
  });
}

/** The file has a waiver of the same control for the same resource. */
export function waiverWritten({ control, resource, expires, location }: Waiver): UserError {
  const at = printable(`${location.file}:${location.line}`);
  return new UserError(
    'waiver-exists',
    printable(`${at} waives ${control} for ${resource} already, until ${expires}`),
    {
      at,
      fix: 'Change the date of that entry after a new approval, instead of adding a second one.',
    },
  );
}
