import { posix } from 'node:path';
import { isJsonList, isJsonObject, type JsonObject } from '../json.ts';
import { manifestEntry } from '../hcl/files/module-manifest.ts';
import type { CalledModule, FileText, ModuleFinder, ModulePlace, SourceTree } from '../hcl/files/source-tree.ts';
import { archiveDamaged } from './errors.ts';

/** A module as `tfconfig/modules.json` lists it. */
export interface SavedModule {
  /** Names of the calls down to it, with dots between; '' for the root module. */
  readonly key: string;
  /** As `terraform init` found it: `./modules/rds`, `registry.terraform.io/terraform-aws-modules/rds/aws`. */
  readonly source: string;
  readonly version: string | undefined;
  /** From the folder of the root module: `modules/rds`, `.terraform/modules/rds`, `../shared`; '' for that itself. */
  readonly folder: string;
}

const manifestName = 'tfconfig/modules.json';
const modulePattern = /^tfconfig\/m-([^/]*)\/([^/]+)$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Says whether a file of a plan archive belongs to its configuration. */
export function isConfiguration(name: string): boolean {
  return name === manifestName || modulePattern.test(name);
}

/** The configuration that a plan was made from: the files of its modules, in the folders that they came from. */
export class SavedConfiguration implements SourceTree, ModuleFinder {
  readonly #modules = new Map<string, SavedModule>();
  /** Names and contents by folder. */
  readonly #folders = new Map<string, Map<string, Buffer>>();

  /**
   * @param files By their name in the archive.
   * @param path Of the archive, as messages name it.
   * @throws UserError archive-damaged
   */
  constructor(files: ReadonlyMap<string, Buffer>, path: string) {
    for (const module of readManifest(files.get(manifestName), path)) this.#modules.set(module.key, module);
    for (const [name, content] of files) {
      const [, key = '', file] = modulePattern.exec(name) ?? [];
      const folder = this.#modules.get(key)?.folder;
      if (file === undefined || folder === undefined) continue;
      const inFolder = this.#folders.get(folder) ?? new Map<string, Buffer>();
      this.#folders.set(folder, inFolder.set(file, content));
    }
  }

  /** @param key Names of the calls down to the module, with dots between. */
  module(key: string): SavedModule | undefined {
    return this.#modules.get(key);
  }

  /** Says whether a file belongs to a module that `terraform init` has fetched. */
  isFetched(file: string): boolean {
    return /(?:^|\/)\.terraform\/modules\//.test(file);
  }

  list(folder: string): readonly string[] | undefined {
    const files = this.#folders.get(folder);
    return files && [...files.keys()].toSorted();
  }

  /** Terraform keeps the configuration only: of any other file it cannot be told whether there is one. */
  read(path: string): FileText {
    const folder = posix.dirname(path);
    const content = this.#folders.get(folder === '.' ? '' : folder)?.get(posix.basename(path));
    if (content === undefined) return { unreadable: 'is not kept in a saved plan' };
    try {
      return { text: utf8.decode(content) };
    } catch {
      return { unreadable: 'is not UTF-8' };
    }
  }

  find({ path, source }: CalledModule): ModulePlace {
    const module = this.#modules.get(path.join('.'));
    const isKept = module !== undefined && this.#folders.has(module.folder);
    return isKept ? module : { unread: `(${source ?? ''}) is not kept in the saved plan` };
  }
}

function readManifest(content: Buffer | undefined, path: string): readonly SavedModule[] {
  if (content === undefined) throw archiveDamaged(path, `${manifestName} is missing`);
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(content));
  } catch (error) {
    throw archiveDamaged(path, `${manifestName} is not JSON`, error);
  }
  if (!isJsonList(json)) throw archiveDamaged(path, `${manifestName} is not a list`);
  return json.filter(isJsonObject).map((module) => toModule(module, path));
}

function toModule(module: JsonObject, path: string): SavedModule {
  const entry = manifestEntry(module);
  if (entry === undefined) throw archiveDamaged(path, `${manifestName} has another form`);
  const { key, source, version, directory } = entry;
  return { key, source, version, folder: toFolder(directory) };
}

/** Windows writes its own separators. */
function toFolder(directory: string): string {
  const folder = posix.normalize(directory.replaceAll('\\', '/')).replace(/\/$/, '');
  return folder === '.' ? '' : folder;
}
