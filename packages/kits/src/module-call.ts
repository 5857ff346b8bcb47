import { printModuleCall, type InputDeclarations, type ModuleDefinition } from '@autoclave/modules';

/** Arguments of a module call: literals, or expressions written as `${…}`. A misspelt input does not compile. */
export type CallArguments<Inputs extends InputDeclarations> = { readonly [Name in keyof Inputs | 'waivers']?: unknown };

/** Writes a module call of a kit: its own copy of the module under `./modules`, waivers from the one file. */
export function callModule<Inputs extends InputDeclarations>(
  label: string,
  definition: ModuleDefinition<Inputs>,
  args: CallArguments<Inputs>,
): string {
  return printModuleCall({
    label,
    source: `./modules/${definition.name}`,
    providerAliases: definition.providerAliases ?? [],
    args: { ...args, waivers: `\${local.waivers["${label}"]}` },
  });
}
