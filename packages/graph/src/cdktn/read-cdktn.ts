import { existsSync, statSync } from 'node:fs';
import { Budget } from '../hcl/evaluate/budget.ts';
import { fromInput } from '../hcl/estate/remote-outputs.ts';
import type { Neighbours } from '../hcl/estate/reading.ts';
import { DiskTree } from '../hcl/files/disk-tree.ts';
import { findModulesOnDisk } from '../hcl/files/module-manifest.ts';
import { openHclModules, type OpenedConfiguration } from '../hcl/read-hcl.ts';
import type { CdktnInput, ReadOptions } from '../input.ts';
import { circles } from './circles.ts';
import { outputNotAFolder, stackUnreadable } from './errors.ts';
import { readManifest, type ListedStack, type Manifest } from './manifest.ts';
import { readStackMetadata, type StackMetadata } from './stack-metadata.ts';
import { StackInput } from './stack-input.ts';

/**
 * Reads the output of `cdktn synth`, `cdktn.out` or `cdktf.out`, in JSON or HCL: one input for each stack, in the order of the
 * manifest. References across stacks are followed through the outputs that cdktn writes for them: links to another stack
 * name its input. Each is read as a folder of HCL is.
 * @param folder The folder with `manifest.json`.
 * @param options A realm holds for all stacks; without it, each stack is one of its own.
 * @throws UserError cdktn-not-a-folder, cdktn-manifest-unreadable, cdktn-manifest-malformed, cdktn-version-unsupported,
 * cdktn-stack-outside, cdktn-stack-unreadable
 */
export async function readCdktnOutput(folder: string, options: ReadOptions): Promise<readonly CdktnInput[]> {
  const { path } = options;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw outputNotAFolder(path);
  const tree = new DiskTree(folder);
  const manifest = readManifest(tree, path);
  for (const { file } of manifest.stacks) {
    const read = tree.read(file);
    if ('unreadable' in read) throw stackUnreadable(path, file, read.unreadable);
  }
  const app = new App(manifest, tree, options);
  for (const stack of manifest.stacks) await app.open(stack);
  return app.read();
}

/** The opened stack, and what is known of it. */
interface OpenedStack {
  readonly listed: ListedStack;
  readonly metadata: StackMetadata;
  readonly configuration: OpenedConfiguration;
}

/** cdktn writes the path of the stack behind these, and the attribute that is referred to. */
const inputPrefix = 'cross-stack-reference-input-';
const outputPrefix = 'cross-stack-output-';

class App {
  readonly #manifest: Manifest;
  readonly #tree: DiskTree;
  readonly #options: ReadOptions;
  readonly #budget = new Budget();
  readonly #stacks = new Map<string, OpenedStack>();

  constructor(manifest: Manifest, tree: DiskTree, options: ReadOptions) {
    this.#manifest = manifest;
    this.#tree = tree;
    this.#options = options;
  }

  async open(listed: ListedStack): Promise<void> {
    const metadata = readStackMetadata(this.#tree, listed);
    const path = this.#pathOf(listed);
    const neighbours: Neighbours = {
      budget: this.#budget,
      outputsBehind: (name) => this.#outputsBehind(name),
      constructPath: (block) => metadata.constructPaths.get(block),
    };
    const source = {
      tree: this.#tree,
      finder: findModulesOnDisk(this.#tree, listed.folder),
      root: listed.folder,
    };
    const configuration = await openHclModules(source, { ...this.#options, path }, neighbours);
    this.#stacks.set(listed.name, { listed, metadata, configuration });
  }

  read(): readonly CdktnInput[] {
    const inCircle = circles(new Map(this.#manifest.stacks.map((one) => [one.name, one.dependencies])));
    return [...this.#stacks.values()].map(({ listed, metadata, configuration }) => {
      const { version } = this.#manifest;
      const circle = inCircle.get(listed.name);
      return new StackInput({ listed, metadata, version, circle, hcl: configuration.read() });
    });
  }

  /** Outputs that cdktn writes for other stacks are all said to be secret, whatever they hold: what they hold counts. */
  #outputsBehind(name: string): ReturnType<NonNullable<Neighbours['outputsBehind']>> {
    const stack = name.startsWith(inputPrefix) ? this.#stacks.get(name.slice(inputPrefix.length)) : undefined;
    if (stack === undefined) return undefined;
    const { root } = stack.configuration;
    const input = this.#pathOf(stack.listed);
    return (output) => {
      const value = output.startsWith(outputPrefix) ? root.outputAsWritten(output) : root.output(output);
      return fromInput(value, input);
    };
  }

  #pathOf({ folder }: ListedStack): string {
    const { path } = this.#options;
    return folder === '' ? path : `${path.replace(/\/+$/, '')}/${folder}`;
  }
}
