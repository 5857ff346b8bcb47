import { stepKey, stepName, type InstanceKey, type Step } from '../address.ts';
import type { Expression } from '../plan/configuration.ts';
import { attributePath } from './attribute-path.ts';
import type { ByKey, ModuleInstance } from './module-instance.ts';
import { hasIndex, pairedKey, type RootVariables } from './pairing.ts';
import { placeInside, placeOfInputs, type Place } from './place.ts';
import { asPaired, joinSources, missingSource, noSources, through, type Sources } from './source.ts';

/** What the finder must know of the whole plan. */
export interface PlanScope {
  readonly variables: RootVariables;
  /** Resources may be left out of the plan, so that one without instances proves nothing. */
  readonly isPartial: boolean;
}

const longestWay = 64;

/** Names that stand for values of the plan itself, never for a resource. */
const valuesOnly = new Set(['count', 'path', 'terraform', 'tofu', 'self']);

/** First names of references to what is not a managed resource. */
const otherModes = new Set(['data', 'ephemeral']);

/** A reference on its way: the steps, where it stands, and what else stands in the same expression. */
interface Reference {
  readonly steps: readonly Step[];
  /** Steps that follow, from the references through which this one was reached. */
  readonly rest: readonly Step[];
  /** The expression that it stands in, first, and those through which that one was reached by an index. */
  readonly indexes: readonly [Index, ...Index[]];
}

/**
 * An expression that may hold an index, and where it stands. `module.m.ids[each.key]` gives no more than `module.m.ids` and
 * `each.key`, so the key counts where the way comes upon instances to choose among.
 */
interface Index {
  readonly expression: Expression;
  readonly place: Place;
}

/**
 * Follows expressions to the resource instances that they take their values from: through module inputs and outputs,
 * `for_each`, and computed indexes. Each expression is followed once for each place and rest.
 */
export class SourceFinder {
  readonly #scope: PlanScope;
  readonly #known = new Map<Expression, Map<string, Sources>>();
  readonly #numbers = new Map<Expression, number>();
  /** Names of the resources that references begin with. */
  readonly #ids = new Map<readonly Step[], string>();
  /** The expressions that are being followed, outermost first. */
  readonly #way: { readonly expression: Expression; readonly module: ModuleInstance }[] = [];

  constructor(scope: PlanScope) {
    this.#scope = scope;
  }

  /**
   * @param rest Steps into the value of the expression, where only a part of it is meant.
   * @param outer Expressions on the way that may hold an index into the value, nearest first.
   */
  find(expression: Expression, place: Place, rest: readonly Step[] = [], outer: readonly Index[] = []): Sources {
    if (expression.references.length === 0) return noSources;
    let known = this.#known.get(expression);
    if (known === undefined) this.#known.set(expression, (known = new Map()));
    const indexes = [{ expression, place }, ...outer] as const;
    const name = this.#placeName(indexes, rest);
    const before = known.get(name);
    if (before !== undefined) return before;
    // A way back to where it came from adds nothing. Neither it nor an endless way is in a plan that Terraform wrote.
    const isLoop = this.#way.some((step) => step.expression === expression && step.module === place.module);
    if (isLoop) return noSources;
    if (this.#way.length >= longestWay) return missingSource(`more than ${longestWay} hops`);
    this.#way.push({ expression, module: place.module });
    const sources = joinSources(expression.references.map((steps) => this.#follow({ steps, rest, indexes })));
    this.#way.pop();
    known.set(name, sources);
    return sources;
  }

  #follow(reference: Reference): Sources {
    const { steps, indexes } = reference;
    const first = stepName(steps[0]) ?? '';
    if (valuesOnly.has(first)) return noSources;
    switch (first) {
      case 'var':
        return this.#variable(reference);
      case 'module':
        return this.#module(reference);
      case 'each':
        return this.#each(reference);
      case 'local':
        return missingSource(inModule(indexes[0].place.module, `local.${stepName(steps[1]) ?? ''}`));
      default:
        return this.#resource(reference);
    }
  }

  #variable({ steps, rest, indexes }: Reference): Sources {
    const { place } = indexes[0];
    const name = stepName(steps[1]) ?? '';
    const input = place.module.call?.input(name);
    const outside = placeOfInputs(place.module);
    // A variable of the root module, or one left to its default, is a value.
    if (input === undefined || outside === undefined) return noSources;
    const sources = this.find(input, outside, [...steps.slice(2), ...rest], indexes.filter(mayIndex));
    return through(inModule(place.module, `var.${name}`), sources);
  }

  #each({ steps, rest, indexes: [{ place }] }: Reference): Sources {
    if (stepName(steps[1]) !== 'value' || place.forEach === undefined || place.key === undefined) return noSources;
    return this.find(place.forEach, placeInside(place.module), [{ key: place.key }, ...steps.slice(2), ...rest]);
  }

