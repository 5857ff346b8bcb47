import { toFlag, type Argument, type ChoiceArgument, type Command } from './command.ts';

/** Renders the list of commands. */
export function renderOverview(
  commands: readonly { readonly path: readonly string[]; readonly summary: string }[],
): string {
  const names = commands.map(({ path }) => path.join(' '));
  const width = Math.max(...names.map((name) => name.length));
  return [
    'autoclave: HIPAA- and SOC 2-ready AWS infrastructure in Terraform, with every control enforced',
    '',
    'Usage: autoclave <command> [options]',
    '',
    'Commands',
    ...commands.map(({ summary }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${summary}`),
    '',
    'autoclave <command> --help tells more. Exit codes: 0 clean, 1 findings, 2 usage, bad input or a defect.',
    '',
  ].join('\n');
}

/** Renders the help of one command. */
export function renderCommandHelp(command: Command): string {
  const name = `autoclave ${command.path.join(' ')}`;
  const positionals = Object.values<Argument>(command.args).filter((argument) => argument.kind === 'positional');
  const options = Object.entries<Argument>(command.args).filter(([, argument]) => argument.kind !== 'positional');
  const usage = [
    name,
    ...positionals.map((argument) => argument.placeholder),
    ...(options.length > 0 ? ['[options]'] : []),
  ];
  const rows = options.map(([key, argument]) => [optionText(key, argument), helpText(argument)] as const);
  const width = Math.max(0, ...rows.map(([option]) => option.length));
  return [
    command.summary,
    '',
    `Usage: ${usage.join(' ')}`,
    ...positionals.flatMap((argument) => ['', `  ${argument.placeholder}  ${argument.help}`]),
    ...(rows.length > 0 ? ['', 'Options'] : []),
    ...rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`),
    '',
    'Examples',
    ...command.examples.flatMap(([line, meaning]) => [`  ${line}`, `      ${meaning}`]),
    '',
    'Exit codes',
    ...Object.entries(command.exits).map(([code, meaning]) => `  ${code}  ${meaning}`),
    '',
  ].join('\n');
}

function optionText(key: string, argument: Argument): string {
  if (argument.kind === 'choice') return `${toFlag(key)} ${isLong(argument) ? 'NAME' : argument.choices.join('|')}`;
  const takesText = argument.kind === 'text' || argument.kind === 'texts';
  return takesText ? `${toFlag(key)} ${argument.placeholder}` : toFlag(key);
}

function helpText(argument: Argument): string {
  const fallback = 'default' in argument && argument.default !== undefined ? ` (${argument.default})` : '';
  const choices = argument.kind === 'choice' && isLong(argument) ? `: ${argument.choices.join(', ')}` : '';
  return `${argument.help}${choices}${fallback}`;
}

/** More choices than fit beside the flag are listed in its description. */
function isLong({ choices }: ChoiceArgument): boolean {
  return choices.length > 4;
}
