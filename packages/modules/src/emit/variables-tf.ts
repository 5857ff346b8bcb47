import { hclString, type Value } from '@autoclave/catalog';
import type { BuiltModule } from '../build-module.ts';
import { validationsFor, type ModuleGuards } from '../guards.ts';
import type { InputDeclaration } from '../input.ts';
import { wrap } from './print-block.ts';
import { alignRows, printValue, type Row } from './print-value.ts';

/** Prints the variables of a module, in the order of their declaration, and `waivers` last. */
export function variablesTf(module: BuiltModule, guards: ModuleGuards): string {
  const variables = Object.entries(module.definition.inputs).map(([name, declaration]) =>
    printVariable(module, name, declaration),
  );
  return [
    ...variables,
    ...(guards.waivable.length > 0 ? [waiversVariable(module.definition.name, guards.fixed)] : []),
  ].join('\n');
}

function printVariable(module: BuiltModule, name: string, declaration: InputDeclaration): string {
  const rows: Row[] = [
    { name: 'description', text: hclString(declaration.description) },
    { name: 'type', text: declaration.type },
  ];
  if (declaration.default !== undefined) rows.push({ name: 'default', text: printDefault(declaration.default) });
  if (declaration.sensitive === true) rows.push({ name: 'sensitive', text: 'true' });
  // Without it a caller's explicit null would slip under the validation.
  if (declaration.default !== null) rows.push({ name: 'nullable', text: 'false' });
  const checks = [
    ...validationsFor(name, declaration, module.definition.name).map(({ condition, message }) => ({
      condition,
      message,
    })),
    ...(declaration.rules ?? []).map(({ condition, message }) => ({
      condition,
      message: `module ${module.definition.name}: ${message}`,
    })),
  ];
  const validations = checks.map(({ condition, message }) => printValidation(condition, message));
  return wrap(`variable "${name}"`, [alignRows(rows, '  '), ...validations].join('\n'), '');
}

function printDefault(value: Value): string {
  return printValue(value, '  ');
}

function printValidation(condition: string, message: string): string {
  const rows: Row[] = [
    { name: 'condition', text: condition },
    { name: 'error_message', text: hclString(message) },
  ];
  return wrap('  validation', alignRows(rows, '    '), '  ');
}

function waiversVariable(module: string, fixed: readonly string[]): string {
  const rows: Row[] = [
    {
      name: 'description',
      text: hclString('Accepted departures by control id; each ends on its day, and the next plan fails again'),
    },
    { name: 'type', text: 'map(object({ reason = string, owner = string, expires = string }))' },
    { name: 'default', text: '{}' },
    { name: 'nullable', text: 'false' },
  ];
  return wrap(
    'variable "waivers"',
    [
      alignRows(rows, '  '),
      ...(fixed.length === 0
        ? []
        : [
            printValidation(
              `length(setintersection(keys(var.waivers), ${printValue(fixed, '    ')})) == 0`,
              `module ${module}: these controls cannot be waived, because what breaks them cannot be mended later: ${fixed.join(', ')}.`,
            ),
          ]),
      printValidation(
        'alltrue([for waiver in values(var.waivers) : can(formatdate("YYYY-MM-DD", "${waiver.expires}T00:00:00Z"))])',
        `module ${module}: expires of a waiver must be a date such as 2027-01-31.`,
      ),
      printValidation(
        'alltrue([for waiver in values(var.waivers) : try(timecmp("${waiver.expires}T00:00:00Z", timeadd(plantimestamp(), "8760h")) <= 0, false)])',
        `module ${module}: expires of a waiver must be at most 365 days away.`,
      ),
      printValidation(
        'alltrue([for waiver in values(var.waivers) : length(trimspace(waiver.reason)) > 0 && length(trimspace(waiver.owner)) > 0])',
        `module ${module}: a waiver needs a reason and an owner.`,
      ),
    ].join('\n'),
    '',
  );
}
