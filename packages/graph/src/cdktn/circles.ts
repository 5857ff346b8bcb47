/**
 * Finds names that depend on themselves through others.
 * @param dependencies Names by name; what is not a key depends on nothing.
 * @returns The names on the way back to each of them, itself first and last.
 */
export function circles(dependencies: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const name of dependencies.keys()) {
    const way = wayBack(name, dependencies);
    if (way !== undefined) found.set(name, way);
  }
  return found;
}

/** The shortest way: stacks are walked in the order of their distance. */
function wayBack(name: string, dependencies: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const before = new Map<string, string>();
  const open = [name];
  for (const here of open) {
    for (const next of dependencies.get(here) ?? []) {
      if (next === name) return wayTo(here, name, before);
      if (before.has(next)) continue;
      before.set(next, here);
      open.push(next);
    }
  }
  return undefined;
}

function wayTo(last: string, name: string, before: ReadonlyMap<string, string>): readonly string[] {
  const way = [name];
  for (let here: string | undefined = last; here !== undefined && here !== name; here = before.get(here))
    way.push(here);
  return [...way, name].toReversed();
}
