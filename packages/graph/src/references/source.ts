import type { PlanInstance } from '../plan/plan-instance.ts';

/** An attribute that an expression may take its value from. */
export interface Source {
  readonly target: PlanInstance;
  /** Path without indexes; '' where the plan names the whole object. */
  readonly attribute: string;
  /** Chosen because instance keys are equal, not because the plan names the instance. */
  readonly paired: boolean;
  /** The module inputs and outputs on the way, in reading order. */
  readonly via: readonly string[];
}

/** All that an expression may take its value from. */
export interface Sources {
  readonly found: readonly Source[];
  /** Hops that the plan does not show, such as `local.key`. */
  readonly missing: readonly string[];
  /** One reference leads to all of them, as a splat does: they stand side by side, and are no alternatives. */
  readonly isOneReference: boolean;
}

/** Nothing is referred to. */
export const noSources: Sources = { found: [], missing: [], isOneReference: true };

/** A hop cannot be followed. */
export function missingSource(hop: string): Sources {
  return { found: [], missing: [hop], isOneReference: true };
}

/**
 * Puts sources together; a target and attribute named twice count once.
 * @param isOneReference The parts are instances of one thing that one reference names.
 */
export function joinSources(parts: readonly Sources[], isOneReference = false): Sources {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return isEmpty(only) ? noSources : only;
  const [first, ...others] = parts.filter((part) => !isEmpty(part));
  if (first === undefined) return noSources;
  if (others.length === 0) return first;
  const all = [first, ...others];
  const found = new Map<string, Source>();
  for (const source of all.flatMap((part) => part.found)) {
    const name = `${source.target.address}\n${source.attribute}`;
    if (!found.has(name)) found.set(name, source);
  }
  return {
    found: [...found.values()],
    missing: [...new Set(all.flatMap((part) => part.missing))],
    isOneReference: isOneReference && all.every((part) => part.isOneReference),
  };
}

function isEmpty({ found, missing }: Sources): boolean {
  return found.length === 0 && missing.length === 0;
}

/** Adds a hop in front of every way. */
export function through(hop: string, sources: Sources): Sources {
  if (sources.found.length === 0) return sources;
  return { ...sources, found: sources.found.map((source) => ({ ...source, via: [hop, ...source.via] })) };
}

/** Marks every source as chosen by equal keys. */
export function asPaired(sources: Sources): Sources {
  return { ...sources, found: sources.found.map((source) => ({ ...source, paired: true })) };
}
