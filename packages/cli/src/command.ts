import { reportFormats, type ReportFormat } from '@autoclave/checker/reports';

/** What commands may touch of the world. Everything is injectable, so that a command is tested in process. */
export interface Context {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: Date;
  /** Writes progress and notes; results are returned, never written. */
  readonly progress: (text: string) => void;
  /** @throws UserError input-too-large */
  readonly readStdin: () => Promise<string>;
  /**
   * Runs a clean-up if the user interrupts the command, and ends the process; the function that comes back takes that back.
   * @param settle What the clean-up waits for, unless the user interrupts once more. It is told whether the programs that
   * this command runs were interrupted with it.
   */
  readonly onInterrupt: (cleanUp: () => void, settle?: (reachedPrograms: boolean) => Promise<void>) => () => void;
  /** Settles when the user or the system asks the process to stop; the command then ends by itself. */
  readonly untilStopped: () => Promise<void>;
  /** Version of this tool. */
  readonly version: string;
}

/** How the result of a command is shown. */
export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly isColoured: boolean;
}

interface ArgumentFacts {
  readonly help: string;
}

/** Takes one value of a fixed set. */
export interface ChoiceArgument<Choice extends string = string> extends ArgumentFacts {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default?: Choice;
}

/** Takes any text. */
export interface TextArgument extends ArgumentFacts {
  readonly kind: 'text';
  readonly placeholder: string;
  readonly default?: string;
}

/** Takes any text, and may be given more than once. */
export interface TextsArgument extends ArgumentFacts {
  readonly kind: 'texts';
  readonly placeholder: string;
}

/** Is there or not. */
export interface FlagArgument extends ArgumentFacts {
  readonly kind: 'flag';
}

/** Positional arguments; at most one declaration per command. */
export interface PositionalArgument extends ArgumentFacts {
  readonly kind: 'positional';
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
}

export type Argument = ChoiceArgument | TextArgument | TextsArgument | FlagArgument | PositionalArgument;
export type Arguments = { readonly [name: string]: Argument };

/** The value that `run` gets for an argument. */
export type ArgumentValue<Declared extends Argument> = Declared extends { kind: 'positional' | 'texts' }
  ? readonly string[]
  : Declared extends { kind: 'flag' }
    ? boolean
    : Declared extends ChoiceArgument<infer Choice>
      ? Declared extends { readonly default: string }
        ? Choice
        : Choice | undefined
      : Declared extends { readonly default: string }
        ? string
        : string | undefined;

export type ArgumentValues<Declared extends Arguments> = {
  readonly [Name in keyof Declared]: ArgumentValue<Declared[Name]>;
};

/** A result, ready to be shown: all renderings are functions of the same data. */
export interface CommandResult {
  /** 0 clean, 1 findings, 2 bad input. */
  readonly exitCode: 0 | 1 | 2;
  human(terminal: Terminal): string;
  json(): string;
  /** Every other format that the command takes, by name. Its code is loaded when it is asked for. */
  readonly formats?: { readonly [format: string]: () => Promise<string> };
}

/** One command of the command line. */
export interface Command<Declared extends Arguments = Arguments> {
  /** Words that select it, without `autoclave`. */
  readonly path: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  readonly args: Declared;
  /** Command line and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  readonly exits: { readonly 0: string; readonly 1?: string; readonly 2: string };
  run(args: ArgumentValues<Declared>, context: Context): Promise<CommandResult>;
}

/** Declares a command. Returns its argument; its use is inference. */
export function defineCommand<const Declared extends Arguments>(command: Command<Declared>): Command<Declared> {
  return command;
}

/** Declares an option that takes one of a set of values. */
export function choice<const Choice extends string>(
  choices: readonly Choice[],
  facts: { readonly default: Choice; readonly help: string },
): ChoiceArgument<Choice> & { readonly default: Choice } {
  return { kind: 'choice', choices, ...facts };
}

/** Declares an option that takes text; without a default it may be left out. */
export function text(placeholder: string, help: string): TextArgument {
  return { kind: 'text', placeholder, help };
}

/** Declares an option that takes text and may be given more than once. */
export function texts(placeholder: string, help: string): TextsArgument {
  return { kind: 'texts', placeholder, help };
}

/** Declares an option without a value. */
export function flag(help: string): FlagArgument {
  return { kind: 'flag', help };
}

/** Declares the positional arguments. */
export function positional(
  placeholder: string,
  facts: { readonly least: number; readonly most: number; readonly help: string },
): PositionalArgument {
  return { kind: 'positional', placeholder, ...facts };
}

/** Human and JSON output of every command that has results. */
export const format: ChoiceArgument<'human' | 'json'> & { readonly default: 'human' | 'json' } = choice(
  ['human', 'json'],
  { default: 'human', help: 'How to print the result' },
);

/** Everything that a report of findings can be printed as. */
export const reportFormat: ChoiceArgument<'human' | 'json' | ReportFormat> & { readonly default: 'human' } = {
  kind: 'choice',
  choices: ['human', 'json', ...reportFormats],
  default: 'human',
  help: 'How to print the result',
};

/** Writes the flag of an argument: `failOn` is `--fail-on`. */
export function toFlag(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