  #module(reference: Reference): Sources {
    const { steps, rest, indexes } = reference;
    const { place } = indexes[0];
    const name = stepName(steps[1]) ?? '';
    const instances = this.#childrenOf(place.module, name, stepKey(steps[2]));
    if (instances.size === 0) {
      return this.#noInstance(place.module, place.module.configuration?.call(name), `module.${name}`);
    }
    const chosen = this.#choose(instances, steps.slice(2), reference);
    const further = { rest: rest.slice(chosen.used), outer: indexes.filter(mayIndex) };
    const sources = joinSources(
      chosen.items.map((child) => this.#outputs(child, chosen.inside, further)),
      true,
    );
    return chosen.paired ? asPaired(sources) : sources;
  }

  /**
   * Follows the output that the steps name. A splat or a computed index has lost its name: the rest may know it, and if
   * not, it is any of them.
   */
  #outputs(child: ModuleInstance, [output, ...steps]: readonly Step[], { rest, outer }: Further): Sources {
    if (output !== undefined) return this.#output(child, stepName(output) ?? '', { rest: [...steps, ...rest], outer });
    const named = stepName(rest[0]) ?? stepKey(rest[0]);
    if (typeof named === 'string' && child.configuration?.output(named) !== undefined) {
      return this.#output(child, named, { rest: rest.slice(1), outer });
    }
    return joinSources((child.configuration?.outputs ?? []).map((name) => this.#output(child, name, { rest, outer })));
  }

  #output(child: ModuleInstance, name: string, { rest, outer }: Further): Sources {
    const expression = child.configuration?.output(name);
    if (expression === undefined) return noSources;
    return through(`${child.address}.${name}`, this.find(expression, placeInside(child), rest, outer));
  }

