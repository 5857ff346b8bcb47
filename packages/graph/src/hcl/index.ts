export { isForTofu } from './files/configuration-files.ts';
export type { CalledModule, FileText, ModuleFinder, ModulePlace, SourceTree } from './files/source-tree.ts';
export { readHclFolder, readHclModules, type HclReadOptions, type HclSource } from './read-hcl.ts';
export { readRootProviders, type ProviderBlock, type RootProviders } from './root-providers.ts';
