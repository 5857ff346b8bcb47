import type { SensitiveMarks } from '@autoclave/catalog';

/**
 * Reads `after_sensitive` and its like: `true`, or the shape of the value with `true` inside. Marks of another form hide
 * the whole value, since what they were meant to hide is not known.
 */
export function toMarks(marks: unknown): SensitiveMarks {
  if (marks === undefined || marks === null) return false;
  return isMarks(marks, 0) ? marks : true;
}

/** Deeper than any value that Terraform can hold. */
const deepest = 256;

function isMarks(marks: unknown, depth: number): marks is SensitiveMarks {
  if (typeof marks === 'boolean') return true;
  if (typeof marks !== 'object' || marks === null || depth > deepest) return false;
  for (const one of Object.values(marks)) if (!isMarks(one, depth + 1)) return false;
  return true;
}
