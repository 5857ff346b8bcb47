import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { HclInput, HclInstance, InlineWaiver, ModuleCall, ReadOptions } from '../input.ts';
import { parseModuleAddress, withoutOpenKeys } from '../address.ts';
import { waiverMarker } from './configuration/inline-waivers.ts';
import { noConfiguration, notAFolder, outsideOfRoot } from './errors.ts';
import { constructPathOf } from './estate/construct-path.ts';
import { ConfiguredInstance } from './estate/hcl-instance.ts';
import { locate } from './estate/locate.ts';
import { walkModules } from './estate/walk-modules.ts';
import { findCall } from './estate/find-call.ts';
import { HclModule } from './estate/module-instance.ts';
import { Reading, type Neighbours } from './estate/reading.ts';
import type { ResourceInstance } from './estate/resource-instance.ts';
import { giveRootValues, type GivenVariable } from './estate/given-values.ts';
import { readRootValues } from './estate/root-values.ts';
import { collectWaivers } from './estate/waivers.ts';
import { configurationFiles } from './files/configuration-files.ts';
import { DiskTree } from './files/disk-tree.ts';
import { findModulesOnDisk } from './files/module-manifest.ts';
import { joinInside, type ModuleFinder, type SourceTree } from './files/source-tree.ts';
import { loadGrammar } from './syntax/grammar.ts';
import { HclParser } from './syntax/parse-file.ts';

/** How a folder is to be read. */
export interface HclReadOptions extends ReadOptions {
  /** Folder that the root module and the modules beside it are in. Without it, the folder of the root module itself. */
  readonly root?: string;
  /** Further files of values, as `-var-file` names them, from the folder of the root module; later ones count more. */
  readonly valueFiles?: readonly string[];
  /** Values of the variables of the root module, where they are known from elsewhere; no file of values is read then. */
  readonly variables?: (name: string) => GivenVariable;
}

/** Files of a configuration, wherever they are kept. */
export interface HclSource {
  readonly tree: SourceTree;
  readonly finder: ModuleFinder;
  /** Folder of the root module in the tree; '' for the tree itself. */
  readonly root: string;
}

/**
 * Reads a folder of HCL as Terraform would before it asks any provider: variables with their defaults and `*.tfvars`,
 * locals, functions, `count`, `for_each`, `dynamic`, local modules and those that `terraform init` has fetched. What only a
 * run can tell is unknown. Nothing is executed, nothing is fetched, and no file outside of the root is read.
 * @param folder Folder of the root module.
 * @throws UserError hcl-not-a-folder, hcl-no-configuration, hcl-outside-root
 */
export async function readHclFolder(folder: string, options: HclReadOptions): Promise<HclInput> {
  const { root = folder } = options;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw notAFolder(options.path);
  if (!existsSync(root) || !statSync(root).isDirectory()) throw notAFolder(root);
  const inside = relative(realpathSync(root), realpathSync(folder)).split(sep).join('/');
  const rootFolder = joinInside('', inside);
  if (rootFolder === undefined) throw outsideOfRoot(options.path, root);
  const tree = new DiskTree(root);
  return readHclModules({ tree, finder: findModulesOnDisk(tree, rootFolder), root: rootFolder }, options);
}

/**
 * Reads a configuration from files that need not be on disk. As `readHclFolder` in all else.
 * @throws UserError hcl-no-configuration
 */
export async function readHclModules(source: HclSource, options: HclReadOptions): Promise<HclInput> {
  return (await openHclModules(source, options)).read();
}

/** A configuration whose files are parsed, before anything in it is evaluated. */
export interface OpenedConfiguration {
  readonly root: HclModule;
  read(): HclInput;
}

/**
 * Opens a configuration, so that others can be opened before this one is evaluated: each may ask for outputs of the others.
 * @throws UserError hcl-no-configuration
 */
export async function openHclModules(
  source: HclSource,
  options: HclReadOptions,
  neighbours: Neighbours = {},
): Promise<OpenedConfiguration> {
  const names = configurationFiles(source.tree.list(source.root) ?? []);
  if (names.length === 0) throw noConfiguration(options.path);
  const parser = new HclParser(await loadGrammar(), waiverMarker);
  const reading = new Reading(source, parser, neighbours);
  const configuration = reading.configuration(source.root);
  const rootValues =
    options.variables === undefined
      ? readRootValues(reading, options.valueFiles ?? [])
      : giveRootValues(options.variables);
  const root = new HclModule(
    { configuration, address: '', path: [], parent: undefined, rootValues, uncertain: undefined },
    reading,
  );
  return { root, read: () => toInput(root, options) };
}

function toInput(root: HclModule, options: HclReadOptions): HclInput {
  const { path, realm = path } = options;
  const modules = walkModules(root);
  const resources = new Map<string, ResourceInstance>();
  const instances: HclInstance[] = [];
  for (const module of modules) {
    for (const id of module.configuration.resources.keys()) {
      for (const resource of module.resources(id).items) {
        resources.set(resource.address, resource);
        instances.push(new ConfiguredInstance(resource, path, realm));
      }
    }
  }
  return new ReadConfiguration({ root, path, modules, resources, instances });
}

interface ReadParts {
  readonly root: HclModule;
  readonly path: string;
  readonly modules: readonly HclModule[];
  readonly resources: ReadonlyMap<string, ResourceInstance>;
  readonly instances: readonly HclInstance[];
}

/**
 * What evaluation finds wrong is known only when everything has been evaluated, so that is done before it is told. A reader
 * that never asks pays nothing for it.
 */
class ReadConfiguration implements HclInput {
  readonly kind = 'hcl';
  readonly path: string;
  /** A configuration says which versions it allows, not which one it is planned with. */
  readonly terraformVersion = '';
  readonly instances: readonly HclInstance[];
  readonly checks: HclInput['checks'] = [];
  readonly waivers: readonly InlineWaiver[];
  readonly #parts: ReadParts;
  #isSettled = false;

  constructor(parts: ReadParts) {
    this.#parts = parts;
    this.path = parts.path;
    this.instances = parts.instances;
    this.waivers = collectWaivers(parts.modules, parts.root.context.diagnostics);
  }

  get diagnostics(): HclInput['diagnostics'] {
    this.#settle();
    return this.#parts.root.context.diagnostics.all;
  }

  #settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    for (const module of this.#parts.modules) module.evaluateAll();
    for (const instance of this.instances) instance.values();
  }

  get certifiable(): boolean {
    return this.uncertifiableReasons.length === 0;
  }

  get uncertifiableReasons(): readonly string[] {
    const reasons = this.diagnostics
      .filter((one) => one.isBlinding)
      .map(({ message, location }) => `${location.file}:${location.line}: ${message}`);
    const { budget } = this.#parts.root.context;
    return budget.isExhausted ? [...reasons, 'the configuration asks for more steps than are taken'] : reasons;
  }

  moduleCall(address: string): ModuleCall | undefined {
    return findCall(this.#parts.root, address);
  }

  callLocation(address: string): ReturnType<HclInput['callLocation']> {
    const [first] = parseModuleAddress(withoutOpenKeys(address)) ?? [];
    return first && this.#parts.root.configuration.calls.get(first.name)?.location;
  }

  location(address: string, path = ''): ReturnType<HclInput['location']> {
    const resource = this.#parts.resources.get(address);
    return resource && locate(resource, path);
  }

  constructPath(address: string): string | undefined {
    const resource = this.#parts.resources.get(address);
    return resource && constructPathOf(resource);
  }
}
