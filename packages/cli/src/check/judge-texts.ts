import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { controls } from '@autoclave/catalog';
import { judge, type JudgedInput, type Report, type Waiver } from '@autoclave/checker';
import { LinkedGraph, readInput, type PlanInput, type StateInput } from '@autoclave/graph';
import type { CommandResult, Context } from '../command.ts';
import { pathMissing } from '../errors.ts';
import type { InputText } from './read-input-files.ts';

const waiverFile = 'autoclave.waivers.yaml';

/** How inputs are judged and shown. */
export interface JudgeOptions {
  readonly waivers: string | undefined;
  readonly unknown: 'report' | 'fail';
  readonly verdicts: 'findings' | 'all';
}

/**
 * Judges the texts of plans and states together, as one estate.
 * @throws UserError for an input or a waiver file that cannot be read
 */
export async function judgeTexts(
  texts: readonly InputText[],
  options: JudgeOptions,
  context: Context,
): Promise<CommandResult> {
  const inputs = texts.map(({ text, path }) => readInput(text, path));
  const report = judge({
    controls,
    inputs: inputs.map(toJudgedInput),
    graph: new LinkedGraph(inputs.flatMap((input) => input.instances)),
    waivers: await readWaivers(options.waivers, context),
    now: context.now,
    tool: { name: 'autoclave', version: context.version },
  });
  const { checkHuman, checkJson } = await import('../views/check.ts');
  return {
    exitCode: exitCode(report, options.unknown),
    human: (terminal) => checkHuman(report, terminal),
    json: () => checkJson(report, options.verdicts),
  };
}

/** A broken control outweighs an input that cannot be certified: both are told, and neither is ever 0. */
function exitCode({ summary, inputs }: Report, unknown: JudgeOptions['unknown']): 0 | 1 | 2 {
  if (summary.fail > 0 || (unknown === 'fail' && summary.unknown > 0)) return 1;
  return inputs.every((input) => input.certifiable) ? 0 : 2;
}

async function readWaivers(named: string | undefined, context: Context): Promise<readonly Waiver[]> {
  const path = resolve(context.cwd, named ?? waiverFile);
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
  };
}
