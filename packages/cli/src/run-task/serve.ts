import { isIP } from 'node:net';
import { readWaivers } from '../check/judge-inputs.ts';
import type { Context } from '../command.ts';
import { badOption } from '../errors.ts';
import { hostsOf } from './hosts.ts';
import { judgePlan, type ServerOptions } from './judge-plan.ts';
import { usualLimits } from './limits.ts';
import { readKeys } from './read-keys.ts';
import { routes, startServer, type LogLine } from './server.ts';

/** What the command line says of the server. */
export interface ServeOptions extends ServerOptions {
  readonly port: string;
  readonly address: string;
  readonly host: string;
  readonly keyFile: string | undefined;
}

/** What a server did. */
export interface Served {
  readonly requests: number;
  readonly tasks: number;
}

/**
 * Serves run tasks until the process is asked to stop. Waivers are read anew for every plan, and once at the start to
 * refuse a file that no plan could be judged with.
 * @throws UserError option-invalid, those of `readWaivers`, of `readKeys` and of `startServer`
 */
export async function serve(options: ServeOptions, context: Context): Promise<Served> {
  const counts = { request: 0, task: 0 };
  const log = (line: LogLine): void => {
    if (line['event'] === 'request') counts.request += 1;
    if (line['event'] === 'task') counts.task += 1;
    context.progress(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  };
  // With a waiver file that cannot be read, every run would fail; better the start does.
  await readWaivers(options.waivers, context.cwd);
  const stopped = context.untilStopped();
  const server = await startServer(
    { address: addressOf(options.address), port: portOf(options.port) },
    {
      keys: await readKeys(options.keyFile, context),
      hosts: hostsOf(hostOf(options.host)),
      limits: usualLimits,
      log,
      // A server outlives the day on which it was started, and a waiver may end on the next.
      judge: (plan) => judgePlan(plan, options, { ...context, now: new Date() }),
    },
  );
  log({ event: 'listening', address: server.address, port: server.port, route: routes.task });
  await stopped;
  log({ event: 'stopping' });
  await server.stop();
  return { requests: counts.request, tasks: counts.task };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw badOption('--port', text, 'a number from 0 to 65535');
  return port;
}

function addressOf(text: string): string {
  if (isIP(text) === 0) throw badOption('--address', text, 'an IP address of this machine');
  return text;
}

/** A host name or address, with a port or without. */
function hostOf(text: string): string {
  const isHost = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(text);
  if (!isHost || !URL.canParse(`https://${text}`))
    throw badOption('--host', text, 'a host name, such as tfe.example.com');
  return text;
}
