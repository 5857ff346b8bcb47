export type { CalledModule, FileText, ModuleFinder, ModulePlace, SourceTree } from './files/source-tree.ts';
export { readHclFolder, readHclModules, type HclReadOptions, type HclSource } from './read-hcl.ts';
