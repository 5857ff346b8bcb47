import { choice, defineCommand, flag, positional, reportFormat, text, texts, type Command } from '../command.ts';

const args = {
  paths: positional('PATH...', {
    least: 1,
    most: 1000,
    help: 'Plans and states as terraform show -json prints them; - reads standard input',
  }),
  waivers: text('FILE', 'Waivers; without it autoclave.waivers.yaml here, where there is one'),
  phi: texts(
    'PATTERN',
    'Addresses that hold PHI, beside stores tagged DataClassification = PHI; may be given more than once',
  ),
  baseline: text('FILE', 'An earlier JSON report: findings are marked as new or known, and what is fixed is counted'),
  newOnly: flag('Only findings that are new against the baseline fail the check'),
  failOn: choice(['critical', 'high', 'medium', 'low', 'never'], {
    default: 'low',
    help: 'The least grave finding that fails the check',
  }),
  unknown: choice(['report', 'fail'], { default: 'report', help: 'Whether an undecided control fails the check' }),
  verdicts: choice(['findings', 'all'], {
    default: 'findings',
    help: 'Whether passes and not applicable are listed too',
  }),
  format: reportFormat,
};

const command: Command<typeof args> = defineCommand({
  path: ['check'],
  summary: 'Judge plans and states against the controls',
  args,
  examples: [
    ['terraform show -json tfplan > plan.json && autoclave check plan.json', 'Judge a plan'],
    ['autoclave check network.json data.json', 'Judge several stacks as one estate'],
    ['autoclave check plan.json --baseline main.json --new-only', 'Fail only on what this change brings'],
  ],
  exits: {
    0: 'no control is broken that --fail-on counts, and every input is a whole plan or state',
    1: 'a control is broken that --fail-on counts, and no waiver in date covers it',
    2: 'bad input, a plan that cannot be certified, or a defect',
  },
  async run(values, context) {
    const { readInputFiles } = await import('../check/read-input-files.ts');
    const { judgeTexts } = await import('../check/judge-texts.ts');
    return judgeTexts(await readInputFiles(values.paths, context), values, context);
  },
});

export default command;
