import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { controls } from '@autoclave/catalog';
import {
  compilePattern,
  Defect,
  heldBy,
  judge,
  printable,
  type Gate,
  type Report,
  type Waiver,
} from '@autoclave/checker';
import { listsPasses, type Folders } from '@autoclave/checker/reports';
import { LinkedGraph } from '@autoclave/graph';
import type { CommandResult, Context } from '../command.ts';
import { inputTooDeep } from '../errors.ts';
import { requireTextFile } from '../read-text-file.ts';
import { againstBaseline, type BaselineOptions } from './against-baseline.ts';
import {
  constructRemarks,
  remarksOn,
  toJudgedInput,
  writtenWaivers,
  type CheckedInput,
  type Remark,
} from './checked-input.ts';
import { waiverFile } from './waiver-file.ts';

/** How inputs are judged and shown. */
export interface JudgeOptions extends BaselineOptions {
  readonly waivers: string | undefined;
  readonly unknown: 'report' | 'fail';
  readonly verdicts: 'findings' | 'all';
  /** How the result will be printed; the other renderings of it may lack passes. */
  readonly format: string;
  /** The least grave findings that fail the check. */
  readonly failOn: Gate['failOn'];
  /** Address patterns of resources that hold PHI. */
  readonly phi: readonly string[];
  /** Where the waiver file lies, if not where the command runs. */
  readonly waiverFolder?: string;
}

/** A result with the report that it shows. */
export interface JudgedResult extends CommandResult {
  readonly report: Report;
}

/**
 * Judges inputs together, as one estate.
 * @throws UserError input-too-deep, and those for a waiver file or a baseline that cannot be read
 */
export async function judgeInputs(
  inputs: readonly CheckedInput[],
  options: JudgeOptions,
  context: Context,
): Promise<JudgedResult> {
  try {
    return await judgeEstate(inputs, options, context);
  } catch (error) {
    // What walks a value calls itself for each level; no provider nests deeper than a few dozen.
    if (isOverflow(error)) throw inputTooDeep(inputs.map(({ facts }) => facts.path));
    throw error;
  }
}

function isOverflow(error: unknown): boolean {
  const thrown = error instanceof Defect ? error.cause : error;
  return thrown instanceof RangeError && thrown.message.includes('call stack');
}

async function judgeEstate(
  inputs: readonly CheckedInput[],
  options: JudgeOptions,
  context: Context,
): Promise<JudgedResult> {
  const { cwd, now, version } = context;
  remark(remarksOn(inputs, cwd), context);
  for (const text of constructRemarks(inputs)) context.progress(`note  ${printable(text)}\n`);
  for (const pattern of unmatched(options.phi, inputs)) {
    context.progress(`note  no resource has an address that --phi ${printable(pattern)} stands for\n`);
  }
  const filed = await readWaivers(options.waivers, options.waiverFolder ?? cwd);
  const judged = judge({
    controls,
    inputs: inputs.map((input) => toJudgedInput(input, cwd)),
    graph: new LinkedGraph(inputs.flatMap(({ facts }) => facts.instances)),
    waivers: [...filed, ...(await waiversInComments(inputs, filed.length, context))],
    phi: options.phi,
    now,
    verdicts: listsPasses(options.format) ? 'all' : options.verdicts,
    tool: { name: 'autoclave', version },
  });
  const report = againstBaseline(judged, options, context);
  const { checkFormats, checkHuman, checkJson } = await import('../views/check.ts');
  return {
    report,
    exitCode: exitCode(report, options),
    human: (terminal) => checkHuman(report, terminal),
    json: () => checkJson(report, options.verdicts),
    formats: checkFormats({
      report,
      controls,
      now,
      verdicts: options.verdicts,
      gate: options,
      folders: foldersOf(context),
    }),
  };
}

function remark(remarks: readonly Remark[], context: Context): void {
  for (const { location, message } of remarks) {
    context.progress(printable(`note  ${location.file}:${location.line}: ${message}`) + '\n');
  }
}

/** A label that nothing bears raises nothing: a slip in the pattern would pass unseen. */
function unmatched(patterns: readonly string[], inputs: readonly CheckedInput[]): readonly string[] {
  return patterns.filter((pattern) => {
    const matches = compilePattern(pattern);
    return !inputs.some(({ facts }) => facts.instances.some(({ address }) => matches(address)));
  });
}

/** Code hosts know files from the root of the repository, which is not always where the command runs. */
function foldersOf({ cwd, env }: Context): Folders {
  return { cwd, root: env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'] ?? cwd };
}

/** A broken control outweighs an input that cannot be certified: both are told, and neither is ever 0. */
function exitCode(report: Report, gate: Gate): 0 | 1 | 2 {
  if (heldBy(report, gate).length > 0) return 1;
  return report.inputs.every((input) => input.certifiable) ? 0 : 2;
}

/**
 * Reads the waiver file, if there is one.
 * @param named What the user called it; a file of the usual name may be missing.
 * @param folder Absolute; names are relative to it.
 * @throws UserError waiver-file-invalid, and those of `requireTextFile`
 */
export async function readWaivers(named: string | undefined, folder: string): Promise<readonly Waiver[]> {
  if (named === undefined && !existsSync(resolve(folder, waiverFile))) return [];
  const file = named ?? waiverFile;
  const text = requireTextFile(file, { cwd: folder });
  // YAML is loaded only where there is a file to read.
  const { parseWaivers } = await import('@autoclave/checker/waivers');
  return parseWaivers(text, file, controls);
}

/** @param first Place of the first one among all waivers. */
async function waiversInComments(
  inputs: readonly CheckedInput[],
  first: number,
  context: Context,
): Promise<readonly Waiver[]> {
  const { own, foreign } = writtenWaivers(inputs, context.cwd);
  remark(foreign, context);
  if (own.length === 0) return [];
  const { inlineWaivers } = await import('@autoclave/checker/inline-waivers');
  const { waivers, problems } = inlineWaivers(own, controls, first);
  remark(problems, context);
  return waivers;
}
