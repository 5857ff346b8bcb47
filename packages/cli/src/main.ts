import { UserError } from '@autoclave/catalog/user-error';
import type { Command, CommandResult, Context, Terminal } from './command.ts';
import { commands } from './generated/commands.ts';
import { renderCommandHelp, renderOverview } from './help.ts';
import { isTerminal, writeResult } from './standard-output.ts';
import { version } from './version.ts';

/** Columns of what is not written to a terminal. */
const usualWidth = 100;
const widestTerminal = 120;

/**
 * Runs the command line: results to standard output, progress and errors to standard error.
 * @returns The exit code: 0 clean, 1 findings, 2 usage, bad input or a defect.
 */
export async function main(words: readonly string[] = process.argv.slice(2)): Promise<number> {
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    now: new Date(),
    progress: (text) => void process.stderr.write(text),
    readStdin: async () => (await import('./check/read-whole.ts')).readWhole(process.stdin, '-'),
    onInterrupt,
    untilStopped,
    version,
  };
  const terminal: Terminal = (await isTerminal())
    ? { width: Math.min(process.stdout.columns, widestTerminal), isColoured: process.env['NO_COLOR'] === undefined }
    : { width: usualWidth, isColoured: false };
  const { output, errors, exitCode } = await execute(words, context, terminal);
  if (errors !== '') process.stderr.write(errors);
  try {
    if (output !== '') await writeResult(output, () => process.stdout);
  } catch (error) {
    process.stderr.write(describe(error));
    return 2;
  }
  return exitCode;
}

/** Exit code of a process that the user interrupted, as shells give it. */
const interrupted = 130;

const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function onInterrupt(cleanUp: () => void, settle?: (reachedPrograms: boolean) => Promise<void>): () => void {
  let isSettling = false;
  const end = (): void => {
    try {
      cleanUp();
    } finally {
      // oxlint-disable-next-line unicorn/no-process-exit -- a signal ends the process, whatever it was waiting for
      process.exit(interrupted);
    }
  };
  const stop = (signal: NodeJS.Signals): void => {
    if (isSettling || settle === undefined) return end();
    isSettling = true;
    void import('node:tty')
      // Ctrl-C in a terminal goes to every program that was started there, any other signal to this process alone.
      .then(({ isatty }) => settle(signal === 'SIGINT' && (isatty(0) || isatty(2))))
      .then(end, end);
  };
  for (const signal of interrupts) process.on(signal, stop);
  return () => {
    for (const signal of interrupts) process.removeListener(signal, stop);
  };
}

async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => resolve();
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}

/** What one run prints, and its exit code. */
export interface Execution {
  readonly output: string;
  readonly errors: string;
  readonly exitCode: number;
}

/** Runs the words of a command line without touching the process. */
export async function execute(words: readonly string[], context: Context, terminal: Terminal): Promise<Execution> {
  try {
    return await dispatch(words, context, terminal);
  } catch (error) {
    return { output: '', errors: describe(error), exitCode: 2 };
  }
}

async function dispatch(words: readonly string[], context: Context, terminal: Terminal): Promise<Execution> {
  const wantsHelp = words.some((word) => word === '--help' || word === '-h');
  const [first] = words;
  if (first === '--version') return printed(`${context.version}\n`);
  const entry = commands.find(({ path }) => path.every((word, index) => words[index] === word));
  if (entry === undefined) {
    if (words.length === 0 || first === '--help' || first === '-h') return printed(renderOverview(commands));
    const [{ closest }, { unknownCommand }] = await Promise.all([
      import('@autoclave/checker/closest'),
      import('./errors.ts'),
    ]);
    throw unknownCommand(
      first ?? '',
      closest(
        first ?? '',
        commands.map(({ path }) => path.join(' ')),
      ),
    );
  }
  const command = (await entry.load()).default;
  if (wantsHelp) return printed(renderCommandHelp(command));
  return run(command, words.slice(entry.path.length), { context, terminal });
}

async function run(
  command: Command,
  words: readonly string[],
  { context, terminal }: { readonly context: Context; readonly terminal: Terminal },
): Promise<Execution> {
  const { parseArguments } = await import('./parse-arguments.ts');
  const args = parseArguments(command, words);
  const result = await command.run(args, context);
  const output = await rendered(result, args['format'], terminal);
  return { output, errors: '', exitCode: result.exitCode };
}

/** Commands without a choice of formats speak to people. */
async function rendered(result: CommandResult, format: unknown, terminal: Terminal): Promise<string> {
  if (format === 'json') return result.json();
  return (typeof format === 'string' ? result.formats?.[format]?.() : undefined) ?? result.human(terminal);
}

function printed(output: string): Execution {
  return { output, errors: '', exitCode: 0 };
}

function describe(error: unknown): string {
  if (error instanceof UserError) {
    const rows = [
      `error  ${error.message}`,
      ...(error.at === undefined || error.message.includes(error.at) ? [] : [`  at   ${error.at}`]),
      ...(error.fix === undefined ? [] : [`  fix  ${error.fix}`]),
      `  code ${error.code}`,
    ];
    return `${rows.join('\n')}\n`;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `defect in autoclave ${version}; this is our bug, please report it with these lines\n${trace}\n`;
}
