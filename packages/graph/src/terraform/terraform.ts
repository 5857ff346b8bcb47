import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
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
}

/** Terraform or OpenTofu, with providers from a local mirror where the registry cannot be reached. */
export class Terraform {
  /** `terraform` or `tofu`. */
  readonly name: string;
  readonly #binary: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #onProgress: (text: string) => void;

  /** @throws UserError terraform-missing where neither is on the PATH. */
  constructor(options: TerraformOptions) {
    const found = findBinary(options.env);
    this.name = found.name;
    this.#binary = found.path;
    this.#env = { ...options.env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    this.#onProgress = options.onProgress ?? (() => undefined);
  }

  /**
   * Runs one command in a folder. A failing command is a result, not an error.
   * @param quiet Keeps standard output from the progress, for commands whose output is data.
   */
  async run(folder: string, args: readonly string[], quiet = false): Promise<TerraformRun> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.#binary, args, { cwd: folder, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
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
      child.on('close', (code) => resolve({ exitCode: code ?? 1, stdout: stdout.join(''), stderr: stderr.join('') }));
    });
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
        : await withMirror(mirror, async (file) => {
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

async function withMirror<Result>(mirror: string, use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'autoclave-'));
  try {
    const file = join(folder, 'terraform.rc');
    writeFileSync(file, mirrorConfiguration(mirror));
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
  const wanted = env['AUTOCLAVE_TERRAFORM'];
  const names = wanted === undefined ? ['terraform', 'tofu'] : [wanted];
  for (const name of names) {
    for (const folder of (env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (folder !== '' && existsSync(path)) return { name, path };
    }
  }
  throw new UserError('terraform-missing', `${names.join(' and ')} cannot be found on the PATH`, {
    fix: 'Install Terraform or OpenTofu 1.9 or newer, or name the binary in AUTOCLAVE_TERRAFORM',
  });
}

/** Gives the first error that Terraform printed, on one line. */
export function firstError(run: TerraformRun): string {
  const text = `${run.stderr}\n${run.stdout}`;
  const lines = text.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, '').trim());
  const start = lines.findIndex((line) => line.startsWith('Error:'));
  const found = start === -1 ? lines.filter((line) => line !== '').slice(-3) : lines.slice(start, start + 8);
  return found.filter((line) => line !== '').join(' ');
}
