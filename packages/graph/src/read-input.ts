import { archiveEncryptedByTofu } from './archive/errors.ts';
import { isEncryptedByTofu } from './archive/saved-plan.ts';
import { notAPlan } from './errors.ts';
import { requireFormatVersion } from './format-version.ts';
import type { PlanInput, StateInput } from './input.ts';
import { parseJsonInput } from './parse-json.ts';
import { isPlan, toPlanInput } from './plan/read-plan.ts';
import { toStateInput } from './state/read-state.ts';

/**
 * Reads the JSON of a plan or of a state, whichever it is.
 * @param path Path of the input, as messages and reports name it.
 * @throws UserError plan-not-json, plan-not-a-plan, state-is-raw, archive-encrypted-by-tofu, and those of `readPlan` and
 * `readState`
 */
export function readInput(text: string, path: string): PlanInput | StateInput {
  const json = parseJsonInput(text, path);
  if (isEncryptedByTofu(json)) throw archiveEncryptedByTofu(path);
  requireFormatVersion(json, path, notAPlan);
  return isPlan(json) ? toPlanInput(json, { path }) : toStateInput(json, { path });
}
