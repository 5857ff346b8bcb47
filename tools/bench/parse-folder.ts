import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

// The least that any program which reads the folder has to do: parse each file by the grammar.
const [, , folder = ''] = process.argv;
await Parser.init();
const grammar = join(import.meta.dirname, '../../packages/graph/grammar/tree-sitter-hcl.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(grammar)));
for (const name of readdirSync(folder)) parser.parse(readFileSync(join(folder, name), 'utf8'))?.delete();
