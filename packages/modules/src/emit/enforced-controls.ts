import { controls, type Control } from '@autoclave/catalog';
import { buildModule, type BuiltModule } from '../build-module.ts';
import type { ModuleDefinition } from '../define-module.ts';
import { postconditionsFor, validationsFor } from '../guards.ts';
import type { InputDeclarations } from '../input.ts';

/** Where a module enforces a control. */
export interface EnforcedControl {
  readonly control: Control;
  /** ``input `name` `` for a validation, `postcondition`, or `construction`. */
  readonly by: readonly string[];
}

/** Lists the controls that a module enforces, by id. */
export function controlsOf<Inputs extends InputDeclarations>(
  definition: ModuleDefinition<Inputs>,
): readonly EnforcedControl[] {
  return enforcedControls(buildModule(definition));
}

/** Lists the controls that a built module enforces: by input validation, by postcondition, or by construction. */
export function enforcedControls(module: BuiltModule): readonly EnforcedControl[] {
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
