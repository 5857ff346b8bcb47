import type { Example } from '@autoclave/catalog';

/** Examples that are shown under one heading. */
export interface ExampleGroup {
  readonly heading: string;
  readonly examples: readonly Example[];
}

/** Puts each failing example before the passing one that differs least from it, then lists what is left. */
export function exampleGroups(examples: readonly Example[]): readonly ExampleGroup[] {
  const passing = examples.filter((example) => example.expect === 'pass');
  const used = new Set<Example>();
  const pairs = examples
    .filter((example) => example.expect === 'fail')
    .map((example): readonly Example[] => {
      const nearest = closest(example, passing);
      // A passing example that has been shown is not shown again.
      if (nearest === undefined || used.has(nearest)) return [example];
      used.add(nearest);
      return [example, nearest];
    });
  const rest = [...passing.filter((example) => !used.has(example)), ...examples.filter(isNeither)];
  const groups = [
    { heading: 'What fails, and what passes', examples: pairs.flat() },
    { heading: 'Further cases', examples: rest },
  ];
  return groups.filter((group) => group.examples.length > 0);
}

function isNeither(example: Example): boolean {
  return example.expect === 'unknown' || example.expect === 'notApplicable';
}

function closest(example: Example, candidates: readonly Example[]): Example | undefined {
  const own = leaves(example);
  let best: { readonly example: Example; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = differences(own, leaves(candidate));
    if (best === undefined || distance < best.distance) best = { example: candidate, distance };
  }
  return best?.example;
}

function differences(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((leaf) => right.has(leaf)).length;
  return left.size + right.size - 2 * shared;
}

/** Every value of an example with its path, so that two examples can be compared leaf by leaf. */
function leaves(example: Example): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, `${path}/${key}`);
    } else found.add(`${path}=${String(value)}`);
  };
  const neighbours = (example.with ?? []).map((one) => [one.address, one.values] as const);
  walk({ type: example.type, action: example.action, before: example.before, ...example.values }, '');
  walk(Object.fromEntries(neighbours), 'with');
  return found;
}
