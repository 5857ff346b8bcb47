import { looksLikeSavedPlan } from './archive/saved-plan.ts';
import { inputNotJson, inputTruncated, notAPlan, planIsBinary, planIsLog } from './errors.ts';
import { isJsonObject, type JsonObject } from './json.ts';

/**
 * Parses the text of an input as a JSON object. A byte order mark, as PowerShell writes, is skipped.
 * @throws UserError plan-not-json, plan-not-a-plan, plan-truncated, plan-is-binary, plan-is-log
 */
export function parseJsonInput(text: string, path: string): JsonObject {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (looksLikeSavedPlan(text)) throw planIsBinary(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(start === 0 ? text : text.slice(start));
  } catch (error) {
    if (isLog(text.slice(start, start + 4096))) throw planIsLog(path);
    throw isCutOff(text) ? inputTruncated(path, error) : inputNotJson(path, error);
  }
  if (isJsonObject(parsed)) return parsed;
  throw notAPlan(path, 'JSON, but no object');
}

/** `terraform plan -json` begins with a version message. */
function isLog(head: string): boolean {
  return /^\s*\{"@level":/.test(head);
}

function isCutOff(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text.slice(0, 4096)) && !text.trimEnd().endsWith('}');
}
