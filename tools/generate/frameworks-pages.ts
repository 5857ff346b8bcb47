import { controls, type Control } from '@autoclave/catalog';
import {
  awsConfigHipaaPack,
  coverageOf,
  coverageTotals,
  hipaaSecurityRule,
  packRulesWithoutControl,
  type CoverageRow,
  type CoverageStatus,
} from '@autoclave/catalog/frameworks';
import { controlsOf, modules } from '@autoclave/modules';
import type { GeneratedFile } from './generated-file.ts';

const statuses: readonly CoverageStatus[] = ['covered', 'partly', 'open', 'outside'];

const meaning: Readonly<Record<CoverageStatus, string>> = {
  covered: 'Covered by controls',
  partly: 'Covered in part, people do the rest',
  open: 'Open: a control could cover it, none does yet',
  outside: 'Outside: people must do it',
};

const decidedBy: Readonly<Record<Control['evidence'], string>> = {
  plan: 'the plan',
  runtime: 'the running account',
  human: 'people',
};

const controlsById: ReadonlyMap<string, Control> = new Map(controls.map((control) => [control.id, control]));

let modulesByControl:
  | ReadonlyMap<string, readonly { readonly name: string; readonly by: readonly string[] }[]>
  | undefined;

/** Builds the coverage page of each framework from its citations and the controls. */
export function frameworksPages(): GeneratedFile[] {
  return [
    { path: 'docs/frameworks/hipaa.md', text: hipaaPage() },
    { path: 'docs/frameworks/soc2.md', text: soc2Page() },
  ];
}

function hipaaPage(): string {
  const rows = coverageOf('hipaa', controls);
  const titles = new Map(hipaaSecurityRule.sections.map(({ id, title }) => [id, `${id} ${title}`]));
  return page([
    '# HIPAA Security Rule',
    `Source: ${hipaaSecurityRule.source}. ${hipaaSecurityRule.asOf}.`,
    'An addressable specification is not optional: implement it, or write down why it is not reasonable and do an ' +
      'equivalent where one is (164.306(d)(3)).',
    ...totals(rows),
    ...groups(rows, (group) => titles.get(group) ?? group),
    ...pack(),
  ]);
}

function soc2Page(): string {
  const rows = coverageOf('soc2', controls);
  return page([
    '# SOC 2',
    'Source: Trust Services Criteria of 2017, points of focus revised in 2022. The titles are short descriptions, not ' +
      'the text of the AICPA.',
    'Every report covers the common criteria (CC). The other categories are optional: management chooses which ones a ' +
      'report adds.',
    ...totals(rows),
    ...groups(rows, (group) => group),
  ]);
}

function totals(rows: readonly CoverageRow[]): string[] {
  const { citations, byStatus, controls: citing } = coverageTotals(rows);
  const decided = (['plan', 'runtime', 'human'] as const).map((evidence) => {
    const count = controls.filter((control) => control.evidence === evidence).length;
    return `${count} ${count === 1 ? 'is' : 'are'} decided by ${decidedBy[evidence]}`;
  });
  return [
    '## Totals',
    table(
      ['Coverage', 'Citations'],
      [...statuses.map((status) => [meaning[status], String(byStatus[status])]), ['All citations', String(citations)]],
    ),
    `Controls that cite at least one of them: ${citing} of ${controls.length}. Of all, ${decided.join(', ')}.`,
  ];
}

function groups(rows: readonly CoverageRow[], title: (group: string) => string): string[] {
  return [...Map.groupBy(rows, (row) => row.group)].flatMap(([group, members]) => [
    `## ${title(group)}`,
    ...members.flatMap(citation),
  ]);
}

function citation(row: CoverageRow): string[] {
  const { outside, rulesWithoutControl } = row;
  return [
    `### ${row.citation} ${row.title}`,
    `${capital(row.requirement)}. ${meaning[row.status]}.`,
    ...(row.controls.length > 0 ? [controlsTable(row.controls)] : []),
    ...(outside === undefined ? [] : [`${outside.owner}: ${outside.reason}`]),
    ...(rulesWithoutControl.length > 0 ? [`No control yet for ${rulesWithoutControl.map(code).join(', ')}.`] : []),
  ];
}

function controlsTable(ids: readonly string[]): string {
  const cited = ids.flatMap((id) => controlsById.get(id) ?? []);
  return table(
    ['Control', 'Severity', 'Good state', 'Decided by', 'Module'],
    cited.map(({ id, severity, title, evidence }) => [
      `[${id}](../controls/${id}.md)`,
      severity,
      title,
      decidedBy[evidence],
      modulesFor(id),
    ]),
  );
}

/** Modules in which the control is true from the start, with what enforces it there. */
function modulesFor(id: string): string {
  modulesByControl ??= Map.groupBy(
    modules.flatMap((module) =>
      controlsOf(module).map(({ control, by }) => ({ name: module.name, id: control.id, by })),
    ),
    (enforced) => enforced.id,
  );
  const enforced = modulesByControl.get(id) ?? [];
  return enforced.map(({ name, by }) => `[${name}](../modules/${name}.md): ${by.join(', ')}`).join('<br>');
}

function pack(): string[] {
  const missing = packRulesWithoutControl(controls);
  const attested = awsConfigHipaaPack.length - missing.length;
  return [
    '## AWS Config conformance pack',
    'The pack "Operational Best Practices for HIPAA Security" checks the running account. Controls attest ' +
      `${attested} of its ${awsConfigHipaaPack.length} rules.`,
    ...(missing.length > 0
      ? [
          table(
            ['Rule without a control', 'Citations'],
            missing.map(({ name, sections }) => [code(name), sections.join(', ')]),
          ),
        ]
      : []),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellText).join(' | ')} |`).join('\n');
}

function cellText(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

function page(paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
