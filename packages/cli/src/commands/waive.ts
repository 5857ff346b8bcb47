import { defineCommand, format, positional, text, type Command } from '../command.ts';

const args = {
  names: positional('CONTROL RESOURCE', {
    least: 2,
    most: 2,
    help: 'Id or alias of the control, and the address of the resource; * stands for a part of a step, ** for steps',
  }),
  reason: text('TEXT', 'Why the departure is accepted'),
  owner: text('PERSON', 'Who answers for it'),
  approver: text('PERSON', 'Who agreed; another person than the owner'),
  expires: text('DATE', 'Last day, YYYY-MM-DD: within a year, within 90 days for a critical control'),
  compensatingControl: text('TEXT', 'What lowers the risk in the meantime'),
  ticket: text('ID', 'Where it is tracked'),
  file: text('FILE', 'Waiver file; without it autoclave.waivers.yaml here, which is made where it is not there yet'),
  format,
};

const command: Command<typeof args> = defineCommand({
  path: ['waive'],
  summary: 'Accept the fail of a control on a resource for a while, in the waiver file',
  args,
  examples: [
    [
      "autoclave waive rds-multi-az-support module.ehr.aws_db_instance.this --reason 'Moves to Aurora in May' " +
        '--owner ana@example.com --approver ben@example.com --expires 2027-05-31',
      'Write a waiver',
    ],
  ],
  exits: {
    0: 'the waiver is written',
    2: 'the waiver would not apply, the file cannot be read, or the arguments are wrong',
  },
  async run(values, context) {
    const { writeWaiver } = await import('../waive/write-waiver.ts');
    const { waiveHuman, waiveJson } = await import('../views/waive.ts');
    const written = await writeWaiver(values, context);
    return { exitCode: 0, human: () => waiveHuman(written), json: () => waiveJson(written) };
  },
});

export default command;
