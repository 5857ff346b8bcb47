import { judgeArguments, waiversArgument } from '../check/judge-arguments.ts';
import { defineCommand, positional, reportFormat, texts, type Command } from '../command.ts';

const args = {
  paths: positional('PATH...', {
    least: 1,
    most: 1000,
    help: 'Plans and states in JSON, saved plans, folders of HCL, output of cdktn; - reads JSON from standard input',
  }),
  varFile: texts(
    'FILE',
    'Values of variables for folders of HCL, as terraform takes them; may be given more than once',
  ),
  waivers: waiversArgument('here'),
  ...judgeArguments,
  format: reportFormat,
};

const command: Command<typeof args> = defineCommand({
  path: ['check'],
  summary: 'Judge plans, states and configurations against the controls',
  args,
  examples: [
    ['terraform show -json tfplan > plan.json && autoclave check plan.json', 'Judge a plan'],
    ['autoclave check .', 'Judge the configuration in this folder, before any plan'],
    ['terraform plan -out=tfplan && autoclave check tfplan', 'Judge a saved plan, with the lines that say so'],
    ['autoclave check network.json data.json', 'Judge several stacks as one estate'],
    ['autoclave check plan.json --baseline main.json --new-only', 'Fail only on what this change brings'],
  ],
  exits: {
    0: 'no control is broken that --fail-on counts, and every input could be read as a whole',
    1: 'a control is broken that --fail-on counts, and no waiver in date covers it',
    2: 'bad input, an input that cannot be certified, or a defect',
  },
  async run(values, context) {
    const { readInputs } = await import('../check/read-inputs.ts');
    const { judgeInputs } = await import('../check/judge-inputs.ts');
    return judgeInputs(await readInputs(values.paths, { varFiles: values.varFile }, context), values, context);
  },
});

export default command;
