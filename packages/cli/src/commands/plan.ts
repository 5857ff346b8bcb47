import { choice, defineCommand, flag, positional, reportFormat, text, texts, type Command } from '../command.ts';

const args = {
  folder: positional('[DIR]', { least: 0, most: 1, help: 'Folder of the root module; without it, this folder' }),
  offline: flag('Plan with dummy credentials and without calls to AWS, in a fresh state'),
  waivers: text('FILE', 'Waivers; without it autoclave.waivers.yaml in the folder, where there is one'),
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
    const [{ resolve }, { requireTerraformFolder }, { planFolder }, { judgeTexts }] = await Promise.all([
      import('node:path'),
      import('../plan/require-terraform-folder.ts'),
      import('../plan/plan-folder.ts'),
      import('../check/judge-texts.ts'),
    ]);
    const named = values.folder[0] ?? '.';
    const folder = resolve(context.cwd, named);
    requireTerraformFolder(folder, named);
    const plan = await planFolder(folder, values.offline, context);
    return judgeTexts([{ path: named, ...plan }], { ...values, waiverFolder: folder }, context);
  },
});

export default command;
