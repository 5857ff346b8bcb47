import { readFile } from 'node:fs/promises';
import { Language, Parser, type Tree } from 'web-tree-sitter';

/** The grammar of HCL, loaded: it turns text into a syntax tree. */
export interface Grammar {
  readonly language: Language;
  /** The tree belongs to the caller, who must call `delete` on it: it lies outside of the memory that is collected. */
  parse(text: string): Tree;
}

let loading: Promise<Grammar> | undefined;

/** Loads the grammar, once for the process. Takes some 40 ms the first time. */
export async function loadGrammar(): Promise<Grammar> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Grammar> {
  const wasm = readFile(new URL('../../../grammar/tree-sitter-hcl.wasm', import.meta.url));
  await Parser.init();
  const language = await Language.load(await wasm);
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    language,
    parse: (text) => {
      const tree = parser.parse(text);
      // Only a parser without a language, or one that is told to stop, gives none.
      if (tree === null) throw new TypeError('the parser of HCL has no language');
      return tree;
    },
  };
}
