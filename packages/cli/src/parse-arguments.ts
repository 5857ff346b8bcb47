import { parseArgs } from 'node:util';
import {
  toFlag,
  type Argument,
  type Arguments,
  type ArgumentValues,
  type Command,
  type PositionalArgument,
  type TextsArgument,
} from './command.ts';
import { badChoice, flagTwice, flagWithoutValue, flagWithValue, unknownFlag, wrongPositionals } from './errors.ts';
import { closest } from '@autoclave/checker/closest';

/** Reads the words after a command into typed values. Every unknown flag is an error with a suggestion. */
export function parseArguments<Declared extends Arguments>(
  command: Command<Declared>,
  words: readonly string[],
): ArgumentValues<Declared> {
  const name = command.path.join(' ');
  const options = new Map(
    Object.entries<Argument>(command.args)
      .filter(([, argument]) => argument.kind !== 'positional')
      .map(([key, argument]) => [toFlag(key), { key, argument }]),
  );
  const given = readFlags(words, options, name);
  const values = Object.entries<Argument>(command.args).map(([key, argument]) => {
    if (argument.kind === 'positional') return [key, given.positionals];
    if (argument.kind === 'texts') return [key, given.lists.get(toFlag(key)) ?? []];
    return [key, valueOf(argument, key, given.flags.get(toFlag(key)))];
  });
  requirePositionals(command, given.positionals);
  return Object.fromEntries(values) as ArgumentValues<Declared>;
}

interface Given {
  readonly flags: ReadonlyMap<string, string | true>;
  /** Values of the flags that may be given more than once, in the order given. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

function readFlags(
  words: readonly string[],
  options: ReadonlyMap<string, { readonly key: string; readonly argument: Argument }>,
  command: string,
): Given {
  const declared = Object.fromEntries(
    [...options].map(([flag, { argument }]) => [
      flag.slice(2),
      { type: argument.kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: declared,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Map<string, string | true>();
  const lists = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = token.rawName;
    const option = options.get(flag);
    if (option === undefined) throw unknownFlag(flag, command, closest(flag, [...options.keys(), '--help']));
    if (option.argument.kind === 'texts') {
      if (token.value === undefined || token.value === '') throw flagWithoutValue(flag, option.argument.placeholder);
      lists.set(flag, [...(lists.get(flag) ?? []), token.value]);
      continue;
    }
    if (flags.has(flag)) throw flagTwice(flag);
    if (option.argument.kind === 'flag' && token.value !== undefined) throw flagWithValue(flag);
    flags.set(flag, token.value ?? true);
  }
  return { flags, lists, positionals };
}

function valueOf(
  argument: Exclude<Argument, PositionalArgument | TextsArgument>,
  key: string,
  given: string | true | undefined,
): string | boolean | undefined {
  if (argument.kind === 'flag') return given === true;
  if (given === undefined) return argument.default;
  const flag = toFlag(key);
  const allowed = argument.kind === 'choice' ? argument.choices.join(', ') : argument.placeholder;
  if (given === true || given === '') throw flagWithoutValue(flag, allowed);
  if (argument.kind === 'choice' && !argument.choices.includes(given)) throw badChoice(flag, given, argument.choices);
  return given;
}

function requirePositionals(
  command: { readonly path: readonly string[]; readonly args: Arguments },
  given: readonly string[],
): void {
  const declared = Object.values(command.args).find((argument) => argument.kind === 'positional');
  const { least, most, placeholder } = declared ?? { least: 0, most: 0, placeholder: '' };
  if (given.length >= least && given.length <= most) return;
  throw wrongPositionals(command.path.join(' '), placeholder, { least, most, got: given.length });
}
