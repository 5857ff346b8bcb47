import type { CoverageRow, Framework } from '@autoclave/catalog/frameworks';
import type { Terminal } from '../command.ts';
import { wrap } from './wrap.ts';

const frameworkNames: { readonly [framework in Framework]: string } = {
  hipaa: 'HIPAA Security Rule, 45 CFR 164 Subpart C',
  soc2: 'SOC 2 Trust Services Criteria',
};

/** Shows the coverage of a framework for a person: one citation a line, its controls below. */
export function coverageHuman(framework: Framework, rows: readonly CoverageRow[], { width }: Terminal): string {
  const lines = rows.flatMap((row) => [
    `${row.citation.padEnd(22)}  ${row.status.padEnd(8)}  ${row.title}`,
    ...wrapped(row.controls.join(', '), width),
    ...(row.outside === undefined ? [] : wrapped(`${row.outside.owner}: ${row.outside.reason}`, width)),
    ...(row.rulesWithoutControl.length === 0
      ? []
      : wrapped(`AWS Config rules without a control yet: ${row.rulesWithoutControl.join(', ')}`, width)),
  ]);
  const counts = Map.groupBy(rows, (row) => row.status);
  const totals = [...counts].map(([status, group]) => `${group.length} ${status}`).join(', ');
  return `${frameworkNames[framework]}\n\n${lines.join('\n')}\n\n${rows.length} citations: ${totals}\n`;
}

/** Shows the coverage of a framework as JSON. */
export function coverageJson(framework: Framework, rows: readonly CoverageRow[]): string {
  return `${JSON.stringify({ formatVersion: '1', framework, coverage: rows }, null, 2)}\n`;
}

const indent = ' '.repeat(24);

function wrapped(text: string, width: number): string[] {
  return text === '' ? [] : wrap(text, width - indent.length).map((line) => indent + line);
}
