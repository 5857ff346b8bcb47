import { buildModule, type BuiltModule } from '../build-module.ts';
import type { ModuleDefinition } from '../define-module.ts';
import type { InputDeclarations } from '../input.ts';
import { guardsOfModule } from '../guards.ts';
import { mainTf } from './main-tf.ts';
import { outputsTf } from './outputs-tf.ts';
import { readme } from './readme.ts';
import { variablesTf } from './variables-tf.ts';
import { versionsTf } from './versions-tf.ts';

/** `prod` writes `prevent_destroy` on stateful resources, `dev` does not: Terraform takes only a literal there. */
export type Profile = 'prod' | 'dev';

/** Files of a module by name. */
export type ModuleFiles = { readonly [file: string]: string };

/** Emits a module as HCL that reads as if written by hand. Equal input gives equal bytes. */
export function emitModule<Inputs extends InputDeclarations>(
  definition: ModuleDefinition<Inputs>,
  profile: Profile,
): ModuleFiles {
  const module: BuiltModule = buildModule(definition);
  const guards = guardsOfModule(module);
  return {
    'main.tf': mainTf(module, profile, guards.waivable.length > 0),
    'variables.tf': variablesTf(module, guards),
    'outputs.tf': outputsTf(module),
    'versions.tf': versionsTf(definition.providerAliases ?? []),
    'README.md': readme(module, guards.waivable),
  };
}
