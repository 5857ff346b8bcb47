import { choice, defineCommand, format, positional, text, type Command } from '../command.ts';

const args = {
  paths: positional('PATH...', { least: 1, most: 1000, help: 'Plans and states as terraform show -json prints them; - reads standard input' }),
  waivers: text('FILE', 'Waivers; without it autoclave.waivers.yaml here, where there is one'),
  unknown: choice(['report', 'fail'], { default: 'report', help: 'Whether an undecided control fails the check' }),
  verdicts: choice(['findings', 'all'], { default: 'findings', help: 'Whether JSON lists passes and not applicable too' }),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: ['check'],
  summary: 'Judge plans and states against the controls',
  args,
  examples: [
    ['terraform show -json tfplan > plan.json && autoclave check plan.json', 'Judge a plan'],
    ['autoclave check network.json data.json', 'Judge several stacks as one estate'],
  ],
  exits: {
    0: 'no control is broken, and every input is a whole plan or state',
    1: 'a control is broken and no waiver in date covers it',
    2: 'bad input, a plan that cannot be certified, or a defect',
  },
  async run(values, context) {
    const { readInputFiles } = await import('../check/read-input-files.ts');
    const { judgeTexts } = await import('../check/judge-texts.ts');
    return judgeTexts(await readInputFiles(values.paths, context), values, context);
  },
});

export default command;
