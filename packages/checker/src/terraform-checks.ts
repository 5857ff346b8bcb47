import { fail, isDeclarative, type Control, type ResourceGraph } from '@autoclave/catalog';
import type { JudgedInput, TerraformCheck } from './judged-input.ts';
import type { Judgement, Subject } from './judgement.ts';
import { PlaceIndex } from './place-index.ts';
import type { ReportEvidence } from './report.ts';

/** A guard message of a module, as `guardMessage` of the catalogue words it. */
const guardMessageForm = /^\[([a-z0-9-]+)\] (.+)$/s;

/** A result of Terraform, with the path of the input that tells it: two inputs may use the same address. */
interface HeldCheck extends TerraformCheck {
  readonly input: string;
}

/**
 * Joins what Terraform itself evaluated with our judgements of the same input. A failing check whose message names a
 * control is a fail: evidence for ours where we have it too, else a fail of its own. Other results are evidence on the same
 * object; a check that passes has no message, so it speaks for all conditions of the object together.
 */
export function joinTerraformChecks(
  judgements: readonly Judgement[],
  inputs: readonly JudgedInput[],
  controls: readonly Control[],
  graph: ResourceGraph,
): readonly Judgement[] {
  const checks = inputs.flatMap((input) => input.checks.map((check): HeldCheck => ({ ...check, input: input.path })));
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
  /** Indexes of judgements by their resource. */
  readonly #judged = new PlaceIndex<number>();
  /** The same by each object that a module puts the control's conditions on. */
  readonly #guarded = new PlaceIndex<number>();
  /** By control in each input; made when a check that stands on no resource fails. */
  #failsByControl: PlaceIndex<number> | undefined;

  constructor(judgements: readonly Judgement[], controls: readonly Control[], checked: CheckedAddresses) {
    this.#given = judgements;
    this.#judgements = [...judgements];
    this.#controls = new Map(controls.map((control) => [control.id, control]));
    for (let index = 0; index < judgements.length; index += 1) {
      const judgement = judgements[index];
      if (judgement === undefined) continue;
      const isChecked = checked.has(judgement.subject);
      if (isChecked) this.#judged.add(judgement.subject, index);
      for (const guarded of checked.guarded(judgement, isChecked)) this.#guarded.add(guarded, index);
    }
  }

  judgements(): readonly Judgement[] {
    return this.#judgements;
  }

  addEvidence(check: HeldCheck): void {
    for (const index of this.#guarded.at(check.input, check.address)) this.#attach(index, check);
  }

  addFail(check: HeldCheck): void {
    for (const problem of check.problems) {
      const [, id = '', message = ''] = guardMessageForm.exec(problem) ?? [];
      const control = this.#controls.get(id);
      if (control !== undefined) this.#addRefusal(check, control, message);
    }
  }

  #addRefusal(check: HeldCheck, control: Control, message: string): void {
    const same = this.#sameSubject(check, control);
    const fails = same.filter((index) => this.#judgements[index]?.outcome.verdict === 'fail');
    for (const index of fails) this.#attach(index, check);
    if (fails.length > 0) return;
    const refused: Judgement = {
      control,
      subject: { address: check.address, module: check.module, input: check.input },
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
  #sameSubject(check: HeldCheck, control: Control): readonly number[] {
    if (check.kind === 'resource') {
      const { input, address } = check;
      const here = new Set([...this.#judged.at(input, address), ...this.#guarded.at(input, address)]);
      return [...here].filter((index) => this.#judgements[index]?.control === control);
    }
    return this.#failsOf(control, check).filter((index) => {
      const inside = this.#judgements[index]?.subject.module ?? '';
      return check.module === '' || inside === check.module || inside.startsWith(`${check.module}.`);
    });
  }

  /** Indexes of the fails of a control in the input of a check, before any check was joined. */
  #failsOf({ id }: Control, { input }: HeldCheck): readonly number[] {
    if (this.#failsByControl === undefined) {
      this.#failsByControl = new PlaceIndex();
      for (const [index, { control, subject, outcome }] of this.#given.entries()) {
        if (outcome.verdict === 'fail') this.#failsByControl.add(subject, index, control.id);
      }
    }
    return this.#failsByControl.at(input, id);
  }

  #attach(index: number, check: HeldCheck): void {
    const judgement = this.#judgements[index];
    if (judgement === undefined || judgement.outcome.verdict === 'notApplicable') return;
    this.#judgements[index] = { ...judgement, terraform: [...judgement.terraform, evidenceOf(check)] };
  }
}

const nothing: readonly Subject[] = [];

/** The addresses that checks of any input stand on; most judgements stand on none. */
class CheckedAddresses {
  readonly #graph: ResourceGraph;
  readonly #addresses: ReadonlySet<string>;
  readonly #types = new Map<string, boolean>();

  constructor(checks: readonly TerraformCheck[], graph: ResourceGraph) {
    this.#graph = graph;
    this.#addresses = new Set(checks.map(({ address }) => address));
  }

  has({ address }: Subject): boolean {
    return this.#addresses.has(address);
  }

  /** Where a control has conditions that Terraform may have checked: on the resource, or on its companions. */
  guarded({ control, resource }: Judgement, isChecked: boolean): readonly Subject[] {
    if (resource === undefined || !isDeclarative(control)) return nothing;
    const { condition } = control;
    if (condition.kind !== 'companion') return isChecked ? [resource] : nothing;
    if (!this.#hasType(condition.type)) return nothing;
    const { found } = this.#graph.referrers(resource, condition.type, condition.by);
    return found.map((one) => one.resource).filter((one) => this.has(one));
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
