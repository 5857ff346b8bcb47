import { severities, type Severity } from '@autoclave/catalog';
import { printable } from '../reports/printable.ts';
import type { FixedFinding } from '../report.ts';
import type { Baseline } from './baseline.ts';
import { baselineNotAReport, baselineNotJson, baselineVersionUnsupported } from './errors.ts';

/**
 * Reads a JSON report as a baseline. Only what the comparison needs is looked at; other keys may come and go.
 * @param path Path of the report, as messages name it.
 * @throws UserError baseline-not-json, baseline-not-a-report, baseline-version-unsupported
 */
export function parseBaseline(text: string, path: string): Baseline {
  const report = parse(text, path);
  const version = memberOf(report, 'formatVersion');
  if (typeof version !== 'string') throw baselineNotAReport(path, 'formatVersion is missing');
  if (version !== '1') throw baselineVersionUnsupported(path, printable(version));
  const findings = memberOf(report, 'findings');
  if (!Array.isArray(findings)) throw baselineNotAReport(path, 'findings must be a list');
  return {
    path,
    inputs: inputsOf(report),
    open: findings.flatMap((finding: unknown, index) => readFinding(finding, index, path)),
  };
}

function parse(text: string, path: string): unknown {
  try {
    // A byte order mark stands before what some editors save.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw baselineNotJson(path, error);
  }
}

/** A report of an older version may say nothing of its inputs. */
function inputsOf(report: unknown): readonly string[] {
  const inputs = memberOf(report, 'inputs');
  return (Array.isArray(inputs) ? inputs : []).flatMap((input: unknown) => {
    const path = memberOf(input, 'path');
    return typeof path === 'string' ? [path] : [];
  });
}

function readFinding(finding: unknown, index: number, path: string): readonly FixedFinding[] {
  const verdict = memberOf(finding, 'verdict');
  // A report of all verdicts has passes too; what is waived was no open finding.
  if (verdict === 'pass' || verdict === 'notApplicable') return [];
  const requireText = (name: string): string => {
    const value = memberOf(finding, name);
    if (typeof value !== 'string') throw baselineNotAReport(path, `findings[${index}].${name} must be text`);
    return value;
  };
  if (verdict !== 'fail' && verdict !== 'unknown') {
    throw baselineNotAReport(path, `findings[${index}].verdict must be fail, unknown, pass or notApplicable`);
  }
  const severity = requireText('severity');
  if (!isSeverity(severity)) {
    throw baselineNotAReport(path, `findings[${index}].severity must be ${severities.join(', ')}`);
  }
  const [control, resource, fingerprint] = ['control', 'resource', 'fingerprint'].map(requireText);
  const waiver = memberOf(finding, 'waiver');
  if (waiver !== null && waiver !== undefined) return [];
  const input = memberOf(finding, 'input');
  return [
    {
      control: control ?? '',
      verdict,
      severity,
      resource: resource ?? '',
      input: typeof input === 'string' ? input : null,
      fingerprint: fingerprint ?? '',
    },
  ];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function isSeverity(text: string): text is Severity {
  return severities.some((severity) => severity === text);
}
