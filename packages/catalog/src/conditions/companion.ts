import { allOf, fail, unknown, type Outcome } from '../outcome.ts';
import type { Link, Resource, ResourceGraph } from '../resource.ts';
import type { Setting } from '../setting.ts';
import type { Condition } from './condition.ts';

/** A statement about a resource that another resource makes true, as `aws_s3_bucket_versioning` does for a bucket. */
export interface Companion {
  readonly kind: 'companion';
  /** Type of the other resource. In HCL the inner condition is rendered on its `self`. */
  readonly type: string;
  /** Its argument that refers to the judged resource. */
  readonly by: string;
  readonly inner: Condition;
  evaluate(resource: Resource, graph: ResourceGraph): Outcome;
  settings(): readonly Setting[];
  readonly requirement: string;
  /** Types of resources that undo the statement from outside. A condition that Terraform evaluates cannot see them. */
  readonly undoneBy?: readonly string[];
}

/** A resource that undoes what a companion states, as a rule of its own does for a group that must have none. */
export interface Undoing {
  readonly type: string;
  /** Its argument that leads to the companion, or to the judged resource. */
  readonly by: string;
  /** The attributes of the judged resource that mean the companion; another attribute leads elsewhere. */
  readonly attributes: readonly string[];
  /** What such a resource is, for messages: `a rule of this group`. */
  readonly title: string;
}

/** Blocks of the judged resource that older configurations hold in place of a companion. */
export interface InlineForm {
  readonly name: string;
  readonly condition: Condition;
}

/**
 * A resource of `type` refers to the judged one through `by`, and every such resource meets the condition.
 * Unknown when none refers to it but a reference of one could not be resolved.
 * @param inline Counts where no companion refers to the resource. It is never asked for: the provider would rather have the
 * companion.
 */
export function companion(type: string, by: string, inner: Condition, inline?: InlineForm): Companion {
  return {
    kind: 'companion',
    type,
    by,
    inner,
    evaluate: (resource, graph) => {
      const referrers = graph.referrers(resource, type, by);
      const { found, possible } = referrers;
      if (found.length > 0) return allOf(found.map((one) => at(one.resource, inner.evaluate(one.resource))));
      const own = inline && judgeInline(resource, inline);
      if (own !== undefined) return own;
      const open = possible[0] ?? referrers.unresolved[0];
      if (open !== undefined) return unknown(`${open.resource.address}.${by}`, open.missing.join(', '));
      return fail(type, `no ${type} refers to this resource`, `exist, where ${inner.requirement}`);
    },
    settings: () => [{ kind: 'companion', type, by, settings: inner.settings() }],
    requirement: `${type} must exist, where ${inner.requirement}`,
  };
}

/** Adds to a companion that no resource of the input undoes it. */
export function notUndone(base: Companion, ...undoings: readonly [Undoing, ...Undoing[]]): Companion {
  return {
    ...base,
    undoneBy: undoings.map(({ type }) => type),
    evaluate: (resource, graph) => {
      const outcome = base.evaluate(resource, graph);
      if (outcome.verdict !== 'pass') return outcome;
      const companions = graph.referrers(resource, base.type, base.by).found.map((one) => one.resource);
      const isMeant = (undoing: Undoing, target: Resource, link: Link): boolean =>
        target !== resource || undoing.attributes.includes(link.attribute);
      return allOf([
        ...undoings.flatMap((undoing) =>
          [resource, ...companions].flatMap((target) =>
            undoneIn(target, undoing, { graph, isMeant: (link) => isMeant(undoing, target, link) }),
          ),
        ),
        outcome,
      ]);
    },
  };
}

function undoneIn(
  target: Resource,
  { type, by, title }: Undoing,
  { graph, isMeant }: { readonly graph: ResourceGraph; isMeant(link: Link): boolean },
): readonly Outcome[] {
  const { found, unresolved } = graph.referrers(target, type, by);
  return [
    ...found.filter(({ link }) => isMeant(link)).map((one) => fail(one.resource.address, title, 'be left out')),
    ...unresolved
      .filter(({ link }) => link === undefined || isMeant(link))
      .map((one) => unknown(`${one.resource.address}.${by}`, one.missing.join(', '))),
  ];
}

/**
 * What blocks that hold, or may hold, say. Blocks that are left out are filled in by AWS, and then say no more than that no
 * companion is there.
 */
function judgeInline(resource: Resource, { name, condition }: InlineForm): Outcome | undefined {
  if (resource.attribute(name).state === 'absent') return undefined;
  const outcome = condition.evaluate(resource);
  return outcome.verdict === 'pass' || outcome.verdict === 'unknown' ? outcome : undefined;
}

/** Prefixes the neighbour's address, so that the reader sees where to look. */
function at(resource: Resource, outcome: Outcome): Outcome {
  if (outcome.verdict === 'fail' || outcome.verdict === 'unknown') {
    return { ...outcome, at: `${resource.address}.${outcome.at}` };
  }
  if (outcome.verdict !== 'pass') return outcome;
  return {
    verdict: 'pass',
    evidence: outcome.evidence.map((one) => ({ ...one, at: `${resource.address}.${one.at}` })),
  };
}
