import { judgeArguments, waiversArgument } from '../../check/judge-arguments.ts';
import { defineCommand, text, type Command, type TextArgument } from '../../command.ts';

const { phi, failOn, unknown } = judgeArguments;

function textOr(placeholder: string, help: string, fallback: string): TextArgument & { readonly default: string } {
  return { kind: 'text', placeholder, help, default: fallback };
}

const args = {
  port: textOr('NUMBER', 'Port to listen on; 0 takes any that is free', '8080'),
  address: textOr('IP', 'Address to listen on', '127.0.0.1'),
  host: textOr('HOST', 'HCP Terraform, or the host of a Terraform Enterprise', 'app.terraform.io'),
  keyFile: text('FILE', 'HMAC keys, one on each line; without it the one in AUTOCLAVE_RUN_TASK_KEY'),
  waivers: waiversArgument('here'),
  phi,
  failOn,
  unknown,
};

const command: Command<typeof args> = defineCommand({
  path: ['serve', 'run-task'],
  summary: 'Answer run tasks of HCP Terraform: judge the plan of every run before it is applied',
  args,
  examples: [
    ['AUTOCLAVE_RUN_TASK_KEY=... autoclave serve run-task', 'Listen behind a proxy that speaks TLS'],
    ['autoclave serve run-task --key-file keys.txt --host tfe.example.com', 'The same for a Terraform Enterprise'],
  ],
  exits: {
    0: 'the server was asked to stop, and has',
    2: 'there is no key, the port is taken, or the arguments are wrong',
  },
  async run(values, context) {
    const { serve } = await import('../../run-task/serve.ts');
    const { serveHuman, serveJson } = await import('../../views/serve.ts');
    const served = await serve(values, context);
    return { exitCode: 0, human: () => serveHuman(served), json: () => serveJson(served) };
  },
});

export default command;
