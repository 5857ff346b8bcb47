export { offlineEnvironment, offlineProvider, type OfflineProvider } from './offline-provider.ts';
export { findProviderMirror, mirrorConfiguration } from './provider-mirror.ts';
export { firstError, Terraform, type TerraformOptions, type TerraformRun } from './terraform.ts';
