import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';

/** Two provider configurations, the second for the recovery Region. */
const offlineProviders = [
  offlineProvider({ region: 'us-east-1' }),
  offlineProvider({ alias: 'replica', region: 'us-west-2' }),
].join('\n');

/** An error or warning, as `terraform plan -json` prints it. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Address of the resource instance, where the provider complains. */
  readonly address?: string;
  /** The line in question; `context` names its block: `module "ehr"`. */
  readonly snippet?: { readonly context?: string | null; readonly code?: string };
}

/** A Terraform project in a temporary folder, already initialised. */
export class Project {
  readonly folder: string;
  readonly #terraform: Terraform;

  constructor(folder: string) {
    this.folder = folder;
    this.#terraform = new Terraform({ env: process.env });
  }

  /** Writes the files (path -> text), adds the offline providers and runs init. */
  static async create(files: { readonly [path: string]: string }): Promise<Project> {
    const project = new Project(mkdtempSync(join(tmpdir(), 'autoclave-module-')));
    project.write({ 'providers.tf': offlineProviders, ...files });
    await project.#terraform.init(project.folder);
    return project;
  }

  write(files: { readonly [path: string]: string }): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Runs `fmt -check -diff` on every file; '' when all are formatted. */
  async formatDifferences(): Promise<string> {
    const run = await this.#terraform.run(this.folder, ['fmt', '-check', '-diff', '-recursive', '-no-color']);
    return run.exitCode === 0 ? '' : run.stdout + run.stderr;
  }

  /** Plans, and reads the plan as JSON; `json` is '' where Terraform wrote no plan. `errors` is what it printed, unwrapped. */
  async plan(args: readonly string[] = []): Promise<{ exitCode: number; json: string; errors: string }> {
    rmSync(join(this.folder, 'tfplan'), { force: true });
    const run = await this.#terraform.run(this.folder, ['plan', '-no-color', '-input=false', '-out=tfplan', ...args]);
    const show = await this.#terraform.run(this.folder, ['show', '-json', 'tfplan'], true);
    return {
      exitCode: run.exitCode,
      json: show.exitCode === 0 ? show.stdout : '',
      errors: unwrap(run.stderr + run.stdout),
    };
  }

  /** Plans what must be accepted, and reads the plan as JSON. */
  async planJson(): Promise<string> {
    const { exitCode, json, errors } = await this.plan();
    if (exitCode !== 0) throw new TypeError(errors);
    return json;
  }

  /** Plans, and reads what Terraform refuses as data; the plan itself is read by `lastPlan`. */
  async planErrors(): Promise<{ exitCode: number; errors: readonly Diagnostic[] }> {
    rmSync(join(this.folder, 'tfplan'), { force: true });
    const run = await this.#terraform.run(this.folder, ['plan', '-json', '-input=false', '-out=tfplan'], true);
    const lines = run.stdout.split('\n').filter((line) => line.startsWith('{'));
    const messages = lines.map((line) => JSON.parse(line) as { readonly diagnostic?: Diagnostic });
    return {
      exitCode: run.exitCode,
      errors: messages.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? [diagnostic] : [])),
    };
  }

  /**
   * Reads the plan that the last run wrote, as JSON.
   * Terraform writes one although conditions of resources fail, and none where a condition of an input fails.
   */
  async lastPlan(): Promise<string> {
    const show = await this.#terraform.run(this.folder, ['show', '-json', 'tfplan'], true);
    if (show.exitCode !== 0) throw new TypeError(`there is no plan: ${show.stderr}`);
    return show.stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Takes the frame off Terraform's messages and joins the lines that it broke. */
function unwrap(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[│╷╵]\s?/, '').trimEnd())
    .join('\n')
    .replaceAll(/([^\n])\n(?=[^\n])/g, '$1 ');
}

/** Puts the files of a module under `modules/<name>/`. */
export function moduleFiles(name: string, files: { readonly [file: string]: string }): { [path: string]: string } {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`modules/${name}/${file}`, text]));
}
