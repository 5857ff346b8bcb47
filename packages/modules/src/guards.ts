import {
  checksOf,
  contradictions,
  controls,
  guardMessage,
  guardsOf,
  isDeclarative,
  type Control,
  type Guard,
  type Role,
} from '@autoclave/catalog';
import type { BuiltModule } from './build-module.ts';
import type { InputDeclaration } from './input.ts';

/** A check in a module: what Terraform evaluates, and the message that refuses the plan. */
export interface ModuleCheck {
  readonly control: Control;
  readonly condition: string;
  readonly message: string;
}

let byType: ReadonlyMap<string, readonly Guard[]> | undefined;

function guardsByType(): ReadonlyMap<string, readonly Guard[]> {
  byType ??= Map.groupBy(controls.flatMap(guardsOf), (guard) => guard.type);
  return byType;
}

/** Derives the postconditions of a resource from the catalog, without those that its role contradicts. */
export function postconditionsFor(type: string, module: string, role: Role | undefined): readonly ModuleCheck[] {
  const freed = new Set(
    contradictions.filter((one) => one.role.id === role?.id).flatMap((contradiction) => contradiction.controls),
  );
  return (guardsByType().get(type) ?? [])
    .filter((guard) => !freed.has(guard.control.id))
    .flatMap((guard) =>
      guard.checks.map(({ hcl, requirement }) => moduleCheck(guard.control, module, { hcl, requirement })),
    );
}

/** Derives the validation of a guarded input: the parts of the control's condition that read the argument of that name. */
export function validationsFor(name: string, declaration: InputDeclaration, module: string): readonly ModuleCheck[] {
  const { guard, condition } = declaration;
  if (guard === undefined) return [];
  const control = requireControl(guard, `input ${name} of module ${module}`);
  const whole =
    condition ?? (isDeclarative(control) && control.condition.kind === 'condition' ? control.condition : undefined);
  const parts = (whole?.parts ?? []).filter((part) => part.reads.every((read) => read === name));
  return parts.flatMap((part) => checksOf(part, 'var')).map((check) => moduleCheck(control, module, check));
}

/** The controls that Terraform itself enforces in a module, by id. */
export interface ModuleGuards {
  /** Those that a waiver in date lifts. */
  readonly waivable: readonly string[];
  /** Those that nothing lifts. */
  readonly fixed: readonly string[];
}

/** Collects the controls behind the validations and postconditions of a module. */
export function guardsOfModule(module: BuiltModule): ModuleGuards {
  const { name, inputs } = module.definition;
  const checks = [
    ...module.blocks
      .filter((block) => block.kind === 'resource')
      .flatMap((block) => postconditionsFor(block.type, name, block.meta.role)),
    ...Object.entries(inputs).flatMap(([input, declaration]) => validationsFor(input, declaration, name)),
  ];
  const guarded = [...new Map(checks.map(({ control }) => [control.id, control])).values()];
  const ids = (waivable: boolean): readonly string[] =>
    guarded
      .filter((control) => control.waivable === waivable)
      .map((control) => control.id)
      .toSorted();
  return { waivable: ids(true), fixed: ids(false) };
}

/** Finds a control by id. An unknown id is a defect of the module that names it. */
export function requireControl(id: string, usedBy: string): Control {
  const control = controls.find((one) => one.id === id);
  if (control === undefined) throw new TypeError(`${usedBy} names the control ${id}, which the catalog does not have`);
  return control;
}

/** Name of the map of waivers in date, by control id. */
export const waivedLocal = 'waived';

function moduleCheck(
  control: Control,
  module: string,
  { hcl, requirement }: { readonly hcl: string; readonly requirement: string },
): ModuleCheck {
  const condition = control.waivable ? `${hcl} || lookup(local.${waivedLocal}, "${control.id}", false)` : hcl;
  return { control, condition, message: guardMessage(control, module, requirement) };
}
