import { execute, type Execution } from '../src/main.ts';

/** What a test may change of the world of a command. */
export interface World {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly now?: string;
  readonly stdin?: string;
  /** When the process is asked to stop; at once where it is left out. */
  readonly stopped?: Promise<void>;
}

/** One run in process, with what it wrote as progress. */
export interface TestRun extends Execution {
  readonly progress: string;
}

/** Runs a command line in process: `autoclave(['check', 'plan.json'], { cwd })`. */
export async function autoclave(words: readonly string[], world: World = {}): Promise<TestRun> {
  const progress: string[] = [];
  const context = {
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? process.env,
    now: new Date(world.now ?? '2026-11-20T12:00:00Z'),
    progress: (text: string) => void progress.push(text),
    readStdin: () => Promise.resolve(world.stdin ?? ''),
    onInterrupt: () => () => undefined,
    untilStopped: () => world.stopped ?? Promise.resolve(),
    version: '0.0.0-test',
  };
  const run = await execute(words, context, { width: 100, isColoured: false });
  return { ...run, progress: progress.join('') };
}
