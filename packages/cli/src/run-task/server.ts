import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { defectFacts } from './defect.ts';
import { cannotListen, portTaken } from './errors.ts';
import type { Hosts } from './hosts.ts';
import type { Verdict } from './judge-plan.ts';
import type { Limits } from './limits.ts';
import { readBody } from './read-body.ts';
import { runTask } from './run-task.ts';
import { isSigned } from './signature.ts';
import { TaskQueue } from './task-queue.ts';
import { readPayload, type TaskRequest } from './task-request.ts';

/** One line of the log. It never holds a key, a token, a URL or anything of an unsigned request. */
export type LogLine = Readonly<Record<string, string | number>>;

/** What the server works with. */
export interface ServerWorld {
  readonly keys: readonly string[];
  readonly hosts: Hosts;
  readonly limits: Limits;
  readonly judge: (plan: string) => Promise<Verdict>;
  readonly log: (line: LogLine) => void;
}

/** A server that listens. */
export interface RunningServer {
  readonly address: string;
  readonly port: number;
  /** Takes no more requests, lets tasks end for as long as the limits allow, then drops them. */
  stop(): Promise<void>;
}

/** Where HCP Terraform sends its requests, and where a load balancer asks whether the server lives. */
export const routes: { readonly task: string; readonly health: string } = { task: '/run-task', health: '/healthz' };

/**
 * Starts the server.
 * @throws UserError port-taken, cannot-listen
 */
export async function startServer(
  at: { readonly address: string; readonly port: number },
  world: ServerWorld,
): Promise<RunningServer> {
  const queue = new TaskQueue(world.limits);
  const stopping = new AbortController();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5000, keepAliveTimeout: 5000 });
  server.on('request', (request, response) => {
    void answerLogged(request, response, { ...world, queue, stop: stopping.signal });
  });
  await listen(server, at);
  const bound = server.address();
  return {
    address: at.address,
    port: bound !== null && typeof bound === 'object' ? bound.port : at.port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const late = new AbortController();
      await Promise.race([
        queue.untilIdle(),
        after(world.limits.stopMs, undefined, { signal: late.signal, ref: true }),
      ]);
      late.abort();
      stopping.abort();
      await queue.untilIdle();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, { address, port }: { address: string; port: number }): Promise<void> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw code === 'EADDRINUSE' ? portTaken(address, port) : cannotListen(address, port, code);
  }
}

interface RequestWorld extends ServerWorld {
  readonly queue: TaskQueue;
  readonly stop: AbortSignal;
}

/** What is answered, and what the log tells beside it. */
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly facts?: LogLine;
}

async function answerLogged(request: IncomingMessage, response: ServerResponse, world: RequestWorld): Promise<void> {
  const began = performance.now();
  const route = Object.values(routes).find((path) => path === request.url) ?? 'other';
  const answer = await answerTo(request, route, world).catch((error: unknown): Answer => ({
    // Neither a client that goes away nor a defect may end the server.
    status: 500,
    body: { error: 'the request could not be answered' },
    facts: isBrokenOff(request) ? { error: 'the connection broke off' } : defectFacts(error),
  }));
  const text = `${JSON.stringify(answer.body)}\n`;
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // What is left of a body that was refused is not read.
    ...(request.complete ? {} : { connection: 'close' }),
    ...answer.headers,
  });
  response.end(text);
  world.log({
    event: 'request',
    route,
    status: answer.status,
    milliseconds: Math.round(performance.now() - began),
    ...answer.facts,
  });
}

/** Says whether the client went away in the middle of its request. */
function isBrokenOff({ destroyed, complete }: IncomingMessage): boolean {
  return destroyed && !complete;
}

async function answerTo(request: IncomingMessage, route: string, world: RequestWorld): Promise<Answer> {
  if (route === 'other') return { status: 404, body: { error: `there is only ${routes.task} and ${routes.health}` } };
  const allowed = route === routes.health ? ['GET', 'HEAD'] : ['POST'];
  if (!allowed.includes(request.method ?? '')) {
    return { status: 405, body: { error: `use ${allowed.join(' or ')}` }, headers: { allow: allowed.join(', ') } };
  }
  return route === routes.health ? { status: 200, body: { status: 'ok' } } : takeTask(request, world);
}

/** Nothing of the body is parsed, fetched or logged before its signature is verified. */
async function takeTask(request: IncomingMessage, world: RequestWorld): Promise<Answer> {
  const { limits, keys, hosts, queue, log } = world;
  const unsigned: Answer = { status: 401, body: { error: 'the signature is missing or wrong' } };
  const signature = request.headers['x-tfc-task-signature'];
  if (typeof signature !== 'string' || signature === '') return unsigned;
  const body = await readBody(request, limits.bodyBytes);
  if (body === undefined) return { status: 413, body: { error: `the body has more than ${limits.bodyBytes} bytes` } };
  if (!isSigned(body, signature, keys)) return unsigned;
  const payload = readPayload(body, hosts);
  if (payload.kind === 'verification') {
    return { status: 200, body: { status: 'verified' }, facts: { payload: 'verification' } };
  }
  if (payload.kind === 'refused') {
    return { status: 400, body: { error: payload.reason }, facts: { refused: payload.reason } };
  }
  const { task } = payload;
  const isTaken = queue.tryAdd(task.result, async () =>
    log({ event: 'task', ...runOf(task), ...(await run(task, world)) }),
  );
  if (isTaken) return { status: 200, body: { status: 'accepted' }, facts: runOf(task) };
  return { status: 503, body: { error: 'too many tasks wait' }, headers: { 'retry-after': '30' }, facts: runOf(task) };
}

async function run(task: TaskRequest, world: RequestWorld): Promise<LogLine> {
  const began = performance.now();
  try {
    return { ...(await runTask(task, world)), milliseconds: Math.round(performance.now() - began) };
  } catch (error) {
    // A task answers for its errors itself; without a callback HCP Terraform lets no run pass.
    return { status: 'failed', ...defectFacts(error) };
  }
}

function runOf({ run: id }: TaskRequest): LogLine {
  return id === '' ? {} : { run: id };
}
