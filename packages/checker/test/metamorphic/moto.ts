import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An emulator of AWS on a port of this machine. */
export class Emulator {
  readonly endpoint: string;
  readonly #process: ChildProcess;

  constructor(endpoint: string, process: ChildProcess) {
    this.endpoint = endpoint;
    this.#process = process;
  }

  /**
   * Starts `moto_server` on a free port and waits until it answers.
   * @throws TypeError where it does not answer within half a minute
   */
  static async start(): Promise<Emulator> {
    const port = await freePort();
    const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const emulator = new Emulator(`http://127.0.0.1:${port}`, server);
    const failed = new Promise<never>((_, reject) => {
      server.once('error', reject);
    });
    await Promise.race([failed, emulator.#answers()]);
    return emulator;
  }

  stop(): void {
    this.#process.kill();
  }

  async #answers(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const answer = await fetch(`${this.endpoint}/moto-api/`).catch(() => undefined);
      if (answer !== undefined) return;
      await sleep(100);
    }
    throw new TypeError('moto_server does not answer');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (typeof address !== 'object' || address === null) throw new TypeError('no port');
  return address.port;
}
