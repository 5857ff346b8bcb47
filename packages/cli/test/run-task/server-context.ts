import type { Context } from '../../src/command.ts';

/** The world of a server in process: it writes nothing, and nobody asks it to stop. */
export function serverContext(cwd: string = import.meta.dirname): Context {
  return {
    cwd,
    env: {},
    now: new Date('2026-11-20T12:00:00Z'),
    progress: () => undefined,
    readStdin: () => Promise.resolve(''),
    onInterrupt: () => () => undefined,
    untilStopped: () => Promise.resolve(),
    version: '0.0.0-test',
  };
}
