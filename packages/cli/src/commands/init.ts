import { choice, defineCommand, format, positional, text, type Command } from '../command.ts';

const args = {
  folder: positional('DIR', { least: 1, most: 1, help: 'Folder to write; it must be new or empty' }),
  environment: choice(['dev', 'staging', 'prod'], {
    default: 'prod',
    help: 'Sizes, and whether Terraform may destroy what holds data',
  }),
  projectName: text('NAME', 'Prefix of every name; without it, the name of the folder'),
  accountId: text('ID', 'AWS account, 12 digits; without it 123456789012, to be changed before the first apply'),
  region: text('REGION', 'Home Region; without it us-east-1'),
  replicaRegion: text('REGION', 'Recovery Region; without it us-west-2'),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: ['init'],
  summary: 'Write a HIPAA-ready Terraform project from the starter kit',
  args,
  examples: [
    ['autoclave init demo', 'A prod project in the folder demo'],
    ['autoclave init acme-dev --environment dev --account-id 210987654321', 'A dev project for a real account'],
  ],
  exits: { 0: 'the project is written', 2: 'the folder is not empty, or an option is wrong' },
  async run(values, context) {
    const { kitOptions } = await import('../init/kit-options.ts');
    const { writeProject } = await import('../init/write-project.ts');
    const named = values.folder[0] ?? '';
    const options = kitOptions(values, named);
    const { healthtech } = await import('@autoclave/kits');
    const files = writeProject({ folder: named, cwd: context.cwd, files: () => healthtech(options) });
    const { initHuman, initJson } = await import('../views/init.ts');
    const written = { folder: named, options, files };
    return { exitCode: 0, human: () => initHuman(written), json: () => initJson(written) };
  },
});

export default command;
