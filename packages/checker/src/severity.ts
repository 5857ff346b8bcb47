import { severities, type Severity } from '@autoclave/catalog';

/** Raises a severity by steps, to critical at most. */
export function raised(severity: Severity, steps: number): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - steps)] ?? severity;
}

/** Says whether a severity is as grave as a threshold, or graver. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
