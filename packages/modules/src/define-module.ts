import type { InputDeclarations, InputTokens } from './input.ts';
import type { ModuleScope } from './module-scope.ts';

/** A value that a module hands out. */
export interface ModuleOutput {
  readonly value: unknown;
  readonly description: string;
}

export type ModuleOutputs = { readonly [name: string]: ModuleOutput };

/** A Terraform module, declared once for both languages. */
export interface ModuleDefinition<Inputs extends InputDeclarations = InputDeclarations> {
  /** Name of the module and of its folder: snake_case. */
  readonly name: string;
  /** One sentence without a full stop: what it creates and what holds in it. */
  readonly summary: string;
  /** Further provider configurations that the caller passes in: `replica` becomes `aws.replica`. */
  readonly providerAliases?: readonly string[];
  /**
   * Controls without an HCL reading (policy text, neighbours) that the module meets by construction.
   * The tests hold it to that: a real plan must show a pass for each.
   */
  readonly claims: readonly string[];
  readonly inputs: Inputs;
  build(module: ModuleScope, inputs: InputTokens<Inputs>): ModuleOutputs;
}

/** Declares a module. Returns its argument; its use is inference. */
export function defineModule<const Inputs extends InputDeclarations>(
  definition: ModuleDefinition<Inputs>,
): ModuleDefinition<Inputs> {
  return definition;
}

/** Writes an output. */
export function output(value: unknown, description: string): ModuleOutput {
  return { value, description };
}
