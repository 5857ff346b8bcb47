import { basename, dirname } from 'node:path';
import { UserError } from '@autoclave/catalog';
import { waiverMarker } from '../hcl/configuration/inline-waivers.ts';
import { readHclModules, type HclReadOptions } from '../hcl/read-hcl.ts';
import { loadGrammar } from '../hcl/syntax/grammar.ts';
import { HclParser } from '../hcl/syntax/parse-file.ts';
import type { ArchiveInput, HclInput, LockedProvider, ReadOptions } from '../input.ts';
import { member, objectAt, type JsonObject } from '../json.ts';
import { parseJsonInput } from '../parse-json.ts';
import { toPlanInput } from '../plan/read-plan.ts';
import { notAPlanArchive } from './errors.ts';
import { joinPlan, joinWithoutPlan } from './joined-input.ts';
import { lockFile, readLockFile } from './lock-file.ts';
import { isConfiguration, SavedConfiguration } from './saved-configuration.ts';
import type { ShowPlan } from './show.ts';
import { readSavedVariables } from './saved-variables.ts';
import { readZipFiles } from './zip-files.ts';

/** How a saved plan is to be read. */
export interface ArchiveReadOptions extends ReadOptions {
  /** Prints the plan as JSON; `showWithTerraform` does. */
  readonly show: ShowPlan;
}

/** File of the archive that holds the plan itself. */
const planFile = 'tfplan';

/**
 * Reads a saved plan (`terraform plan -out=FILE`), a zip archive that holds the plan, the configuration that it was made
 * from and the lock file. The plan is shown as JSON and joined with its configuration, which knows what the JSON lacks:
 * locals, what stands in dynamic blocks, lines, comments and module versions. Where it cannot be shown, the configuration
 * alone is judged, and the input is not certifiable. Nothing is written to disk.
 * @param file Path of the saved plan.
 * @throws UserError archive-unreadable, archive-not-a-zip, archive-not-a-plan, archive-encrypted-by-tofu, archive-truncated,
 * archive-damaged, archive-name-unsafe, archive-duplicate, archive-encrypted, archive-too-large, and those of `readPlan`;
 * hcl-no-configuration where neither the plan can be shown nor a configuration is in it
 */
export async function readPlanArchive(file: string, options: ArchiveReadOptions): Promise<ArchiveInput> {
  const { path, show } = options;
  const isWanted = (name: string): boolean => name === lockFile || isConfiguration(name);
  const { names, files } = await readZipFiles(file, path, isWanted);
  if (!names.has(planFile)) throw notAPlanArchive(path);
  const saved = new SavedConfiguration(files, path);
  const providers = await readProviders(files.get(lockFile));
  const shown = await show(dirname(file), basename(file));
  if ('unavailable' in shown) {
    const variables = await readVariables(file, path);
    const hcl = await readConfiguration(saved, { ...options, variables });
    return joinWithoutPlan(hcl, { hcl, saved, providers }, notShown(options, shown.unavailable));
  }
  const json = parseJsonInput(shown.json, path);
  const input = toPlanInput(json, options);
  const hcl = await readConfigurationIfAny(saved, { ...options, variables: variablesOf(json) });
  return joinPlan(input, { hcl, saved, providers });
}

type Variables = NonNullable<HclReadOptions['variables']>;

async function readVariables(file: string, path: string): Promise<Variables> {
  const { files } = await readZipFiles(file, path, (name) => name === planFile);
  return readSavedVariables(files.get(planFile) ?? Buffer.alloc(0));
}

function notShown({ path }: ReadOptions, why: string): string {
  return (
    `only the configuration in ${path} is judged, since the plan could not be shown (${why}): ` +
    'run "terraform init" in the folder of the plan, or judge the output of "terraform show -json"'
  );
}

async function readConfiguration(saved: SavedConfiguration, options: HclReadOptions): Promise<HclInput> {
  return readHclModules({ tree: saved, finder: saved, root: '' }, options);
}

/** A plan that removes everything may come from a folder without any configuration. */
async function readConfigurationIfAny(
  saved: SavedConfiguration,
  options: HclReadOptions,
): Promise<HclInput | undefined> {
  try {
    return await readConfiguration(saved, options);
  } catch (error) {
    if (error instanceof UserError && error.code === 'hcl-no-configuration') return undefined;
    throw error;
  }
}

async function readProviders(content: Buffer | undefined): Promise<readonly LockedProvider[]> {
  if (content === undefined) return [];
  return readLockFile(content.toString('utf8'), new HclParser(await loadGrammar(), waiverMarker));
}

/** A plan lists every variable with its value, unless it is ephemeral: such a one has another value in every run. */
function variablesOf(plan: JsonObject): Variables {
  const variables = objectAt(plan, 'variables') ?? {};
  return (name) => {
    const variable = objectAt(variables, name);
    return variable === undefined ? 'unknown' : { json: member(variable, 'value') ?? null };
  };
}
