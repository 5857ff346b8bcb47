import type { Generator } from './generated-file.ts';

/** Writes the page of the command line from the help of every command. */
export const commandsPage: Generator = {
  name: 'commands-page',
  generate: async () => {
    // Loaded here, because an earlier generator writes the list of commands.
    const { commands } = await import('../../packages/cli/src/generated/commands.ts');
    const { renderCommandHelp } = await import('../../packages/cli/src/help.ts');
    const sections = await Promise.all(
      commands.map(async ({ path, load }) => {
        const { default: command } = await load();
        return [`## autoclave ${path.join(' ')}`, '', '```', renderCommandHelp(command).trimEnd(), '```', ''].join(
          '\n',
        );
      }),
    );
    return [{ path: 'docs/commands.md', text: ['# Commands', '', ...sections].join('\n') }];
  },
};
