import { severities, type Severity } from '../control.ts';
import { securityHubAToD } from './security-hub-a-to-d.ts';
import { securityHubEToI } from './security-hub-e-to-i.ts';
import { securityHubKToZ } from './security-hub-k-to-z.ts';
import { cellWords, tableRows } from './table.ts';

/**
 * Where a control stands. `active`: in the list of 2026-03-10. `retired`: in force in 2023 and not since. `unlisted`: in
 * the AWS catalogue of 2026-03-31 and not in the list.
 */
export type SecurityHubStatus = 'active' | 'retired' | 'unlisted';

/** A control of AWS Security Hub. */
export interface SecurityHubControl {
  /** Such as `RDS.3`. */
  readonly id: string;
  readonly title: string;
  readonly status: SecurityHubStatus;
  /** Severity as AWS gives it; ours may differ. */
  readonly severity: Severity;
  /** The rule that decides it; absent where the sources name none. */
  readonly configRule?: string;
  /** The rule exists inside Security Hub only: AWS Config cannot be given it by name. */
  readonly customRule: boolean;
  /** CloudFormation types that it judges. */
  readonly resourceTypes: readonly string[];
  /** Standards that hold it, such as `FSBP` and `NIST-800-53-r5`. None is about HIPAA; some controls are in none. */
  readonly standards: readonly string[];
}

const statuses: readonly SecurityHubStatus[] = ['active', 'retired', 'unlisted'];
const customMark = 'custom:';

/** The controls, 571 of them active, ordered by id. Those newer than the lists have no title yet and are left out. */
export const securityHubControls: readonly SecurityHubControl[] = [
  ...tableRows(securityHubAToD),
  ...tableRows(securityHubEToI),
  ...tableRows(securityHubKToZ),
].flatMap(controlOf);

function controlOf(row: readonly string[]): SecurityHubControl[] {
  const [id = '', statusWord, severityWord, rule = '', types = '', standards = '', title = ''] = row;
  const status = statuses.find((known) => known === statusWord);
  const severity = severities.find((known) => known === severityWord);
  if (status === undefined || severity === undefined) return [];
  const customRule = rule.startsWith(customMark);
  const configRule = customRule ? rule.slice(customMark.length) : rule;
  return [
    {
      id,
      title,
      status,
      severity,
      ...(configRule === '' ? {} : { configRule }),
      customRule,
      resourceTypes: cellWords(types),
      standards: cellWords(standards),
    },
  ];
}
