import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';
import { fakeHcp, key, payload, planText, post, replies, token } from './fake-hcp.ts';

const root = join(import.meta.dirname, '../../../..');

/** A certificate for this machine that lives for a day, and its key. */
function certificate(folder: string): { readonly key: string; readonly cert: string; readonly file: string } {
  const file = join(folder, 'cert.pem');
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=hcp',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    ].concat(['-keyout', join(folder, 'key.pem'), '-out', file]),
    { stdio: 'ignore' },
  );
  return { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

interface Line {
  readonly event: string;
  readonly port?: number;
}

/** Starts the real command, which trusts the certificate, and waits until it listens. */
async function started(
  words: readonly string[],
  ca: string,
  cwd: string,
): Promise<{ child: ChildProcessByStdio<null, Readable, Readable>; log: string[]; origin: string }> {
  const script = `
    const { main } = await import(${JSON.stringify(join(root, 'packages/cli/src/main.ts'))});
    process.exitCode = await main(process.argv.slice(1));
  `;
  const child = spawn(
    join(root, 'node_modules/node/bin/node'),
    [
      '--conditions=autoclave-source',
      '--input-type=module',
      '-e',
      script,
      '--',
      'serve',
      'run-task',
      '--port',
      '0',
      ...words,
    ],
    {
      cwd,
      env: { PATH: process.env['PATH'], AUTOCLAVE_RUN_TASK_KEY: key, NODE_EXTRA_CA_CERTS: ca },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  const listening = Promise.withResolvers<number>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line);
    if (!line.startsWith('{')) return;
    const { event, port } = JSON.parse(line) as Line;
    if (event === 'listening') listening.resolve(port!);
  });
  void once(child, 'exit').then(() => listening.reject(new Error(log.join('\n'))));
  return { child, log, origin: `http://127.0.0.1:${await listening.promise}` };
}

test('the command answers a run task over TLS and ends cleanly on SIGTERM', async () => {
  const folder = temporaryFolder();
  const { file, ...tls } = certificate(folder);
  const hcp = await fakeHcp({ certificate: tls, plan: [replies.status(500), replies.text(planText('unprotected'))] });
  const { child, log, origin } = await started(['--host', `127.0.0.1:${hcp.port}`], file, folder);
  const output = text(child.stdout);

  expect((await post(origin, payload(hcp, { access_token: 'test-token' }))).status).toBe(200);
  expect((await post(origin, payload(hcp), 'ab'.repeat(64))).status).toBe(401);
  expect((await post(origin, payload(hcp))).status).toBe(200);
  const { attributes, relationships } = await hcp.final;
  expect(attributes.status).toBe('failed');
  expect(relationships!.outcomes.data.map((one) => one.attributes['outcome-id'])).toContain('cloudtrail-not-removed');

  child.kill('SIGTERM');
  const [code, signal] = await once(child, 'exit');
  expect([code, signal]).toEqual([0, null]);
  expect(await output).toBe('stopped after 3 requests and 1 task\n');
  const lines = log.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
  expect(lines.map(({ event }) => event).toSorted()).toEqual([
    'listening',
    'request',
    'request',
    'request',
    'stopping',
    'task',
  ]);
  expect([token, key].filter((secret) => log.join('\n').includes(secret))).toEqual([]);
});

test('a host whose certificate is not trusted gets no plan request through', async () => {
  const folder = temporaryFolder();
  const { file: _, ...tls } = certificate(folder);
  const other = temporaryFolder();
  const hcp = await fakeHcp({ certificate: tls });
  const { child, log, origin } = await started(['--host', `127.0.0.1:${hcp.port}`], certificate(other).file, folder);
  expect((await post(origin, payload(hcp))).status).toBe(200);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(hcp.seen).toEqual([]);
  expect(log.join('\n')).toMatch(/"event":"task".*"callback":"its certificate is not trusted \(\w+\)"/);
});
