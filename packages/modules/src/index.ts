export { defineModule, output, type ModuleDefinition, type ModuleOutput, type ModuleOutputs } from './define-module.ts';
export { emitModule, type ModuleFiles, type Profile } from './emit/emit-module.ts';
export { awsProviderVersion, terraformVersion } from './emit/versions-tf.ts';
export { vpc } from './vpc/vpc.ts';
export { backup } from './backup/backup.ts';
export { kms } from './kms/kms.ts';
export { printModuleCall, type ModuleCall } from './emit/module-call.ts';
export type { InputDeclarations } from './input.ts';
