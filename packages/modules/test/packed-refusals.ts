import { readPlan } from '@autoclave/graph';
import type { Project } from './plan-module.ts';

/** A call of a module that Terraform must refuse. */
export interface Refusal {
  /** HCL by input, over the inputs that every call gives. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What refuses, by its address inside the module: `var.port`, `aws_db_instance.this`. */
  readonly at: string;
  readonly message: string;
  /** Set where this refusal and others in the same call would hide each other. */
  readonly alone?: true;
}

/** What Terraform said of the call that stood for a refusal, and perhaps for others. */
export interface Refused {
  /** Messages at the refusal's address. */
  readonly messages: readonly string[];
  /** Messages of the whole call. */
  readonly all: readonly string[];
  /** How many refusals the call stood for. */
  readonly expected: number;
}

interface Call {
  readonly inputs: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
}

/** Writes one call as HCL. */
export type WriteCall = (label: string, inputs: Readonly<Record<string, string>>) => string;

/**
 * Tries refusals in as few calls as their inputs allow: Terraform reads a module again for each call. What a rule
 * decides from its own input alone is refused before Terraform plans, and it goes no further; the rest is refused by a
 * second plan, which writes down what it found.
 * @param project Initialised with a call for each of `labelsFor(refusals)` in `calls.tf`.
 */
export async function tryRefusals(
  project: Project,
  refusals: readonly Refusal[],
  write: WriteCall,
): Promise<ReadonlyMap<Refusal, Refused>> {
  const early = pack(refusals);
  writeCalls(project, early, write);
  const { errors } = await project.planErrors();
  const first = collect(early, fromLines(errors));
  const late = pack(refusals.filter((refusal) => first.get(refusal)?.messages.length === 0));
  writeCalls(project, late, write);
  const { json, errors: printed } = await project.plan();
  if (json === '') throw new TypeError(`Terraform wrote no plan: ${printed}`);
  return new Map([...withoutLate(first), ...collect(late, fromChecks(json))]);
}

/** A call that was refused early stood only for what was refused early in it. */
function withoutLate(first: ReadonlyMap<Refusal, Refused>): ReadonlyMap<Refusal, Refused> {
  const entries = [...first].filter(([, { messages }]) => messages.length > 0);
  const ofCall = Map.groupBy(entries, ([, { all }]) => all);
  return new Map(
    entries.map(([one, refused]) => [one, { ...refused, expected: ofCall.get(refused.all)?.length ?? 0 }]),
  );
}

/** Labels of the module blocks that refusals need. */
export function labelsFor(refusals: readonly Refusal[]): readonly string[] {
  return pack(refusals).map((_, index) => labelOf(index));
}

function labelOf(index: number): string {
  return `call_${index}`;
}

/** Puts refusals into calls whose inputs do not contradict each other, variables apart from resources. */
function pack(refusals: readonly Refusal[]): readonly Call[] {
  const calls: { inputs: Readonly<Record<string, string>>; refusals: Refusal[] }[] = [];
  for (const refusal of refusals) {
    const call = calls.find((one) => one.refusals.every((other) => canShare(refusal, other)));
    if (call === undefined) {
      calls.push({ inputs: refusal.inputs, refusals: [refusal] });
    } else {
      call.inputs = { ...call.inputs, ...refusal.inputs };
      call.refusals.push(refusal);
    }
  }
  return calls;
}

function canShare(one: Refusal, other: Refusal): boolean {
  if (one.alone === true || other.alone === true || isOfVariable(one) !== isOfVariable(other)) return false;
  // What a refused resource gives is not there for others: they would not be judged.
  if (isOfVariable(one) ? one.at === other.at : one.at !== other.at || one.message === other.message) return false;
  return Object.entries(one.inputs).every(([input, hcl]) => (other.inputs[input] ?? hcl) === hcl);
}

function isOfVariable(refusal: Refusal): boolean {
  return refusal.at.startsWith('var.');
}

/** Messages by address inside the module. */
type Messages = ReadonlyMap<string, readonly string[]>;

function writeCalls(project: Project, calls: readonly Call[], write: WriteCall): void {
  project.write({ 'calls.tf': calls.map(({ inputs }, index) => write(labelOf(index), inputs)).join('') });
}

function collect(calls: readonly Call[], said: ReadonlyMap<string, Messages>): ReadonlyMap<Refusal, Refused> {
  return new Map(
    calls.flatMap(({ refusals }, index) => {
      const messages: Messages = said.get(labelOf(index)) ?? new Map<string, readonly string[]>();
      const all = [...messages.values()].flat();
      return refusals.map((one): [Refusal, Refused] => [
        one,
        { messages: messages.get(one.at) ?? [], all, expected: refusals.length },
      ]);
    }),
  );
}

/** Reads what Terraform refuses before it plans: its errors name the line of the call, and no address. */
function fromLines(errors: Awaited<ReturnType<Project['planErrors']>>['errors']): ReadonlyMap<string, Messages> {
  const said = new Map<string, Map<string, readonly string[]>>();
  for (const { summary, detail, snippet } of errors) {
    const [, label] = /^module "(.+)"$/.exec(snippet?.context ?? '') ?? [];
    const [, input] = /^\s*(\w+) = /.exec(snippet?.code ?? '') ?? [];
    if (summary !== 'Invalid value for variable' || label === undefined || input === undefined) {
      throw new TypeError(`Terraform says something else: ${summary}: ${detail}`);
    }
    const ofCall = said.get(label) ?? new Map<string, readonly string[]>();
    const [message = ''] = detail.split('\n\nThis was checked by');
    said.set(label, ofCall.set(`var.${input}`, [...(ofCall.get(`var.${input}`) ?? []), message]));
  }
  return said;
}

/** Reads what Terraform refuses while it plans. */
function fromChecks(json: string): ReadonlyMap<string, Messages> {
  const said = new Map<string, Map<string, readonly string[]>>();
  for (const { status, module, address, problems } of readPlan(json, { path: 'plan.json' }).checks) {
    if (status !== 'fail') continue;
    const label = module.slice('module.'.length);
    const ofCall = said.get(label) ?? new Map<string, readonly string[]>();
    said.set(label, ofCall.set(address.slice(module.length + 1), problems));
  }
  return said;
}
