import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanCheck } from '@autoclave/graph';
import { firstError, Terraform } from '@autoclave/graph/terraform';
import type { Context } from '../command.ts';
import { planFailed } from '../errors.ts';
import { readRefusals } from './refused-plan.ts';
import { withOfflineProviders } from './offline-override.ts';

/** A plan as JSON text, or what guards said of a configuration that Terraform refused before it planned. */
export type PlannedFolder = { readonly text: string } | { readonly checks: readonly PlanCheck[] };

/**
 * Runs init and plan in a folder and gives the plan as JSON text.
 * A plan that a postcondition refused is written too, marked as errored: its JSON comes back like any other.
 * Nothing stays behind but what `terraform init` keeps; an offline plan leaves nothing at all.
 * @throws UserError terraform-missing, terraform-init-failed, plan-failed
 */
export async function planFolder(folder: string, isOffline: boolean, context: Context): Promise<PlannedFolder> {
  const scratch = mkdtempSync(join(tmpdir(), 'autoclave-plan-'));
  try {
    // Offline, the real backend and its cached state must stay as they are.
    const env = isOffline ? { ...context.env, TF_DATA_DIR: join(scratch, 'data') } : context.env;
    const terraform = new Terraform({ env, onProgress: context.progress });
    const plan = (): Promise<PlannedFolder> => initAndPlan(terraform, folder, join(scratch, 'tfplan'));
    return isOffline
      ? await withoutNewLock(folder, () => withOfflineProviders(folder, context.onInterrupt, plan))
      : await plan();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function initAndPlan(terraform: Terraform, folder: string, planFile: string): Promise<PlannedFolder> {
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', `-out=${planFile}`]);
  if (!existsSync(planFile)) {
    const validation = await terraform.run(folder, ['validate', '-json'], true);
    const checks = readRefusals(validation.stdout);
    if (checks.length === 0) throw planFailed(terraform.name, folder, firstError(plan));
    return { checks };
  }
  const show = await terraform.run(folder, ['show', '-json', '-no-color', planFile], true);
  if (show.exitCode !== 0) throw planFailed(terraform.name, folder, firstError(show));
  return { text: show.stdout };
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
