import { emitModule, modules, type ModuleFiles, type Profile } from '@autoclave/modules';
import type { KitFiles, KitOptions } from '../kit.ts';
import { mainTf } from './main-tf.ts';
import { outputsTf } from './outputs-tf.ts';
import { projectFiles } from './project-files.ts';
import { providersTf } from './providers-tf.ts';
import { variablesTf } from './variables-tf.ts';

/**
 * Writes the healthtech kit as a Terraform project: one root, its modules beside it.
 * @returns Files by path. Equal options give equal bytes.
 */
export function healthtech(options: KitOptions): KitFiles {
  const profile: Profile = options.environment === 'prod' ? 'prod' : 'dev';
  return {
    'main.tf': mainTf(),
    'variables.tf': variablesTf,
    'outputs.tf': outputsTf,
    'providers.tf': providersTf,
    ...projectFiles(options),
    ...Object.fromEntries(modules.flatMap((module) => vendored(module.name, emitModule(module, profile)))),
  };
}

function vendored(name: string, files: ModuleFiles): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files).map(([file, text]) => [`modules/${name}/${file}`, text] as const);
}