  #resource(reference: Reference): Sources {
    const { steps, rest, indexes } = reference;
    const { place } = indexes[0];
    const length = otherModes.has(stepName(steps[0]) ?? '') ? 3 : 2;
    const id = this.#idOf(steps, length);
    const instances = place.module.resources(id);
    if (instances.size === 0) return this.#noInstance(place.module, place.module.configuration?.resource(id), id);
    const chosen = this.#choose(instances, steps.slice(length), reference);
    const further = rest.slice(chosen.used);
    return {
      found: chosen.items.map((target) => ({
        target,
        attribute: attributePath(target, chosen.inside, further),
        paired: chosen.paired,
        via: [],
      })),
      missing: [],
      isOneReference: true,
    };
  }

  #idOf(steps: readonly Step[], length: number): string {
    let id = this.#ids.get(steps);
    if (id === undefined) {
      const names = steps.slice(0, length).flatMap((step) => stepName(step) ?? []);
      this.#ids.set(steps, (id = names.join('.')));
    }
    return id;
  }

  /** Chooses among instances: by the key that is written, by the next step of the way, by equal keys; else all. */
  #choose<Item>(instances: ByKey<Item>, steps: readonly Step[], { rest, indexes }: Reference): Choice<Item> {
    const written = stepKey(steps[0]);
    const keyed = !instances.has(undefined);
    if (written !== undefined && keyed) {
      const item = itemAt(instances, written);
      return { items: item === undefined ? [] : [item], inside: steps.slice(1), used: 0, paired: false };
    }
    const paired = keyed && steps.length === 0 ? this.#pair(instances, rest, indexes) : undefined;
    return paired ?? { items: [...instances.values()], inside: steps, used: 0, paired: false };
  }

  #pair<Item>(instances: ByKey<Item>, rest: readonly Step[], indexes: Reference['indexes']): Choice<Item> | undefined {
    // Steps before the key name members of an object that the plan does not show.
    for (const [index, step] of rest.entries()) {
      const item = itemAt(instances, stepKey(step) ?? stepName(step) ?? '');
      if (item !== undefined) return { items: [item], inside: [], used: index + 1, paired: true };
    }
    for (const [depth, { expression, place }] of indexes.entries()) {
      // `x[var.places[each.key]]` names the variable as well: the key may be any that it holds. One variable is the way here.
      if (variablesIn(expression) > Math.min(depth, 1)) continue;
      const key = pairedKey(expression.references, place, instances, this.#scope.variables);
      const item = key === undefined ? undefined : instances.get(key);
      if (item !== undefined) return { items: [item], inside: [], used: 0, paired: true };
    }
    return undefined;
  }

  /** The instances of a call; for a module that declares no resource, and so leaves no trace, one as it is asked for. */
  #childrenOf(module: ModuleInstance, name: string, key: InstanceKey): ByKey<ModuleInstance> {
    const configuration = module.configuration?.call(name)?.module;
    if (configuration?.isWithoutResources !== true) return module.children(name);
    return new Map([[key, module.child(name, key)]]);
  }

  /** Names what the sources of an expression depend on: places share them where no index depends on the instance. */
  #placeName(indexes: readonly [Index, ...Index[]], rest: readonly Step[]): string {
    const [{ place, expression }, ...outer] = indexes;
    const { address } = place.module;
    if (outer.length === 0 && rest.length === 0 && !hasIndex(expression.references)) return address;
    const steps = rest.map((step) => stepName(step) ?? stepKey(step));
    return JSON.stringify([address, steps, ...indexes.filter(mayIndex).map((index) => this.#indexName(index))]);
  }

  #indexName({ expression, place }: Index): readonly unknown[] {
    let number = this.#numbers.get(expression);
    if (number === undefined) this.#numbers.set(expression, (number = this.#numbers.size));
    return [number, place.module.address, place.key ?? null];
  }

  #noInstance(module: ModuleInstance, declared: unknown, id: string): Sources {
    // count = 0, or an empty for_each: a whole plan that shows no instance has none.
    if (declared !== undefined && !this.#scope.isPartial) return noSources;
    return missingSource(inModule(module, id));
  }
}

/** How the way goes on behind an instance. */
interface Further {
  readonly rest: readonly Step[];
  readonly outer: readonly Index[];
}

interface Choice<Item> {
  readonly items: readonly Item[];
  /** Steps that are left behind the instance. */
  readonly inside: readonly Step[];
  /** Steps of the rest that the choice took. */
  readonly used: number;
  readonly paired: boolean;
}

function variablesIn({ references }: Expression): number {
  return references.filter((steps) => stepName(steps[0]) === 'var').length;
}

function itemAt<Item>(instances: ByKey<Item>, key: string | number): Item | undefined {
  // Terraform converts: x["0"] is an instance of count too, and x[0] one of for_each.
  const found = instances.get(key);
  if (found !== undefined) return found;
  if (typeof key === 'number') return instances.get(String(key));
  return /^\d+$/.test(key) ? instances.get(Number(key)) : undefined;
}

function mayIndex({ expression }: Index): boolean {
  return hasIndex(expression.references);
}

function inModule(module: ModuleInstance, name: string): string {
  return module.address === '' ? name : `${module.address}.${name}`;
}
