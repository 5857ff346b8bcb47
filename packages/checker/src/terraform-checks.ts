import { fail, isDeclarative, type Control, type ResourceGraph } from '@autoclave/catalog';
import type { TerraformCheck } from './judged-input.ts';
import type { Judgement } from './judgement.ts';
import type { ReportEvidence } from './report.ts';

/** A guard message of a module, as `guardMessage` of the catalogue words it. */
const guardMessageForm = /^\[([a-z0-9-]+)\] (.+)$/s;

/**
 * Joins what Terraform itself evaluated with our judgements. A failing check whose message names a control is a fail:
 * evidence for ours where we have it too, else a fail of its own. Other results are evidence on the same object; a check
 * that passes has no message, so it speaks for all conditions of the object together.
 */
export function joinTerraformChecks(
  judgements: readonly Judgement[],
  checks: readonly TerraformCheck[],
  controls: readonly Control[],
  graph: ResourceGraph,
): readonly Judgement[] {
  if (checks.length === 0) return judgements;
  const join = new CheckJoin(judgements, controls, new CheckedAddresses(checks, graph));
  for (const check of checks) {
    if (check.status === 'fail') join.addFail(check);
    else join.addEvidence(check);
  }
  return join.judgements();
}

class CheckJoin {
  readonly #controls: ReadonlyMap<string, Control>;
  readonly #given: readonly Judgement[];
  readonly #judgements: Judgement[];
  /** Indexes of judgements by the address of their resource. */
  readonly #judged = new Map<string, number[]>();
  /** The same by the address of each object that a module puts the control's conditions on. */
  readonly #guarded = new Map<string, number[]>();
  /** Made when a check that stands on no resource fails. */
  #failsByControl: Map<string, number[]> | undefined;

  constructor(judgements: readonly Judgement[], controls: readonly Control[], checked: CheckedAddresses) {
    this.#given = judgements;
    this.#judgements = [...judgements];
    this.#controls = new Map(controls.map((control) => [control.id, control]));
    for (let index = 0; index < judgements.length; index += 1) {
      const judgement = judgements[index];
      if (judgement === undefined) continue;
      const isChecked = checked.has(judgement.subject.address);
      if (isChecked) append(this.#judged, judgement.subject.address, index);
      for (const address of checked.guarded(judgement, isChecked)) append(this.#guarded, address, index);
    }
  }

  judgements(): readonly Judgement[] {
    return this.#judgements;
  }

  addEvidence(check: TerraformCheck): void {
    for (const index of this.#guarded.get(check.address) ?? []) this.#attach(index, check);
  }

  addFail(check: TerraformCheck): void {
    for (const problem of check.problems) {
      const [, id = '', message = ''] = guardMessageForm.exec(problem) ?? [];
      const control = this.#controls.get(id);
      if (control !== undefined) this.#addRefusal(check, control, message);
    }
  }

  #addRefusal(check: TerraformCheck, control: Control, message: string): void {
    const same = this.#sameSubject(check, control);
    const fails = same.filter((index) => this.#judgements[index]?.outcome.verdict === 'fail');
    for (const index of fails) this.#attach(index, check);
    if (fails.length > 0) return;
    const refused: Judgement = {
      control,
      subject: { address: check.address, module: check.module },
      outcome: fail(check.address, 'refused by a condition that Terraform evaluated', control.title),
      freed: false,
      message: message.replaceAll(/\s+/g, ' ').trim(),
      terraform: [evidenceOf(check)],
    };
    // Where both judged the same resource and differ, Terraform's fail stands: it stops the plan.
    const [index] = same;
    const ours = index === undefined ? undefined : this.#judgements[index];
    if (index === undefined || ours === undefined) this.#judgements.push(refused);
    else this.#judgements[index] = { ...ours, ...refused, subject: ours.subject };
  }

  /** Judgements of the control on the checked object; for an input, output or check block, its fails in that module. */
  #sameSubject(check: TerraformCheck, control: Control): readonly number[] {
    if (check.kind === 'resource') {
      const here = [...(this.#judged.get(check.address) ?? []), ...(this.#guarded.get(check.address) ?? [])];
      return [...new Set(here)].filter((index) => this.#judgements[index]?.control === control);
    }
    return this.#failsOf(control).filter((index) => {
      const inside = this.#judgements[index]?.subject.module ?? '';
      return check.module === '' || inside === check.module || inside.startsWith(`${check.module}.`);
    });
  }

  /** Indexes of the fails of a control, before any check was joined. */
  #failsOf({ id }: Control): readonly number[] {
    if (this.#failsByControl === undefined) {
      this.#failsByControl = new Map();
      for (const [index, { control, outcome }] of this.#given.entries()) {
        if (outcome.verdict === 'fail') append(this.#failsByControl, control.id, index);
      }
    }
    return this.#failsByControl.get(id) ?? [];
  }

  #attach(index: number, check: TerraformCheck): void {
    const judgement = this.#judgements[index];
    if (judgement === undefined || judgement.outcome.verdict === 'notApplicable') return;
    this.#judgements[index] = { ...judgement, terraform: [...judgement.terraform, evidenceOf(check)] };
  }
}

const nothing: readonly string[] = [];

/** The addresses that checks stand on; most judgements stand on none. */
class CheckedAddresses {
  readonly #graph: ResourceGraph;
  readonly #addresses: ReadonlySet<string>;
  readonly #types = new Map<string, boolean>();

  constructor(checks: readonly TerraformCheck[], graph: ResourceGraph) {
    this.#graph = graph;
    this.#addresses = new Set(checks.map(({ address }) => address));
  }

  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  /** Where a control has conditions that Terraform did check: on the resource, or on its companions. */
  guarded({ control, resource }: Judgement, isChecked: boolean): readonly string[] {
    if (resource === undefined || !isDeclarative(control)) return nothing;
    const { condition } = control;
    if (condition.kind !== 'companion') return isChecked ? [resource.address] : nothing;
    if (!this.#hasType(condition.type)) return nothing;
    const { found } = this.#graph.referrers(resource, condition.type, condition.by);
    return found.map((one) => one.resource.address).filter((address) => this.has(address));
  }

  /** Says whether a resource of a type may be among them. */
  #hasType(type: string): boolean {
    let known = this.#types.get(type);
    if (known === undefined) {
      known = [...this.#addresses].some((address) => address.includes(`${type}.`));
      this.#types.set(type, known);
    }
    return known;
  }
}

function evidenceOf(check: TerraformCheck): ReportEvidence {
  return { source: 'terraform check', at: check.address, value: check.status, reference: null, via: [] };
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [index]);
  else indexes.push(index);
}
