import { parseArgs } from 'node:util';
import { quoted, refusal, requireName, type Scaffolded } from './scaffolded.ts';

/** `npm run new command NAME -- --summary TEXT` */
export function scaffoldCommand(args: readonly string[]): Scaffolded {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { summary: { type: 'string' } },
  });
  const name = requireName(positionals[0], 1, 'controls');
  if (values.summary === undefined) throw refusal('Say what it does: --summary "List the waivers of a project"');
  return {
    path: `packages/cli/src/commands/${name}.ts`,
    text: render(name, values.summary),
    next: ['npx tsc --build packages/cli', `npx vitest run packages/cli -t ${name}`, 'npm run check'],
  };
}

function render(name: string, summary: string): string {
  return `import { defineCommand, format, positional, type Command } from '../command.ts';

const args = {
  folder: positional('DIR', { least: 0, most: 1, help: 'Folder of the project; without it, the current one' }),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: [${quoted(name)}],
  summary: ${quoted(summary)},
  args,
  examples: [['autoclave ${name}', ${quoted(summary)}]],
  exits: { 0: 'done', 2: 'bad input or a defect' },
  run: ({ folder: [folder = '.'] }) =>
    Promise.resolve({
      exitCode: 0,
      human: () => \`\${folder}\\n\`,
      json: () => \`\${JSON.stringify({ formatVersion: '1', folder })}\\n\`,
    }),
});

export default command;
`;
}
