import type { Served } from '../run-task/serve.ts';

/** Says what a server did, when it has stopped. */
export function serveHuman({ requests, tasks }: Served): string {
  return `stopped after ${requests} ${requests === 1 ? 'request' : 'requests'} and ${tasks} ${tasks === 1 ? 'task' : 'tasks'}\n`;
}

/** The same as JSON. */
export function serveJson({ requests, tasks }: Served): string {
  return `${JSON.stringify({ formatVersion: '1', requests, tasks }, null, 2)}\n`;
}
