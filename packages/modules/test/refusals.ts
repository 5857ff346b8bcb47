import { guardMessage } from '@autoclave/catalog';
import { readInput } from '@autoclave/graph';
import type { ModuleDefinition } from '../src/define-module.ts';
import { printModuleCall } from '../src/emit/module-call.ts';
import { requireControl } from '../src/guards.ts';
import type { InputDeclarations } from '../src/input.ts';
import type { Diagnostic, Project } from './plan-module.ts';

/** Arguments of a module call: literals, and expressions written as `${…}`. */
export type Args = { readonly [name: string]: unknown };

/** A call that differs from one with good arguments. */
export interface Attempt {
  /** What is wrong with it, or why it is right after all. */
  readonly because: string;
  readonly args: Args;
  /** What Terraform prints, without its frame; none where the call is accepted. */
  readonly messages: readonly string[];
}

/** The message with which a guard of a module refuses a value. */
export function guarded(control: string, module: string, requirement: string): string {
  return guardMessage(requireControl(control, 'a test'), module, requirement);
}

/** Writes a call of a module whose files lie in `modules/<name>`. */
export function moduleCall<Inputs extends InputDeclarations>(
  { name, providerAliases = [] }: ModuleDefinition<Inputs>,
  label: string,
  args: Args,
): string {
  return printModuleCall({ label, source: `./modules/${name}`, providerAliases, args });
}

/** What became of attempts. */
export interface Outcome {
  /** Messages of each attempt, sorted, in the order of the attempts; none where it was accepted. */
  readonly messages: readonly (readonly string[])[];
  /** The plan, as JSON, of the rest of the project and of all attempts that were accepted. */
  readonly json: string;
}

/**
 * Plans all attempts in one configuration. Terraform tells what breaks a condition on one input before it looks at the
 * rest, so it plans again without the calls that were refused until the others stand: three plans, as a rule.
 * @param project Already initialised with `calls` in `attempts.tf`.
 */
export async function attemptAll(project: Project, calls: readonly string[]): Promise<Outcome> {
  const found = new Map<number, ReadonlySet<string>>();
  const open = new Set(calls.keys());
  for (;;) {
    project.write({ 'attempts.tf': [...open].map((index) => calls[index]).join('\n') });
    const { exitCode, errors } = await project.planErrors();
    if (exitCode === 0) break;
    const isOfResource = errors.some(({ summary }) => summaryOfCheck.test(summary));
    const refused = [
      ...errors.flatMap(fromDiagnostic),
      // Errors of conditions on resources do not tell which call they belong to; the plan does.
      ...(isOfResource ? fromChecks(await project.lastPlan()) : []),
    ];
    if (refused.length === 0) throw new TypeError(`the plan fails with ${JSON.stringify(errors)}`);
    for (const { index, message } of refused) {
      found.set(index, new Set(found.get(index)).add(message));
      open.delete(index);
    }
  }
  return {
    messages: calls.map((_, index) => [...(found.get(index) ?? [])].toSorted()),
    json: await project.lastPlan(),
  };
}

/** Label of the call of an attempt. */
export function attemptLabel(index: number): string {
  return `attempt_${index}`;
}

interface Refusal {
  readonly index: number;
  readonly message: string;
}

const summaryOfCheck = /^Resource (?:pre|post)condition failed$/;

function fromDiagnostic({ summary, detail, address, snippet }: Diagnostic): readonly Refusal[] {
  if (summaryOfCheck.test(summary)) return [];
  const place = address ?? snippet?.context ?? '';
  const index = /^module(?: "|\.)attempt_(\d+)/.exec(place)?.[1];
  if (index === undefined) throw new TypeError(`the plan fails outside the attempts: ${summary}: ${detail}`);
  const [message = ''] = detail.split('\n\nThis was checked by the validation rule at ');
  return [{ index: Number(index), message: summary === 'Invalid value for variable' ? message : summary }];
}

function fromChecks(json: string): readonly Refusal[] {
  return readInput(json, 'plan.json')
    .checks.filter(({ kind, status }) => kind === 'resource' && status === 'fail')
    .flatMap(({ module, problems }) => {
      const index = /^module\.attempt_(\d+)/.exec(module)?.[1];
      if (index === undefined) throw new TypeError(`the plan fails outside the attempts: ${problems.join(' ')}`);
      return problems.map((message) => ({ index: Number(index), message }));
    });
}
