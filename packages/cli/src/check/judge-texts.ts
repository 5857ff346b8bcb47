import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { controls } from '@autoclave/catalog';
import {
  compilePattern,
  heldBy,
  judge,
  printable,
  type Gate,
  type JudgedInput,
  type Report,
  type Waiver,
} from '@autoclave/checker';
import type { Folders } from '@autoclave/checker/reports';
import { LinkedGraph, readInput, type InputFacts, type PlanInput, type StateInput } from '@autoclave/graph';
import type { CommandResult, Context } from '../command.ts';
import { pathMissing } from '../errors.ts';
import { refusedPlan, type Refusal } from '../plan/refused-plan.ts';
import { againstBaseline, type BaselineOptions } from './against-baseline.ts';
import { changeFacts } from './change-facts.ts';
import type { InputText } from './read-input-files.ts';

const waiverFile = 'autoclave.waivers.yaml';

/** How inputs are judged and shown. */
export interface JudgeOptions extends BaselineOptions {
  readonly waivers: string | undefined;
  readonly unknown: 'report' | 'fail';
  readonly verdicts: 'findings' | 'all';
  /** The least grave findings that fail the check. */
  readonly failOn: Gate['failOn'];
  /** Address patterns of resources that hold PHI. */
  readonly phi: readonly string[];
  /** Where the waiver file lies, if not where the command runs. */
  readonly waiverFolder?: string;
}

/**
 * Judges the texts of plans and states together, as one estate; a refused plan is judged by what Terraform said.
 * @throws UserError for an input or a waiver file that cannot be read
 */
export async function judgeTexts(
  texts: readonly (InputText | Refusal)[],
  options: JudgeOptions,
  context: Context,
): Promise<CommandResult> {
  const inputs = texts.map((one) => ('text' in one ? readInput(one.text, one.path) : refusedPlan(one)));
  for (const pattern of unmatched(options.phi, inputs)) {
    context.progress(`note  no resource has an address that --phi ${printable(pattern)} stands for\n`);
  }
  const judged = judge({
    controls,
    inputs: inputs.map(toJudgedInput),
    graph: new LinkedGraph(inputs.flatMap((input) => input.instances)),
    waivers: await readWaivers(options.waivers, options.waiverFolder ?? context.cwd),
    phi: options.phi,
    now: context.now,
    tool: { name: 'autoclave', version: context.version },
  });
  const report = await againstBaseline(judged, options, context);
  const { checkFormats, checkHuman, checkJson } = await import('../views/check.ts');
  return {
    exitCode: exitCode(report, options),
    human: (terminal) => checkHuman(report, terminal),
    json: () => checkJson(report, options.verdicts),
    formats: checkFormats({
      report,
      controls,
      now: context.now,
      verdicts: options.verdicts,
      gate: options,
      folders: foldersOf(context),
      inputOf: inputOf(inputs),
    }),
  };
}

/** A label that nothing bears raises nothing: a slip in the pattern would pass unseen. */
function unmatched(patterns: readonly string[], inputs: readonly InputFacts[]): readonly string[] {
  return patterns.filter((pattern) => {
    const matches = compilePattern(pattern);
    return !inputs.some(({ instances }) => instances.some(({ address }) => matches(address)));
  });
}

/** Code hosts know files from the root of the repository, which is not always where the command runs. */
function foldersOf({ cwd, env }: Context): Folders {
  return { cwd, root: env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'] ?? cwd };
}

/** Finds the input of a resource; asked only by formats that need a file for every finding. */
function inputOf(inputs: readonly InputFacts[]): (address: string) => string | undefined {
  let paths: ReadonlyMap<string, string> | undefined;
  return (address) => {
    paths ??= new Map(inputs.flatMap(({ instances, path }) => instances.map((one) => [one.address, path])));
    return paths.get(address);
  };
}

/** A broken control outweighs an input that cannot be certified: both are told, and neither is ever 0. */
function exitCode(report: Report, gate: Gate): 0 | 1 | 2 {
  if (heldBy(report, gate).length > 0) return 1;
  return report.inputs.every((input) => input.certifiable) ? 0 : 2;
}

async function readWaivers(named: string | undefined, folder: string): Promise<readonly Waiver[]> {
  const path = resolve(folder, named ?? waiverFile);
  if (!existsSync(path)) {
    if (named !== undefined) throw pathMissing(named);
    return [];
  }
  // YAML is loaded only where there is a file to read.
  const { parseWaivers } = await import('@autoclave/checker/waivers');
  return parseWaivers(await readFile(path, 'utf8'), named ?? waiverFile, controls);
}

function toJudgedInput(input: PlanInput | StateInput): JudgedInput {
  return {
    path: input.path,
    kind: input.kind,
    certifiable: input.certifiable,
    reasons: input.uncertifiableReasons,
    checks: input.checks,
    moduleSource: (module) => input.moduleCall(module)?.source,
    moduleVersion: (module) => input.moduleCall(module)?.version,
    ...changeFacts(input),
  };
}
