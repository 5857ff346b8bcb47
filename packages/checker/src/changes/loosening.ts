import {
  conditionFor,
  isDeclarative,
  type Block,
  type Condition,
  type DeclarativeControl,
  type Outcome,
  type Resource,
  type ResourceGraph,
} from '@autoclave/catalog';
import { compareText } from '../findings.ts';
import type { Judgement } from '../judgement.ts';

/** What held before the plan. */
export interface Loosening {
  /** Attribute path, or the address of a neighbour. */
  readonly at: string;
  /** The value before the plan, as it may be shown. */
  readonly before: string;
}

/**
 * Finds the fails that the plan itself brings about: the same condition held on what stood there before. One rule for
 * every declarative control, instead of a second control for each.
 */
export class LooseningFinder {
  readonly #graph: ResourceGraph;
  /** Companions that the plan removes, by type and argument, then by the resource that they belong to. */
  readonly #removed = new Map<string, ReadonlyMap<Resource, readonly Resource[]>>();

  constructor(graph: ResourceGraph) {
    this.#graph = graph;
  }

  /** Undefined for what failed before already, is new, or is not decided by a condition of ours. */
  find({ control, outcome, resource, message }: Judgement): Loosening | undefined {
    // With a message of its own the fail is Terraform's, and our condition says nothing of it.
    if (outcome.verdict !== 'fail' || resource === undefined || message !== undefined) return undefined;
    if (!isDeclarative(control) || control.judgesRemoved === true) return undefined;
    const { condition } = control;
    if (condition.kind === 'companion') return this.#ofCompanions(resource, condition);
    const before = beforeOf(resource);
    if (before === undefined || !applied(control, resource, before)) return undefined;
    return held(conditionFor(condition, resource.type), before, outcome);
  }

  #ofCompanions(resource: Resource, { type, by, inner }: CompanionFacts): Loosening | undefined {
    const { found } = this.#graph.referrers(resource, type, by);
    for (const { resource: companion } of found.toSorted((one, other) => byAddress(one.resource, other.resource))) {
      const before = beforeOf(companion);
      const loosening = before && held(inner, before, inner.evaluate(companion));
      if (loosening !== undefined) return { ...loosening, at: `${companion.address}.${loosening.at}` };
    }
    if (found.length > 0) return undefined;
    for (const companion of this.#removedFor(resource, type, by).toSorted(byAddress)) {
      const outcome = inner.evaluate(companion);
      if (outcome.verdict !== 'pass') continue;
      return { at: companion.address, before: `${companion.address}.${evidenceText(outcome)}` };
    }
    return undefined;
  }

  #removedFor(resource: Resource, type: string, by: string): readonly Resource[] {
    const key = `${type} ${by}`;
    let index = this.#removed.get(key);
    if (index === undefined) {
      const pairs = this.#graph
        .removed(type)
        .filter(({ action }) => action === 'delete')
        .flatMap((companion) =>
          this.#graph.references(companion, by).links.map(({ target }) => ({ companion, target })),
        );
      index = new Map(
        [...Map.groupBy(pairs, ({ target }) => target)].map(([target, group]) => [
          target,
          group.map(({ companion }) => companion),
        ]),
      );
      this.#removed.set(key, index);
    }
    return index.get(resource) ?? [];
  }
}

interface CompanionFacts {
  readonly type: string;
  readonly by: string;
  readonly inner: Condition;
}

/** The arguments before the change; undefined for what is not changed. */
function beforeOf({ action, before }: Resource): Block | undefined {
  return action === 'update' || action === 'replace' ? before : undefined;
}

/** A resource that the control left out before the plan was not held to it. */
function applied({ applies }: DeclarativeControl, resource: Resource, before: Block): boolean {
  const condition = applies && conditionFor(applies.condition, resource.type);
  return condition?.evaluate(before).verdict !== 'fail';
}

/** @param now What the condition says of the resource after the plan. */
function held(condition: Condition | undefined, before: Block, now: Outcome): Loosening | undefined {
  if (condition === undefined || now.verdict !== 'fail') return undefined;
  const then = condition.evaluate(before);
  if (then.verdict !== 'pass') return undefined;
  // What is marked as sensitive now may have been no secret before, and the other way round: neither is shown.
  return { at: now.at, before: now.got === '(sensitive)' ? now.got : valueAt(then, now.at) };
}

/** The value at the path that fails now; where it stands nowhere in the evidence, all of the evidence. */
function valueAt(then: Extract<Outcome, { verdict: 'pass' }>, at: string): string {
  const exact = then.evidence.find((one) => one.at === at);
  return exact?.value ?? exact?.reference ?? evidenceText(then);
}

function evidenceText({ evidence }: Extract<Outcome, { verdict: 'pass' }>): string {
  return evidence
    .map(({ at, value, reference }) =>
      value === undefined && reference === undefined ? at : `${at}: ${value ?? reference}`,
    )
    .join('; ');
}

function byAddress(one: Resource, other: Resource): number {
  return compareText(one.address, other.address);
}
