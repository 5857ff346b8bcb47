import { onTestFinished } from 'vitest';
import type { Hosts } from '../../src/run-task/hosts.ts';
import { judgePlan, type ServerOptions } from '../../src/run-task/judge-plan.ts';
import { usualLimits, type Limits } from '../../src/run-task/limits.ts';
import { startServer, type LogLine, type RunningServer, type ServerWorld } from '../../src/run-task/server.ts';
import { key, type FakeHcp } from './fake-hcp.ts';
import { serverContext } from './server-context.ts';

/** Limits that let a test see the last attempt within a moment. */
export const shortLimits: Limits = { ...usualLimits, attempts: 4, firstPauseMs: 1, longestPauseMs: 5, stopMs: 2000 };

/** A server in process, and what it logged. */
export interface TestServer extends RunningServer {
  readonly origin: string;
  readonly lines: readonly LogLine[];
  /** Settles with the log line of the first task that ends. */
  readonly task: Promise<LogLine>;
}

/** Starts the server against a fake HCP Terraform; it stops with the test. */
export async function runningServer(
  hcp: FakeHcp,
  changes: {
    readonly limits?: Partial<Limits>;
    readonly options?: Partial<ServerOptions>;
    readonly plans?: readonly string[];
    readonly hosts?: Hosts;
    readonly keys?: readonly string[];
    readonly judge?: ServerWorld['judge'];
  } = {},
): Promise<TestServer> {
  const lines: LogLine[] = [];
  const { promise: task, resolve } = Promise.withResolvers<LogLine>();
  const options: ServerOptions = { waivers: undefined, phi: [], failOn: 'low', unknown: 'report', ...changes.options };
  const server = await startServer(
    { address: '127.0.0.1', port: 0 },
    {
      keys: changes.keys ?? [key],
      hosts: changes.hosts ?? { api: hcp.origin, plans: changes.plans ?? [hcp.origin] },
      limits: { ...shortLimits, ...changes.limits },
      judge: changes.judge ?? ((plan) => judgePlan(plan, options, serverContext())),
      log: (line) => {
        lines.push(line);
        if (line['event'] === 'task') resolve(line);
      },
    },
  );
  onTestFinished(() => server.stop());
  return { ...server, origin: `http://127.0.0.1:${server.port}`, lines, task };
}
