import { controls, type Control } from '@autoclave/catalog';
import type { BuiltModule } from '../build-module.ts';
import { postconditionsFor, validationsFor } from '../guards.ts';
import { printValue } from './print-value.ts';

/** Where a module enforces a control. */
interface EnforcedControl {
  readonly control: Control;
  readonly by: readonly string[];
}

/** Lists the controls that a module enforces: by input validation, by postcondition, or by construction. */
function enforcedControls(module: BuiltModule): readonly EnforcedControl[] {
  const found = new Map<Control, Set<string>>();
  const add = (control: Control, by: string): void =>
    void found.set(control, (found.get(control) ?? new Set()).add(by));
  const { name, inputs, claims } = module.definition;
  for (const [input, declaration] of Object.entries(inputs)) {
    for (const check of validationsFor(input, declaration, name)) add(check.control, `input \`${input}\``);
  }
  for (const block of module.blocks.filter((one) => one.kind === 'resource')) {
    for (const check of postconditionsFor(block.type, name, block.meta.role)) add(check.control, 'postcondition');
  }
  for (const control of controls.filter((one) => claims.includes(one.id))) add(control, 'construction');
  return [...found]
    .map(([control, by]) => ({ control, by: [...by] }))
    .toSorted((a, b) => (a.control.id < b.control.id ? -1 : 1));
}

/** Writes the page of a module: inputs, outputs and the controls enforced. */
export function readme(module: BuiltModule, waivable: readonly string[]): string {
  const { name, summary, inputs, providerAliases = [] } = module.definition;
  const inputRows = Object.entries(inputs).map(
    ([input, { type, description, default: value }]) =>
      `| \`${input}\` | \`${cell(type)}\` | ${value === undefined ? 'required' : `\`${cell(printValue(value))}\``} | ${cell(description)} |`,
  );
  const waivers =
    waivable.length > 0
      ? ['| `waivers` | `map(object)` | `{}` | Accepted departures by control id, each with reason, owner and expiry |']
      : [];
  const outputRows = Object.entries(module.outputs).map(
    ([output, { description }]) => `| \`${output}\` | ${cell(description)} |`,
  );
  return [
    `# ${name}`,
    '',
    `${summary}.`,
    '',
    ...(providerAliases.length > 0
      ? [
          `Needs the provider configurations ${['aws', ...providerAliases.map((alias) => `aws.${alias}`)].map((one) => `\`${one}\``).join(' and ')}.`,
          '',
        ]
      : []),
    '## Inputs',
    '',
    '| name | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...inputRows,
    ...waivers,
    '',
    '## Outputs',
    '',
    '| name | meaning |',
    '| --- | --- |',
    ...outputRows,
    '',
    '## Controls enforced',
    '',
    '| control | HIPAA | SOC 2 | enforced by | can be waived |',
    '| --- | --- | --- | --- | --- |',
    ...enforcedControls(module).map(
      ({ control, by }) =>
        `| ${control.id}: ${cell(control.title)} | ${control.citations.hipaa.join(', ')} | ${control.citations.soc2.join(', ')} | ${by.join(', ')} | ${control.waivable ? 'yes' : 'no'} |`,
    ),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}
