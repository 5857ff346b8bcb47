import { isJsonObject, listAt, textAt } from '../../json.ts';
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
  return tree.list(folder)?.some((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name)) ?? false;
}

/** A manifest that cannot be read counts as none: its modules are then named as not installed. */
function readManifest(tree: SourceTree, root: string): ReadonlyMap<string, Installed> {
  const path = joinInside(root, manifest);
  const file = path === undefined ? undefined : tree.read(path);
  const installed = new Map<string, Installed>();
  if (file === undefined || 'unreadable' in file) return installed;
  for (const module of modulesIn(file.text)) {
    const [key, directory] = [textAt(module, 'Key'), textAt(module, 'Dir')];
    const folder = directory === undefined ? undefined : joinInside(root, directory);
    const version = textAt(module, 'Version');
    if (key !== undefined && folder !== undefined)
      installed.set(key, { folder, version: version === '' ? undefined : version });
  }
  return installed;
}

function modulesIn(text: string): ReturnType<typeof objectsIn> {
  try {
    return objectsIn(JSON.parse(text));
  } catch {
    return [];
  }
}

function objectsIn(json: unknown): readonly { readonly [name: string]: unknown }[] {
  return isJsonObject(json) ? listAt(json, 'Modules').filter(isJsonObject) : [];
}
