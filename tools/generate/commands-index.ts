import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Generator } from './generated-file.ts';

const commandsDirectory = 'packages/cli/src/commands';

/** Lists every command with what the overview shows, so that help loads no command and a command loads no other. */
export const commandsIndex: Generator = {
  name: 'commands-index',
  generate: async (root) => {
    const folder = join(root, commandsDirectory);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .toSorted();
    const rows = await Promise.all(files.map(async (file) => indexRow(folder, file)));
    const text = [
      "import type { Command } from '../command.ts';",
      '',
      '/** A command before it is loaded. */',
      'export interface CommandEntry {',
      '  readonly path: readonly string[];',
      '  readonly summary: string;',
      '  load(): Promise<{ readonly default: Command }>;',
      '}',
      '',
      '/** Every command, ordered by path. */',
      'export const commands: readonly CommandEntry[] = [',
      ...rows.flat(),
      '];',
      '',
    ];
    return [{ path: 'packages/cli/src/generated/commands.ts', text: text.join('\n') }];
  },
};

async function indexRow(folder: string, file: string): Promise<string[]> {
  const module = (await import(pathToFileURL(join(folder, file)).href)) as {
    readonly default: { readonly path: readonly string[]; readonly summary: string };
  };
  const { path, summary } = module.default;
  return [
    '  {',
    `    path: [${path.map((word) => `'${word}'`).join(', ')}],`,
    `    summary: ${quoted(summary)},`,
    `    load: async () => (await import('../commands/${file}')) as unknown as { readonly default: Command },`,
    '  },',
  ];
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
