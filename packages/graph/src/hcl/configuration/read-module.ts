import { resourceId } from '../../address.ts';
import { configurationFiles, isOverrideFile } from '../files/configuration-files.ts';
import type { SourceTree } from '../files/source-tree.ts';
import type { Argument, Block, MarkedComment, ParsedFile } from '../syntax/body.ts';
import { parseJsonConfiguration } from '../syntax/json-configuration.ts';
import type { HclParser } from '../syntax/parse-file.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { ModuleConfiguration, PlacedComment, ResourceConfiguration } from './module-configuration.ts';
import { overrideBlocks } from './override.ts';
import { parseSource } from './parse-source.ts';

/** What modules are read with. */
export interface ModuleReading {
  readonly tree: SourceTree;
  readonly parser: HclParser;
  readonly diagnostics: Diagnostics;
}

/** Reads the files of a folder as one module. Each file is read once; override files are laid over the others. */
export function readModule(folder: string, reading: ModuleReading): ModuleConfiguration {
  const names = configurationFiles(reading.tree.list(folder) ?? []);
  const builder = new ModuleBuilder(folder, reading);
  for (const name of names) if (!isOverrideFile(name)) builder.add(name);
  for (const name of names) if (isOverrideFile(name)) builder.override(name);
  return builder.finish();
}

class ModuleBuilder {
  readonly #folder: string;
  readonly #reading: ModuleReading;
  readonly #comments: PlacedComment[] = [];
  #blocks: Block[] = [];
  #isDamaged = false;

  constructor(folder: string, reading: ModuleReading) {
    this.#folder = folder;
    this.#reading = reading;
  }

  add(name: string): void {
    this.#blocks.push(...this.#parse(name));
  }

  override(name: string): void {
    const { blocks, unmatched } = overrideBlocks(this.#blocks, this.#parse(name));
    this.#blocks = [...blocks];
    for (const block of unmatched) {
      const title = [block.type, ...block.labels].join(' ');
      this.#reading.diagnostics.add('hcl-syntax', `${title} overrides a block that does not exist`, block.location);
    }
  }

  #parse(name: string): readonly Block[] {
    const { tree, parser, diagnostics } = this.#reading;
    const path = this.#folder === '' ? name : `${this.#folder}/${name}`;
    const parsers = {
      hcl: (text: string, at: string) => parser.configuration(text, at),
      json: (text: string, at: string) => parseJsonConfiguration(text, at, parser),
    };
    const source = parseSource({ path, title: path, file: tree.read(path) }, parsers, diagnostics);
    if (source === undefined || source.parsed.problems.length > 0) this.#isDamaged = true;
    if (source === undefined) return [];
    const { text, parsed } = source;
    for (const argument of parsed.body.arguments.values()) this.#reportArgument(argument);
    if (parsed.comments.length > 0) this.#comments.push(...placeComments(parsed, text));
    return parsed.body.blocks;
  }

  #reportArgument({ name, location }: Argument): void {
    this.#isDamaged = true;
    this.#reading.diagnostics.add('hcl-syntax', `the argument "${name}" stands outside of any block`, location);
  }

  finish(): ModuleConfiguration {
    const named = new NamedBlocks(this.#reading.diagnostics);
    let size = 0;
    for (const block of this.#blocks) {
      named.add(block);
      size += sizeOf(block);
    }
    const { variables, locals, outputs, resources, calls, providers, settings, moved } = named;
    const shared = { folder: this.#folder, isDamaged: this.#isDamaged, comments: this.#comments, size };
    return { ...shared, variables, locals, outputs, resources, calls, providers, settings, moved };
  }
}

function sizeOf({ body }: Block): number {
  return body.blocks.reduce((sum, block) => sum + sizeOf(block), 1 + body.arguments.size);
}

/** The blocks of a module by what they declare. A name that is declared twice keeps its first block. */
class NamedBlocks {
  readonly variables = new Map<string, Block>();
  readonly locals = new Map<string, Argument>();
  readonly outputs = new Map<string, Block>();
  readonly resources = new Map<string, ResourceConfiguration>();
  readonly calls = new Map<string, Block>();
  readonly providers: Block[] = [];
  readonly settings: Block[] = [];
  readonly moved: Block[] = [];
  readonly #diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  add(block: Block): void {
    switch (block.type) {
      case 'resource':
        return this.#addResource('managed', block);
      case 'data':
        return this.#addResource('data', block);
      case 'module':
        return this.#put(this.calls, block.labels[0], block, block);
      case 'variable':
        return this.#put(this.variables, block.labels[0], block, block);
      case 'output':
        return this.#put(this.outputs, block.labels[0], block, block);
      case 'locals':
        for (const [name, argument] of block.body.arguments) this.#put(this.locals, name, argument, block);
        return undefined;
      case 'provider':
        this.providers.push(block);
        return undefined;
      case 'terraform':
        this.settings.push(block);
        return undefined;
      case 'moved':
        this.moved.push(block);
        return undefined;
      default:
        // What `check`, `import`, `removed` and `ephemeral` say changes no resource that there is.
        return undefined;
    }
  }

  #addResource(mode: 'managed' | 'data', block: Block): void {
    const [type, name] = block.labels;
    if (type === undefined || name === undefined) {
      this.#diagnostics.add('hcl-syntax', `a ${block.type} block needs a type and a name`, block.location);
      return;
    }
    const resource = { mode, type, name, block };
    this.#put(this.resources, resourceId(resource), resource, block);
  }

  #put<Item>(named: Map<string, Item>, name: string | undefined, item: Item, block: Block): void {
    if (name === undefined) this.#diagnostics.add('hcl-syntax', `a ${block.type} block needs a name`, block.location);
    else if (named.has(name))
      this.#diagnostics.add('hcl-duplicate', `${block.type} "${name}" is declared twice`, block.location);
    else named.set(name, item);
  }
}

/** A comment belongs to the block that it stands in, or to the one below it with nothing but comments between. */
function placeComments(parsed: ParsedFile, text: string): readonly PlacedComment[] {
  const lines = text.split('\n');
  return parsed.comments.map((comment) => ({ comment, block: blockOf(comment, parsed.body.blocks, lines) }));
}

function blockOf(comment: MarkedComment, blocks: readonly Block[], lines: readonly string[]): Block | undefined {
  const { line } = comment.location;
  const holding = blocks.find((block) => block.location.line <= line && line <= block.endLine);
  if (holding !== undefined) return holding;
  const next = blocks.find((block) => block.location.line > comment.endLine);
  if (next === undefined) return undefined;
  const between = lines.slice(comment.endLine, next.location.line - 1);
  return between.every((one) => /^\s*(?:#|\/\/|\/\*|\*)/.test(one)) ? next : undefined;
}
