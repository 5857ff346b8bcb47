import { Budget } from '../evaluate/budget.ts';
import type { EvaluationContext } from '../evaluate/scope.ts';
import { Diagnostics } from '../configuration/diagnostics.ts';
import type { ModuleConfiguration } from '../configuration/module-configuration.ts';
import { readModule } from '../configuration/read-module.ts';
import { joinInside, type FileText, type ModuleFinder, type SourceTree } from '../files/source-tree.ts';
import type { HclParser } from '../syntax/parse-file.ts';
import type { HclValue } from '../values/value.ts';

/** Steps of evaluation for each argument and block that is written: enough for what any of them needs, many times over. */
const stepsForEach = 100;

/** Instances of resources and modules that one input may have. */
const mostInstances = 100_000;
const stepsForInstance = 100;

/** What a configuration is read with that lies outside of its files. */
export interface Neighbours {
  /** Shared by configurations that are evaluated through each other, so that together they have one bound. */
  readonly budget?: Budget;
  /**
   * Finds the outputs behind a data source `terraform_remote_state` of the root module.
   * @param name Of the data source.
   * @returns undefined where they are not known.
   */
  outputsBehind?(name: string): ((output: string) => HclValue) | undefined;
  /**
   * Finds the construct that wrote a block of the root module, where the block itself does not say it.
   * @param block `resource.aws_s3_bucket.logs`, `module.vpc`.
   */
  constructPath?(block: string): string | undefined;
}

/** What the reading of one folder shares. */
export class Reading implements EvaluationContext {
  readonly tree: SourceTree;
  readonly finder: ModuleFinder;
  readonly parser: HclParser;
  readonly diagnostics: Diagnostics = new Diagnostics();
  readonly budget: Budget;
  readonly neighbours: Neighbours;
  /** Folder of the root module. */
  readonly root: string;
  readonly #modules = new Map<string, ModuleConfiguration>();
  readonly #files = new Map<string, FileText>();
  #instances = 0;

  constructor(
    source: { readonly tree: SourceTree; readonly finder: ModuleFinder; readonly root: string },
    parser: HclParser,
    neighbours: Neighbours = {},
  ) {
    this.neighbours = neighbours;
    this.budget = neighbours.budget ?? new Budget();
    this.tree = source.tree;
    this.finder = source.finder;
    this.root = source.root;
    this.parser = parser;
  }

  /** The module in a folder, read when it is first asked for. */
  configuration(folder: string): ModuleConfiguration {
    let configuration = this.#modules.get(folder);
    if (configuration === undefined) {
      configuration = readModule(folder, this);
      this.#modules.set(folder, configuration);
    }
    this.budget.grant(configuration.size * stepsForEach);
    return configuration;
  }

  readFile(path: string): FileText {
    let file = this.#files.get(path);
    if (file === undefined) {
      const inside = joinInside(this.root, path);
      file = inside === undefined ? { unreadable: 'lies outside of the folder that is read' } : this.tree.read(inside);
      this.#files.set(path, file);
    }
    return file;
  }

  /** Counts instances before they are made. @returns false where there would be too many. */
  admit(count: number): boolean {
    if (this.#instances + count > mostInstances) return false;
    this.#instances += count;
    this.budget.grant(count * stepsForInstance);
    return true;
  }
}
