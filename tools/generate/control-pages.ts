import type * as catalogModule from '@autoclave/catalog';
import type { Control, Example, PlanControl } from '@autoclave/catalog';
import { exampleGroups } from './example-groups.ts';
import type { GeneratedFile, Generator } from './generated-file.ts';

const folder = 'docs/controls';

/** Writes a page for each control: facts, risk, fix and examples. Prose below the marker is written by hand. */
export const controlPages: Generator = {
  name: 'control-pages',
  folder,
  generate: async () => {
    const catalog = await import('@autoclave/catalog');
    const frameworks = await import('@autoclave/catalog/frameworks');
    const titles = new Map([
      ...frameworks.hipaaSecurityRule.items.map(
        ({ id, title, requirement }) => [id, `${title}, ${requirement}`] as const,
      ),
      ...frameworks.soc2Criteria.map(({ id, title }) => [id, title] as const),
    ]);
    return catalog.controls.map((control) => page(control, titles, catalog));
  },
};

type Catalog = Pick<typeof catalogModule, 'isDeclarative' | 'isPlanControl' | 'renderExample' | 'renderFix'>;

function page(control: Control, titles: ReadonlyMap<string, string>, catalog: Catalog): GeneratedFile {
  const fix = catalog.isDeclarative(control) ? ['', ...hcl(catalog.renderFix(control))] : [];
  const lines = [
    `# ${control.id}`,
    '',
    `${control.title}.`,
    '',
    ...facts(control),
    '',
    '## Citations',
    '',
    ...citations(control, titles),
    '',
    '## Risk',
    '',
    control.risk,
    '',
    '## Fix',
    '',
    control.fix,
    ...fix,
    '',
    ...(catalog.isPlanControl(control) ? examples(control, catalog) : []),
  ];
  return { path: `${folder}/${control.id}.md`, text: lines.join('\n') };
}

const evidence = {
  plan: 'a plan shows it',
  runtime: 'only what runs shows it',
  human: 'only people can show it',
} as const;

function facts(control: Control): readonly string[] {
  const { optimisticHours, pessimisticHours, fixKind } = control.effort;
  const rows: readonly (readonly [string, string])[] = [
    ['Severity', control.severity],
    ['Evidence', evidence[control.evidence]],
    ['Resources', code(control.resources)],
    ['Not judged', ('applies' in control && control.applies?.reason) || ''],
    ['AWS Config', code(control.awsConfig)],
    ['Security Hub', control.securityHub.join(', ')],
    ['Also known as', code(control.aliases)],
    ['Work to mend', `${optimisticHours} to ${pessimisticHours} hours (${fixKind})`],
    [
      'After creation',
      control.creationOnly ? 'cannot be mended without replacing the resource' : 'can be mended in place',
    ],
    ['Waiver', control.waivable ? 'possible' : 'not possible'],
  ];
  return ['| | |', '| --- | --- |', ...rows.filter(([, value]) => value !== '').map((row) => `| ${row.join(' | ')} |`)];
}

function citations(control: Control, titles: ReadonlyMap<string, string>): readonly string[] {
  const { hipaa, soc2 } = control.citations;
  const named = (framework: string) => (id: string) =>
    `- ${framework} ${id}: ${titles.get(id) ?? 'not in the framework data'}`;
  return [...hipaa.map(named('45 CFR')), ...soc2.map(named('SOC 2'))];
}

function examples(control: PlanControl, catalog: Catalog): readonly string[] {
  const render = (example: Example): readonly string[] => [
    `**${words[example.expect]}**: ${example.because}`,
    '',
    ...hcl(catalog.renderExample(example, control.resources[0] ?? '')),
    '',
  ];
  return exampleGroups(control.examples).flatMap(({ heading, examples: group }) => [
    `## ${heading}`,
    '',
    ...group.flatMap(render),
  ]);
}

const words = { pass: 'Passes', fail: 'Fails', unknown: 'Unknown', notApplicable: 'Not applicable' } as const;

function hcl(text: string): readonly string[] {
  return ['```hcl', text.trimEnd(), '```'];
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
