import { spawnSync } from 'node:child_process';

/** A program run by the Node that runs the benchmark. */
export interface Program {
  /** What to call it when it fails. */
  readonly name: string;
  /** Arguments of Node. */
  readonly args: readonly string[];
  /** Exit codes of a run that did its work; `check` ends with 1 when it finds something. */
  readonly exits: readonly number[];
  /** Environment beside the usual one. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How programs are run. */
export interface Runner {
  /** Working folder and folder for temporary files, so that no cache of an earlier run is used. */
  readonly folder: string;
  /** Milliseconds after which one process is ended. */
  readonly limit: number;
}

/** How often to measure. */
export interface Rounds {
  /** Runs whose figures are thrown away. */
  readonly warmUps: number;
  readonly runs: number;
  /** Milliseconds after which no further round begins; one is always measured. */
  readonly budget: number;
}

/** A program could not be measured: it failed, or it took too long. */
export class MeasureError extends Error {
  constructor(program: string, reason: string) {
    super(`${program} ${reason}`);
    this.name = 'MeasureError';
  }
}

/**
 * Runs programs in turn, so that a slow moment of the machine hits all of them, and gives the median for each.
 * @param measure Runs a program once: `wallTime` or `peakMemory`.
 * @throws MeasureError
 */
export function medians(
  programs: readonly Program[],
  measure: (program: Program) => number,
  { warmUps, runs, budget }: Rounds,
): readonly number[] {
  const deadline = performance.now() + budget;
  const figures = programs.map((): number[] => []);
  for (let round = -warmUps; round < runs; round += 1) {
    if (round > 0 && performance.now() > deadline) break;
    for (const [index, program] of programs.entries()) {
      const figure = measure(program);
      if (round >= 0) figures[index]?.push(figure);
    }
  }
  return figures.map(median);
}

/** The middle value; of an even number of values, the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Milliseconds from the start of a process to its end. Throws MeasureError. */
export function wallTime(program: Program, runner: Runner): number {
  const started = performance.now();
  run(program, [], runner);
  return performance.now() - started;
}

/** What a process writes to standard output. Throws MeasureError. */
export function outputOf(program: Program, runner: Runner): string {
  return String(run(program, [], runner, 'pipe')[1]);
}

/** Most bytes of memory that a process held at one time. Throws MeasureError. */
export function peakMemory(program: Program, runner: Runner): number {
  const kilobytes = Number(run(program, ['--import', probe], runner)[3]);
  if (kilobytes > 0) return kilobytes * 1024;
  throw new MeasureError(program.name, 'ended without telling its memory');
}

/**
 * Writes the peak memory in kilobytes to descriptor 3 when a process ends. On Linux `maxRSS` counts what the process
 * had before it became Node, a copy of this one, so the figure of the kernel for its own memory is read there.
 */
const probe: string = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    let own;
    try {
      own = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    } catch {}
    writeSync(3, String(own ?? process.resourceUsage().maxRSS));
  });
`)}`;

/** Runs a program to its end; gives what it wrote, by descriptor. */
function run(
  { name, args, exits, env }: Program,
  nodeArgs: readonly string[],
  { folder, limit }: Runner,
  stdout: 'ignore' | 'pipe' = 'ignore',
): readonly unknown[] {
  // Options meant for the benchmark itself, and a compile cache of the user, would change what is measured.
  const { NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...inherited } = process.env;
  const { status, signal, output, error } = spawnSync(process.execPath, [...nodeArgs, ...args], {
    cwd: folder,
    env: { ...inherited, TMPDIR: folder, TEMP: folder, TMP: folder, ...env },
    stdio: ['ignore', stdout, 'pipe', 'pipe'],
    timeout: limit,
    maxBuffer: 256 * 1024 ** 2,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined || signal !== null) {
    throw new MeasureError(name, `was ended after ${limit / 1000} s at most: ${error?.message ?? signal}`);
  }
  if (!exits.includes(status ?? -1)) throw new MeasureError(name, `ended with ${status}\n${String(output[2])}`);
  return output;
}
