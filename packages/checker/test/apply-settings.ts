import {
  companionAttribute,
  isReference,
  neighbour,
  ref,
  type Example,
  type ExampleNeighbour,
  type ExampleValue,
  type ExampleValues,
  type Setting,
} from '@autoclave/catalog';

/** What the settings are applied to: a failing example, the type it judges, and the other examples of its control. */
export interface FixTarget {
  readonly example: Example;
  readonly type: string;
  readonly examples: readonly Example[];
}

/** Mends a failing example as a reader who follows the fix would: arguments, blocks and companions are set or added. */
export function applySettings(target: FixTarget, settings: readonly Setting[]): Example {
  const own = settings.filter((setting) => setting.kind !== 'companion');
  let neighbours = target.example.with ?? [];
  for (const setting of settings) {
    if (setting.kind === 'companion') neighbours = withCompanion(target, neighbours, setting);
  }
  const values = applied(target.example.values, own);
  const referred = [values, ...neighbours.map((one) => one.values)].flatMap(addressesIn);
  const present = new Set([`${target.type}.this`, ...neighbours.map((one) => one.address)]);
  const added = [...new Set(referred)].filter((address) => !present.has(address));
  return { ...target.example, values, with: [...neighbours, ...added.map((address) => neighbour(address, {}))] };
}

function withCompanion(
  target: FixTarget,
  neighbours: readonly ExampleNeighbour[],
  setting: Extract<Setting, { kind: 'companion' }>,
): readonly ExampleNeighbour[] {
  const judged = `${target.type}.this`;
  const refers = (one: ExampleNeighbour): boolean =>
    one.address.startsWith(`${setting.type}.`) && addressesIn(one.values[setting.by]).includes(judged);
  if (neighbours.some(refers)) {
    return neighbours.map((one) => (refers(one) ? { ...one, values: applied(one.values, setting.settings) } : one));
  }
  const attribute = companionAttribute(target.examples, setting.type, setting.by);
  const values = applied({ [setting.by]: ref(judged, attribute) }, setting.settings);
  return [...neighbours, neighbour(`${setting.type}.fix`, values)];
}

function applied(values: ExampleValues, settings: readonly Setting[]): ExampleValues {
  let result = values;
  for (const setting of settings) {
    if (setting.kind === 'remove') {
      result = Object.fromEntries(Object.entries(result).filter(([name]) => name !== setting.name));
    } else if (setting.kind === 'argument') {
      result = assigned(result, setting.name.split('.'), setting.value as ExampleValue);
    } else if (setting.kind === 'block') {
      const blocks = blocksAt(result, setting.name);
      result = { ...result, [setting.name]: blocks.map((block) => applied(block, setting.settings)) };
    }
  }
  return result;
}

/** The blocks that are there, or one to be filled. */
function blocksAt(values: ExampleValues, name: string): readonly ExampleValues[] {
  const blocks = values[name];
  return Array.isArray(blocks) && blocks.length > 0 ? (blocks as readonly ExampleValues[]) : [{}];
}

function assigned(values: ExampleValues, path: readonly string[], value: ExampleValue): ExampleValues {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return { ...values, [head]: value };
  const inner = values[head];
  const map = typeof inner === 'object' && inner !== null ? (inner as ExampleValues) : {};
  return { ...values, [head]: assigned(map, rest, value) };
}

function addressesIn(value: unknown): readonly string[] {
  if (isReference(value)) return [value.resource];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}
