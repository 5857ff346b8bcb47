import type { BuiltModule } from '../build-module.ts';
import { enforcedControls } from './enforced-controls.ts';
import { printValue } from './print-value.ts';

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
