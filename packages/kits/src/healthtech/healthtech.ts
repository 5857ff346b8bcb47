import { backup, emitModule, kms, rds, s3BucketPhi, vpc, type ModuleFiles, type Profile } from '@autoclave/modules';
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
    ...vendored('backup', emitModule(backup, profile)),
    ...vendored('kms', emitModule(kms, profile)),
    ...vendored('rds', emitModule(rds, profile)),
    ...vendored('s3_bucket_phi', emitModule(s3BucketPhi, profile)),
    ...vendored('vpc', emitModule(vpc, profile)),
  };
}

function vendored(name: string, files: ModuleFiles): KitFiles {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`modules/${name}/${file}`, text]));
}
