import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@autoclave/catalog/user-error';
import { readInput } from '@autoclave/graph';
import { readPlanArchive } from '@autoclave/graph/archive';
import { firstError, Terraform } from '@autoclave/graph/terraform';
import type { CheckedInput } from '../check/checked-input.ts';
import type { Context } from '../command.ts';
import { planFailed } from '../errors.ts';
import { readRefusals, refusedPlan } from './refused-plan.ts';
import { withOfflineProviders } from './offline-override.ts';

/** A folder that is planned. */
export interface PlannedFolder {
  /** Absolute. */
  readonly folder: string;
  /** As the user knows it. */
  readonly path: string;
  /** Without credentials and without calls to AWS. */
  readonly isOffline: boolean;
}

/**
 * Runs init and plan in a folder and gives the plan, joined with its configuration; where Terraform refused the configuration
 * before it planned, what guards said of it. A plan that a postcondition refused is written too, marked as errored, and
 * comes back like any other. Nothing stays behind but what `terraform init` keeps; an offline plan leaves nothing at all.
 * @throws UserError terraform-missing, terraform-init-failed, plan-failed, and those of the reader
 */
export async function planFolder(planned: PlannedFolder, context: Context): Promise<CheckedInput> {
  const { folder, isOffline } = planned;
  const scratch = mkdtempSync(join(tmpdir(), 'autoclave-plan-'));
  try {
    // Offline, the real backend and its cached state must stay as they are.
    const env = isOffline ? { ...context.env, TF_DATA_DIR: join(scratch, 'data') } : context.env;
    const terraform = new Terraform({ env, onProgress: context.progress });
    const plan = (): Promise<CheckedInput> => initAndPlan(terraform, planned, join(scratch, 'tfplan'));
    return isOffline
      ? await withoutNewLock(folder, () => withOfflineProviders(folder, context.onInterrupt, plan))
      : await plan();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function initAndPlan(
  terraform: Terraform,
  { folder, path }: PlannedFolder,
  planFile: string,
): Promise<CheckedInput> {
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', `-out=${planFile}`]);
  if (!existsSync(planFile)) {
    const validation = await terraform.run(folder, ['validate', '-json'], true);
    const checks = readRefusals(validation.stdout);
    if (checks.length === 0) throw planFailed(terraform.name, folder, firstError(plan));
    return { facts: refusedPlan({ path, checks }) };
  }
  const show = await terraform.run(folder, ['show', '-json', '-no-color', planFile], true);
  if (show.exitCode !== 0) throw planFailed(terraform.name, folder, firstError(show));
  return readSavedPlan(planFile, { json: show.stdout, path, folder });
}

/** OpenTofu may encrypt what it saves: then the JSON alone is judged. */
async function readSavedPlan(
  planFile: string,
  { json, path, folder }: { readonly json: string; readonly path: string; readonly folder: string },
): Promise<CheckedInput> {
  try {
    const facts = await readPlanArchive(planFile, { path, show: () => Promise.resolve({ json }) });
    return { facts, base: folder };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'archive-encrypted-by-tofu') throw error;
    return { facts: readInput(json, path) };
  }
}

/** A lock file that only an offline run made may hold the checksums of one platform: it must not stay. */
async function withoutNewLock<Result>(folder: string, use: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, '.terraform.lock.hcl');
  const wasThere = existsSync(lock);
  try {
    return await use();
  } finally {
    if (!wasThere) rmSync(lock, { force: true });
  }
}
