import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';

/** Files of a configuration by path. */
export type Files = { readonly [path: string]: string };

/** What Terraform made of a folder. */
export interface Planned {
  readonly folder: string;
  /** The plan as JSON. */
  readonly json: string;
  /** Path of the saved plan. */
  readonly archive: string;
}

/** A place where Terraform runs offline. The provider is installed once. */
export class Workshop {
  readonly #root = mkdtempSync(join(tmpdir(), 'autoclave-metamorphic-'));
  readonly #terraform = new Terraform({ env: { ...process.env, TF_DATA_DIR: join(this.#root, 'data') } });
  #made = 0;

  async start(): Promise<void> {
    const folder = this.write({ 'main.tf': offlineProvider({ region: 'us-east-1' }) });
    await this.#terraform.init(folder);
    this.#lock = readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8');
  }

  #lock = '';

  stop(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** Writes files into a new folder. */
  write(files: Files): string {
    this.#made += 1;
    const folder = join(this.#root, `work${this.#made}`);
    for (const [path, text] of Object.entries({ ...files, '.terraform.lock.hcl': this.#lock })) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return folder;
  }

  /**
   * Plans the configuration in a folder.
   * @throws TypeError with what Terraform says
   */
  async plan(folder: string): Promise<Planned> {
    await this.run(folder, ['get', '-no-color']);
    await this.run(folder, ['plan', '-no-color', '-input=false', '-lock=false', '-refresh=false', '-out=tfplan']);
    const json = await this.run(folder, ['show', '-json', 'tfplan']);
    return { folder, json, archive: join(folder, 'tfplan') };
  }

  async run(folder: string, args: readonly string[]): Promise<string> {
    const run = await this.#terraform.run(folder, args, true);
    if (run.exitCode !== 0) throw new TypeError(`terraform ${args.join(' ')}: ${run.stderr.slice(0, 30000)}`);
    return run.stdout;
  }
}
