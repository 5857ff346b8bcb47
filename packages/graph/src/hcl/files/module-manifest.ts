import { isJsonObject, listAt, textAt, type JsonObject } from '../../json.ts';
import { configurationFiles } from './configuration-files.ts';
import {
  isLocalSource,
  joinInside,
  type CalledModule,
  type ModuleFinder,
  type ModulePlace,
  type SourceTree,
} from './source-tree.ts';

/** Where `terraform init` puts modules, and the list of them. */
const manifest = '.terraform/modules/modules.json';

/**
 * Finds local modules by their source, and all others where `terraform init` has put them.
 * @param root Folder of the root module.
 */
export function findModulesOnDisk(tree: SourceTree, root: string): ModuleFinder {
  let installed: ReadonlyMap<string, Installed> | undefined;
  return {
    find: (called) => {
      const { source, from, path } = called;
      if (source === undefined) return { unread: 'has a source that is not plain text' };
      if (isLocalSource(source)) return findLocal(tree, source, from);
      installed ??= readManifest(tree, root);
      const place = installed.get(path.join('.'));
      if (place === undefined || !hasFiles(tree, place.folder)) return notInstalled(called);
      return place;
    },
  };
}

interface Installed {
  readonly folder: string;
  readonly version: string | undefined;
}

function findLocal(tree: SourceTree, source: string, from: string): ModulePlace {
  const folder = joinInside(from, source);
  if (folder === undefined) return { unread: `(${source}) lies outside of the folder that is read` };
  return hasFiles(tree, folder) ? { folder } : { unread: `(${source}) has no files` };
}

function notInstalled({ source }: CalledModule): ModulePlace {
  return { unread: `(${source ?? ''}) is not in ${manifest}; terraform init puts it there` };
}

function hasFiles(tree: SourceTree, folder: string): boolean {
  return configurationFiles(tree.list(folder) ?? []).length > 0;
}

/** A manifest that cannot be read counts as none: its modules are then named as not installed. */
function readManifest(tree: SourceTree, root: string): ReadonlyMap<string, Installed> {
  const path = joinInside(root, manifest);
  const file = path === undefined ? undefined : tree.read(path);
  const installed = new Map<string, Installed>();
  if (file === undefined || 'unreadable' in file) return installed;
  for (const { key, directory, version } of modulesIn(file.text)) {
    const folder = joinInside(root, directory);
    if (folder !== undefined) installed.set(key, { folder, version });
  }
  return installed;
}

function modulesIn(text: string): readonly ManifestEntry[] {
  try {
    const json: unknown = JSON.parse(text);
    const modules = isJsonObject(json) ? listAt(json, 'Modules') : [];
    return modules.filter(isJsonObject).flatMap((module) => manifestEntry(module) ?? []);
  } catch {
    return [];
  }
}

/** A module as a list of modules names it, on disk and in a saved plan. */
export interface ManifestEntry {
  /** Names of the calls down to it, with dots between; '' for the root module. */
  readonly key: string;
  /** As `terraform init` found it: `./modules/rds`, `registry.terraform.io/terraform-aws-modules/rds/aws`. */
  readonly source: string;
  /** From the folder of the root module, as Terraform writes it. */
  readonly directory: string;
  /** Undefined for a module that is of no registry. */
  readonly version: string | undefined;
}

/** Reads an entry of a list of modules. @returns undefined where it names no module or no folder. */
export function manifestEntry(module: JsonObject): ManifestEntry | undefined {
  const [key, directory] = [textAt(module, 'Key'), textAt(module, 'Dir')];
  if (key === undefined || directory === undefined) return undefined;
  const version = textAt(module, 'Version');
  return { key, source: textAt(module, 'Source') ?? '', directory, version: version === '' ? undefined : version };
}
