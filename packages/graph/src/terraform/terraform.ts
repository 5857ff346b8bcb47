import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { UserError } from '@autoclave/catalog';
import { findProviderMirror, mirrorConfiguration } from './provider-mirror.ts';

/** One run of terraform or tofu. */
export interface TerraformRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerraformOptions {
  /** Environment of the process. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes each chunk of standard error and, for commands that write progress there, standard output. */
  readonly onProgress?: (text: string) => void;
  /** Folder for files that only a run needs, which goes away with it; without one, each run has its own. */
  readonly scratch?: string;
}

/** Terraform or OpenTofu, with providers from a local mirror where the registry cannot be reached. */
export class Terraform {
  /** `terraform` or `tofu`. */
  readonly name: string;
  readonly #binary: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #onProgress: (text: string) => void;
  readonly #scratch: string | undefined;
  #running: ChildProcess | undefined;
  #isStopped = false;

  /** @throws UserError terraform-missing where neither is on the PATH, nor where `AUTOCLAVE_TERRAFORM` says. */
  constructor(options: TerraformOptions) {
    const found = findBinary(options.env);
    this.name = found.name;
    this.#binary = found.path;
    this.#env = { ...options.env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    this.#onProgress = options.onProgress ?? (() => undefined);
    this.#scratch = options.scratch;
  }

  /**
   * Runs one command in a folder. A failing command is a result, not an error. Never settles after `stop` or `kill`: what
   * would come next must not begin.
   * @param quiet Keeps standard output from the progress, for commands whose output is data.
   */
  async run(folder: string, args: readonly string[], quiet = false): Promise<TerraformRun> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) return;
      const child = spawn(this.#binary, args, { cwd: folder, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
      this.#running = child;
      const stdout: string[] = [];
      const stderr: string[] = [];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout.push(text);
        if (!quiet) this.#onProgress(text);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr.push(text);
        this.#onProgress(text);
      });
      child.on('error', reject);
      child.on('close', (code) => {
        this.#running = undefined;
        if (this.#isStopped) return;
        resolve({ exitCode: code ?? 1, stdout: stdout.join(''), stderr: stderr.join('') });
      });
    });
  }

  /**
   * Ends the command that runs, and waits until it has: only so does it give back the lock of a state.
   * @param isAsked It has been asked to end already, as Ctrl-C does; asked twice, it would leave the lock behind.
   */
  async stop(isAsked: boolean): Promise<void> {
    this.#isStopped = true;
    const child = this.#running;
    if (child === undefined) return;
    const ended = new Promise<void>((settle) => void child.once('close', () => settle()));
    if (!isAsked) child.kill('SIGINT');
    await ended;
  }

  /** Ends the command that runs at once, whatever it leaves behind. */
  kill(): void {
    this.#isStopped = true;
    this.#running?.kill('SIGKILL');
  }

  /** Says whether it is OpenTofu, which reads files that Terraform does not. */
  async isOpenTofu(folder: string): Promise<boolean> {
    return (await this.run(folder, ['version'], true)).stdout.startsWith('OpenTofu');
  }

  /**
   * Runs `init`. Where the registry cannot be reached and a local mirror holds the provider, takes it from there.
   * @throws UserError terraform-init-failed
   */
  async init(folder: string, args: readonly string[] = []): Promise<void> {
    const command = ['init', '-no-color', '-input=false', ...args];
    const mirror = await this.#mirrorIfNeeded();
    const result =
      mirror === undefined
        ? await this.run(folder, command)
        : await withMirror(mirror, this.#scratch, async (file) => {
            this.#env['TF_CLI_CONFIG_FILE'] = file;
            return this.run(folder, command);
          });
    // The configuration lives only as long as init; later commands must not warn of a file that is gone.
    if (mirror !== undefined) delete this.#env['TF_CLI_CONFIG_FILE'];
    if (result.exitCode !== 0) {
      throw new UserError('terraform-init-failed', `${this.name} init failed in ${folder}: ${firstError(result)}`, {
        at: folder,
        fix: 'Read the message above; where no registry can be reached, keep hashicorp/aws in a filesystem mirror',
      });
    }
  }

  async #mirrorIfNeeded(): Promise<string | undefined> {
    const configured = this.#env['TF_CLI_CONFIG_FILE'];
    if (configured !== undefined && existsSync(configured)) return undefined;
    if (await isRegistryReachable()) return undefined;
    // A variable that names a missing file makes every command fail.
    delete this.#env['TF_CLI_CONFIG_FILE'];
    return findProviderMirror();
  }
}

async function withMirror<Result>(
  mirror: string,
  scratch: string | undefined,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = scratch ?? mkdtempSync(join(tmpdir(), 'autoclave-'));
  try {
    const file = join(folder, 'terraform.rc');
    writeFileSync(file, mirrorConfiguration(mirror));
    return await use(file);
  } finally {
    if (scratch === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

const registryTimeoutMs = 3000;

async function isRegistryReachable(): Promise<boolean> {
  try {
    const response = await fetch('https://registry.terraform.io/.well-known/terraform.json', {
      signal: AbortSignal.timeout(registryTimeoutMs),
    });
    return response.ok;
  } catch {
    return false;
  }
}

function findBinary(env: NodeJS.ProcessEnv): { readonly name: string; readonly path: string } {
  const wanted = env['AUTOCLAVE_TERRAFORM'] ?? '';
  // As for a shell, a name with a slash is a path.
  if (/[\\/]/.test(wanted)) return { name: basename(wanted), path: binaryAt(wanted) };
  const names = wanted === '' ? ['terraform', 'tofu'] : [wanted];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    const path = folders.map((folder) => resolve(folder, name)).find(isProgram);
    if (path !== undefined) return { name, path };
  }
  throw terraformMissing(`${names.join(' and ')} cannot be found on the PATH`);
}

/** Commands run in other folders, where a relative path would lead elsewhere. */
function binaryAt(path: string): string {
  const absolute = resolve(path);
  if (isProgram(absolute)) return absolute;
  throw terraformMissing(`${path}, which AUTOCLAVE_TERRAFORM names, is not a program`);
}

function terraformMissing(message: string): UserError {
  return new UserError('terraform-missing', message, {
    fix: 'Install Terraform or OpenTofu 1.9 or newer, or name the binary in AUTOCLAVE_TERRAFORM',
  });
}

/** A folder on the PATH may hold a folder of that name. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Gives the first error that Terraform printed, on one line. */
export function firstError(run: TerraformRun): string {
  const text = `${run.stderr}\n${run.stdout}`;
  const lines = text.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, '').trim());
  const start = lines.findIndex((line) => line.startsWith('Error:'));
  const found = start === -1 ? lines.filter((line) => line !== '').slice(-3) : lines.slice(start, start + 8);
  return found.filter((line) => line !== '').join(' ');
}
