import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** An emulator of AWS on a port of this machine. */
export class Moto {
  readonly endpoint: string;
  readonly #process: ChildProcess;

  constructor(endpoint: string, process: ChildProcess) {
    this.endpoint = endpoint;
    this.#process = process;
  }

  /** Starts `moto_server` on a free port and waits until it answers. */
  static async start(): Promise<Moto> {
    const port = await freePort();
    const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
      // Without it the managed policies of AWS are missing, and no role can be given one.
      env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
      stdio: 'ignore',
    });
    const failed = new Promise<never>((_, reject) => server.once('error', reject));
    const endpoint = `http://127.0.0.1:${port}`;
    await Promise.race([failed, answers(endpoint)]);
    return new Moto(endpoint, server);
  }

  stop(): void {
    this.#process.kill();
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new TypeError('no port')),
      );
    });
  });
}

async function answers(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      await fetch(`${endpoint}/moto-api/`);
      return;
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
  throw new TypeError('moto_server does not answer');
}
