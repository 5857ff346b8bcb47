import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';

/*
 * Puts the command line into a few files: to load the hundreds of modules of a check takes longer than the check. Our own
 * packages go in, all of them, so that there is one copy of each class; those of npm stay outside, and the package of the
 * command must list them. What a command loads when it needs it is a file of its own.
 *
 * node tools/bundle.ts [FOLDER]
 */

const root = join(import.meta.dirname, '..');
const cli = join(root, 'packages/cli');
const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The bundle needs a package that an installation would not have. */
class UnlistedPackageError extends Error {
  constructor(name: string) {
    super(`packages/cli/package.json must list ${name} as a dependency`);
    this.name = 'UnlistedPackageError';
  }
}

/** Where the code comes from that goes in: this repository, and helpers that the bundler itself writes. */
const inside = /^(?:[./\0]|node:|@autoclave\/|@oxc-project\/runtime\/)/;

/** Says whether an import stays one. */
function isExternal(id: string): boolean {
  if (inside.test(id)) return false;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? id;
  if (!(name in manifest.dependencies)) throw new UnlistedPackageError(name);
  return true;
}

/**
 * Takes what is used of a built-in module from `process`. An import would read every member of it first, and so load
 * what `fs.promises` and its like stand for.
 */
const plainBuiltins: Plugin = {
  name: 'plain-builtins',
  resolveId: {
    filter: { id: /^node:/ },
    handler: (id, _importer, { kind }) =>
      kind === 'dynamic-import' ? { id, external: true } : { id: `\0${id}`, moduleSideEffects: false },
  },
  load: {
    filter: { id: /^\0node:/ },
    handler: (id) => {
      const name = id.slice(1);
      const members = Object.keys(process.getBuiltinModule(name) ?? {}).filter((member) => /^[a-z]\w*$/i.test(member));
      return [
        `const builtin = process.getBuiltinModule(${JSON.stringify(name)});`,
        ...members
          .filter((member) => member !== 'default')
          .map((member) => `export const ${member} = builtin.${member};`),
      ].join('\n');
    },
  },
};

/**
 * Makes the examples of a control when somebody reads them, which only `explain` does. They are two fifths of the
 * catalogue, and the check of a small plan would spend more time on them than on itself.
 */
const lateExamples: Plugin = {
  name: 'late-examples',
  transform: {
    filter: { id: /\/catalog\/src\/controls\// },
    handler: (code) => {
      let late = code;
      new Visitor({
        Property({ key, value, start }) {
          if (key.type !== 'Identifier' || key.name !== 'examples' || value.type !== 'ArrayExpression') return;
          const examples = code.slice(value.start, value.end);
          late = `${code.slice(0, start)}get examples() { return ${examples}; }${code.slice(value.end)}`;
        },
      }).visit(parseAst(code, { lang: 'ts' }));
      return late;
    },
  },
};

await build({
  input: { autoclave: join(cli, 'src/main.ts') },
  cwd: root,
  platform: 'node',
  plugins: [plainBuiltins, lateExamples],
  resolve: { conditionNames: ['autoclave-source', 'import', 'node', 'default'] },
  external: isExternal,
  // The grammar of HCL is a file that its reader finds beside itself.
  experimental: { resolveNewUrlToAsset: true },
  treeshake: { propertyReadSideEffects: false },
  // A command is loaded in part with the others, so that it can tell what it does, and in part when it runs.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: process.argv[2] ?? join(cli, 'dist/bundle'),
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // Text of one byte a character is read in half the time.
    charset: 'ascii',
    comments: false,
    minifyInternalExports: false,
    // Which files there are: what every command needs, what `check` needs, and the rest as it is loaded.
    codeSplitting: {
      groups: [
        { name: 'main', test: /\/cli\/src\/(?:main|commands\/.+)\.ts$/, priority: 2 },
        { name: 'check', test: /\/cli\/src\/(?:parse-arguments|check\/[^/]+|views\/check)\.ts$/, priority: 1 },
      ],
    },
  },
});
