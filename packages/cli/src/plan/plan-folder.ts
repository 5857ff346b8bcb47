import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@autoclave/catalog/user-error';
import { readInput } from '@autoclave/graph';
import { readPlanArchive } from '@autoclave/graph/archive';
import { firstError, offlineEnvironment, Terraform } from '@autoclave/graph/terraform';
import type { CheckedInput } from '../check/checked-input.ts';
import type { Context } from '../command.ts';
import { planFailed } from '../errors.ts';
import { overrideProviders } from './offline-override.ts';
import { readRefusals, refusedPlan } from './refused-plan.ts';
import { Traces } from './traces.ts';

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
 * comes back like any other. Nothing stays behind but what `terraform init` keeps, and nothing at all of an offline plan,
 * also where the user interrupts it.
 * @throws UserError terraform-missing, terraform-init-failed, plan-failed, hcl-providers-unreadable, and those of the reader
 */
export async function planFolder(planned: PlannedFolder, context: Context): Promise<CheckedInput> {
  const { isOffline } = planned;
  const traces = new Traces();
  try {
    const terraform = new Terraform({
      env: isOffline ? withoutAccount(context.env, traces) : context.env,
      onProgress: context.progress,
      scratch: traces.scratch,
    });
    const cleanUp = (): void => {
      terraform.kill();
      traces.remove();
    };
    const forget = context.onInterrupt(cleanUp, (isAsked) => terraform.stop(isAsked));
    try {
      return await initAndPlan(terraform, planned, traces);
    } finally {
      forget();
    }
  } finally {
    traces.remove();
  }
}

/** The real backend and its cached state must stay as they are, too. */
function withoutAccount(env: NodeJS.ProcessEnv, { scratch }: Traces): NodeJS.ProcessEnv {
  return { ...offlineEnvironment(env), TF_DATA_DIR: join(scratch, 'data') };
}

async function initAndPlan(terraform: Terraform, planned: PlannedFolder, traces: Traces): Promise<CheckedInput> {
  const { folder, path, isOffline } = planned;
  const planFile = join(traces.scratch, 'tfplan');
  const flags: string[] = [];
  if (isOffline) {
    // A lock file that only an offline run made may hold the checksums of one platform.
    traces.keep(join(folder, '.terraform.lock.hcl'));
    await overrideProviders(folder, terraform, traces);
    // Whatever stands in a state of this folder, AWS cannot be asked for it.
    flags.push(`-state=${join(traces.scratch, 'terraform.tfstate')}`);
  }
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', `-out=${planFile}`, ...flags]);
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
