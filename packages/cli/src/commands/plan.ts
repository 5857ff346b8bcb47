import { judgeArguments, waiversArgument } from '../check/judge-arguments.ts';
import { defineCommand, flag, positional, reportFormat, type Command } from '../command.ts';

const args = {
  folder: positional('[DIR]', { least: 0, most: 1, help: 'Folder of the root module; without it, this folder' }),
  offline: flag('Plan with dummy credentials and without calls to AWS, in a fresh state'),
  waivers: waiversArgument('in the folder'),
  ...judgeArguments,
  format: reportFormat,
};

const command: Command<typeof args> = defineCommand({
  path: ['plan'],
  summary: 'Plan a Terraform folder with terraform or tofu, and judge the plan',
  args,
  examples: [
    ['autoclave plan', 'Plan and judge this folder'],
    ['autoclave plan demo --offline', 'The same without credentials'],
  ],
  exits: {
    0: 'no control is broken that --fail-on counts, and the plan is whole',
    1: 'a control is broken that --fail-on counts, and no waiver in date covers it',
    2: 'Terraform is missing or failed, bad input, a plan that cannot be certified, or a defect',
  },
  async run(values, context) {
    const [{ resolve }, { requireTerraformFolder }, { planFolder }, { judgeInputs }] = await Promise.all([
      import('node:path'),
      import('../plan/require-terraform-folder.ts'),
      import('../plan/plan-folder.ts'),
      import('../check/judge-inputs.ts'),
    ]);
    const named = values.folder[0] ?? '.';
    const folder = resolve(context.cwd, named);
    requireTerraformFolder(folder, named);
    const plan = await planFolder({ folder, path: named, isOffline: values.offline }, context);
    return judgeInputs([plan], { ...values, waiverFolder: folder }, context);
  },
});

export default command;
