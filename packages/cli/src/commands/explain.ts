import { defineCommand, format, positional, type Command } from '../command.ts';

const args = {
  control: positional('CONTROL', {
    least: 1,
    most: 1,
    help: 'Id or alias: AWS Config rule, Security Hub control, Powerpipe, Prowler or Checkov id',
  }),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: ['explain'],
  summary: 'Explain a control: why it matters, the remedy, the citations, examples',
  args,
  examples: [
    ['autoclave explain rds-storage-encrypted', 'By id'],
    ['autoclave explain RDS.3', 'By Security Hub control'],
  ],
  exits: { 0: 'the control is known', 2: 'the control is unknown or the arguments are wrong' },
  async run({ control: [name = ''] }) {
    const [{ controls }, { controlNames }, { explainHuman, explainJson }, { unknownControl }] = await Promise.all([
      import('@autoclave/catalog'),
      import('@autoclave/checker'),
      import('../views/explain.ts'),
      import('../errors.ts'),
    ]);
    const names = controlNames(controls);
    const found = names.find(name);
    if (found.length === 0) throw unknownControl(name, names.suggest(name));
    return {
      exitCode: 0,
      human: (terminal) => found.map((control) => explainHuman(control, terminal)).join('\n'),
      json: () => explainJson(found),
    };
  },
});

export default command;
