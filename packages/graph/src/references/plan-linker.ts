import { UNKNOWN, type Value } from '@autoclave/catalog';
import { noReferences, type InstanceLink, type InstanceReferences } from '../instance.ts';
import { isJsonList, isJsonObject, member } from '../json.ts';
import { entriesAt } from '../paths.ts';
import type { Expression } from '../plan/configuration.ts';
import type { Linker, PlanInstance } from '../plan/plan-instance.ts';
import { chooseLinks, holdsUnknown } from './choose-links.ts';
import { SourceFinder, type PlanScope } from './find-sources.ts';
import type { ModuleTree } from './module-instance.ts';
import { placeOfResource, type Place } from './place.ts';

/** Links the instances of one plan. */
export class PlanLinker implements Linker {
  readonly #modules: ModuleTree;
  readonly #finder: SourceFinder;
  readonly #places = new Map<PlanInstance, Place | undefined>();

  constructor(modules: ModuleTree, scope: PlanScope) {
    this.#modules = modules;
    this.#finder = new SourceFinder(scope);
  }

  isSettled(source: PlanInstance, expression: Expression): boolean {
    const place = this.#placeOf(source);
    if (place === undefined) return false;
    const { found, missing } = this.#finder.find(expression, place);
    return found.length === 0 && missing.length === 0;
  }

  resolve(source: PlanInstance, path: string): InstanceReferences {
    const place = this.#placeOf(source);
    const { configuration } = source.facts;
    if (place === undefined || configuration === undefined) return noReferences;
    const entries = entriesAt(source.values(), path);
    const expressions = configuration.expressionsAt(path);
    // Most arguments that somebody asks for are not written at all.
    if (entries.length === 0 && expressions.length === 0) return noReferences;
    // Arguments that are written and never kept are null in every plan, so their value tells nothing.
    const shown: readonly Value[] = path.endsWith('_wo') ? [UNKNOWN] : entries;
    const unknown = shown.filter(holdsUnknown);
    const missing = new Set<string>();
    const links = expressions.flatMap(({ expression }) => {
      const sources = this.#finder.find(expression, place);
      if (unknown.length > 0) for (const hop of sources.missing) missing.add(hop);
      return chooseLinks(sources, {
        entries: shown,
        get isCollection() {
          return marksCollection(source.facts.sensitive, path);
        },
      });
    });
    const isShown = expressions.some((one) => one.whole) || expressions.length >= unknown.length;
    if (!isShown) missing.add(`the expression of ${path}`);
    if (links.length === 0 && missing.size === 0) return noReferences;
    return { links: isShown ? unique(links) : unique(links).map(asMay), missing: [...missing] };
  }

  #placeOf(source: PlanInstance): Place | undefined {
    const known = this.#places.get(source);
    if (known !== undefined) return known;
    const module = this.#modules.at(source.module);
    const place = module && placeOfResource(source, module);
    this.#places.set(source, place);
    return place;
  }
}

/**
 * The marks of sensitive parts show the type of what is not known: they hold an empty list or object for a collection, and
 * nothing for a single value.
 */
function marksCollection(marks: unknown, path: string): boolean {
  let current: readonly unknown[] = [marks];
  for (const step of path.split('.')) {
    current = current
      .flatMap((one) => (isJsonList(one) ? one : [one]))
      .flatMap((one) => {
        const next = isJsonObject(one) ? member(one, step) : undefined;
        return next === undefined ? [] : [next];
      });
  }
  return current.some((one) => typeof one === 'object' && one !== null);
}

function asMay(link: InstanceLink): InstanceLink {
  return { ...link, strength: 'may' };
}

function unique(links: readonly InstanceLink[]): readonly InstanceLink[] {
  if (links.length < 2) return links;
  const byTarget = new Map<string, InstanceLink>();
  for (const link of links) {
    const name = `${link.target}\n${link.attribute}`;
    if (!byTarget.has(name)) byTarget.set(name, link);
  }
  return [...byTarget.values()];
}
