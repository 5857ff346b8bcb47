import type { Resource, ResourceGraph } from '@autoclave/catalog';
import { compareText } from '../findings.ts';
import type { PhiLabel } from '../report.ts';
import { selectionsByTag, type SelectionsByTag } from './backup-tags.ts';
import { flowsByType, namedLogGroups, storeTypes, type Flow } from './flows.ts';
import { markedResources } from './marked.ts';
import { managed, StoreNames } from './store-names.ts';

/** A way from one resource to the next, and the argument that shows it, as `aws_db_instance.copy.replicate_source_db`. */
interface Hop {
  readonly target: Resource;
  readonly shownBy: string;
}

const noLabels: ReadonlyMap<Resource, PhiLabel> = new Map();

/**
 * Labels the resources that hold PHI: those that somebody marked, and whatever their data reaches. Each gets the shortest
 * way; of several, the first by the alphabet. A reference that only may hold counts: the label warns, it decides nothing.
 * @param patterns Addresses that the run marks beside the tags.
 */
export function labelPhi(graph: ResourceGraph, patterns: readonly string[]): ReadonlyMap<Resource, PhiLabel> {
  const marked = markedResources(graph, patterns);
  if (marked.size === 0) return noLabels;
  const ways = new Ways(graph);
  const labels = new Map<Resource, PhiLabel>();
  let frontier: readonly Resource[] = [...marked.keys()].toSorted(byAddress);
  for (const resource of frontier) {
    labels.set(resource, { label: 'PHI', store: resource.address, marked: marked.get(resource) ?? 'tag', via: [] });
  }
  while (frontier.length > 0) {
    const reached = nextOf(frontier, labels, ways);
    for (const [resource, label] of reached) labels.set(resource, label);
    frontier = [...reached.keys()].toSorted(byAddress);
  }
  return labels;
}

/** What the data reaches in one more hop, each with the way that is told. */
function nextOf(
  frontier: readonly Resource[],
  labels: ReadonlyMap<Resource, PhiLabel>,
  ways: Ways,
): ReadonlyMap<Resource, PhiLabel> {
  const reached = new Map<Resource, PhiLabel>();
  const hops = frontier.flatMap((resource) => {
    const label = labels.get(resource);
    return label === undefined ? [] : ways.from(resource).map((hop) => ({ ...hop, label }));
  });
  for (const { target, shownBy, label } of hops) {
    if (labels.has(target)) continue;
    const next = { ...label, via: [...label.via, shownBy] };
    const known = reached.get(target);
    if (known === undefined || isBefore(next, known)) reached.set(target, next);
  }
  return reached;
}

/** Finds where data goes from a resource. */
class Ways {
  readonly #graph: ResourceGraph;
  /** The arguments by which resources of the input name what they take data from. */
  readonly #from: readonly { readonly type: string; readonly argument: string }[];
  readonly #names: StoreNames;
  readonly #takers = new Map<Resource, Hop[]>();
  readonly #selections: SelectionsByTag;
  readonly #logGroups: ReadonlyMap<string, readonly Resource[]>;

  constructor(graph: ResourceGraph) {
    this.#graph = graph;
    const types = Object.entries(flowsByType).filter(([type]) => managed(graph, type).length > 0);
    this.#from = types.flatMap(([type, { from = [] }]) => from.map(({ argument }) => ({ type, argument })));
    this.#names = new StoreNames([...storeTypes].flatMap((type) => managed(graph, type)));
    for (const { type, argument } of this.#from) {
      for (const taker of managed(graph, type)) {
        for (const source of this.#names.namedBy(taker, argument)) {
          const hops = this.#takers.get(source) ?? [];
          hops.push({ target: taker, shownBy: `${taker.address}.${argument}` });
          this.#takers.set(source, hops);
        }
      }
    }
    this.#selections = selectionsByTag(graph);
    this.#logGroups = logGroupsByName(graph);
  }

  from(resource: Resource): readonly Hop[] {
    const takers = this.#from.flatMap(({ type, argument }) => {
      // Where data may come from PHI, it counts as PHI.
      const { found, possible } = this.#graph.referrers(resource, type, argument);
      return [...found, ...possible].map(({ resource: taker }) => ({
        target: taker,
        shownBy: `${taker.address}.${argument}`,
      }));
    });
    const given = (flowsByType[resource.type]?.to ?? []).flatMap((flow) => this.#along(resource, flow));
    const backups = this.#selections(resource).map((selection) => ({
      target: selection,
      shownBy: `${selection.address}.selection_tag`,
    }));
    return [
      ...takers,
      ...(this.#takers.get(resource) ?? []),
      ...given,
      ...backups,
      ...this.#namedGroups(resource),
    ].filter(({ target }) => target.mode === 'managed');
  }

  #along(resource: Resource, { argument, only }: Flow): readonly Hop[] {
    const linked = this.#graph.references(resource, argument).links.map(({ target }) => target);
    return [...linked, ...this.#names.namedBy(resource, argument)]
      .filter(({ type }) => only === undefined || only.includes(type))
      .map((target) => ({ target, shownBy: `${resource.address}.${argument}` }));
  }

  #namedGroups(resource: Resource): readonly Hop[] {
    return namedLogGroups
      .filter(({ type }) => type === resource.type)
      .flatMap(({ argument, prefix }) => {
        const name = resource.attribute(argument);
        if (name.state !== 'known' || typeof name.value !== 'string') return [];
        const groups = this.#logGroups.get(prefix(name.value)) ?? [];
        return groups.map((target) => ({ target, shownBy: `${resource.address}.${argument}` }));
      });
  }
}

/** By the whole name, and by the part of it that ends with a slash and names a database: `/aws/rds/instance/ehr/`. */
function logGroupsByName(graph: ResourceGraph): ReadonlyMap<string, readonly Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const group of managed(graph, 'aws_cloudwatch_log_group')) {
    const name = group.attribute('name');
    if (name.state !== 'known' || typeof name.value !== 'string') continue;
    const database = /^\/aws\/rds\/(?:instance|cluster)\/[^/]+\//.exec(name.value)?.[0];
    for (const key of [name.value, ...(database === undefined ? [] : [database])]) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [group]);
      else known.push(group);
    }
  }
  return groups;
}

function byAddress(one: Resource, other: Resource): number {
  return compareText(one.address, other.address);
}

function isBefore(one: PhiLabel, other: PhiLabel): boolean {
  return compareText([one.store, ...one.via].join('\n'), [other.store, ...other.via].join('\n')) < 0;
}
