import { choice, defineCommand, format, type Command } from '../command.ts';

const args = {
  framework: choice(['none', 'hipaa', 'soc2'], {
    default: 'none',
    help: 'Show which controls cover each paragraph or criterion of a framework',
  }),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: ['controls'],
  summary: 'List the controls, or the coverage of a framework by them',
  args,
  examples: [
    ['autoclave controls', 'Every control with severity and first citation'],
    ['autoclave controls --framework hipaa', 'Every paragraph of the Security Rule with its controls or its owner'],
  ],
  exits: { 0: 'always, when the arguments are right', 2: 'wrong arguments' },
  async run({ framework }) {
    const { controls } = await import('@autoclave/catalog');
    if (framework === 'none') {
      const { controlsJson, controlsHuman } = await import('../views/controls.ts');
      return {
        exitCode: 0,
        human: (terminal) => controlsHuman(controls, terminal),
        json: () => controlsJson(controls),
      };
    }
    const { coverageOf } = await import('@autoclave/catalog/frameworks');
    const { coverageJson, coverageHuman } = await import('../views/coverage.ts');
    const rows = coverageOf(framework, controls);
    return {
      exitCode: 0,
      human: (terminal) => coverageHuman(framework, rows, terminal),
      json: () => coverageJson(framework, rows),
    };
  },
});

export default command;
