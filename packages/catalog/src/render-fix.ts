import { conditionFor } from './conditions/by-type.ts';
import { isDeclarative, isPlanControl, type Control, type PlanControl } from './control.ts';
import type { Example, ExampleValues } from './example.ts';
import { renderBlock, type Entry, type HclValue } from './render-hcl.ts';
import { isReference, ref, type Setting } from './setting.ts';

/**
 * Renders what makes a failing resource pass, as HCL that `terraform fmt` leaves alone.
 * A statement that differs by resource type is shown for each; every other one for the control's first type.
 * Controls with a hand-written check show their first passing example; controls that no plan decides render ''.
 */
export function renderFix(control: Control): string {
  if (!isPlanControl(control)) return '';
  const type = control.resources[0] ?? '';
  if (!isDeclarative(control)) {
    const passing = control.examples.find((example) => example.expect === 'pass');
    return passing === undefined ? '' : renderExample(passing, type);
  }
  const { condition } = control;
  if (condition.kind === 'companion' || condition.forType === undefined) {
    return renderSettings(control, type, condition.settings());
  }
  return control.resources
    .flatMap((one) => renderSettings(control, one, conditionFor(condition, one)?.settings() ?? []))
    .filter((text) => text !== '')
    .join('\n');
}

function renderSettings(control: PlanControl, type: string, settings: readonly Setting[]): string {
  const own = settings.filter((setting) => setting.kind !== 'companion');
  const blocks = own.length > 0 ? [renderBlock(`resource "${type}" "this"`, entriesOfSettings(own))] : [];
  for (const setting of settings) {
    if (setting.kind === 'companion') blocks.push(renderCompanion(control.examples, type, setting));
  }
  return blocks.join('\n');
}

/**
 * Renders an example as HCL: the judged resource, then its neighbours.
 * A value that is known after apply reads `terraform_data.known_after_apply.output`.
 * @param type The judged type where the example names none: the control's first.
 */
export function renderExample(example: Example, type: string): string {
  const judged = renderBlock(`resource "${example.type ?? type}" "this"`, entriesOfValues(example.values));
  const neighbours = (example.with ?? []).map((one) => {
    const block = renderBlock(header(one.address), entriesOfValues(one.values));
    return one.action === 'delete' ? `# the plan ${changes.delete} this resource\n${block}` : block;
  });
  return [...changeNote(example), judged, ...neighbours].join('\n');
}

/**
 * Names the attribute by which a companion refers to the judged resource, as the passing examples write it.
 * Provider types differ: most take the `id`, some the `arn` or the name.
 */
export function companionAttribute(examples: readonly Example[], type: string, by: string): string {
  for (const example of examples) {
    for (const neighbour of example.with ?? []) {
      const reference = neighbour.values[by];
      if (neighbour.address.startsWith(`${type}.`) && isReference(reference)) return reference.attribute;
    }
  }
  return 'id';
}

function renderCompanion(
  examples: readonly Example[],
  judged: string,
  setting: Extract<Setting, { kind: 'companion' }>,
): string {
  const attribute = companionAttribute(examples, setting.type, setting.by);
  return renderBlock(`resource "${setting.type}" "this"`, [
    { kind: 'argument', name: setting.by, value: ref(`${judged}.this`, attribute) },
    ...entriesOfSettings(setting.settings),
  ]);
}

/** Settings of one body. Those that lead into the same map (`tags_all.Environment`) are written as one argument. */
function entriesOfSettings(settings: readonly Setting[]): readonly Entry[] {
  const maps = new Map<string, Record<string, HclValue>>();
  const blocks = new Map<string, Setting[]>();
  const entries: Entry[] = [];
  for (const setting of settings) {
    if (setting.kind === 'block') {
      const known = blocks.get(setting.name);
      if (known === undefined) blocks.set(setting.name, [...setting.settings]);
      else known.push(...setting.settings);
    } else if (setting.kind === 'remove') {
      entries.push({ kind: 'comment', text: `leave out ${setting.name}` });
    } else if (setting.kind === 'argument') {
      entries.push(...argumentEntry(setting.name, setting.value, maps));
    }
  }
  return [
    ...entries,
    ...[...blocks].map(([name, inner]): Entry => ({ kind: 'block', name, body: entriesOfSettings(inner) })),
  ];
}

function argumentEntry(path: string, value: HclValue, maps: Map<string, Record<string, HclValue>>): readonly Entry[] {
  const [head = path, ...keys] = path.split('.');
  const name = writable(head);
  if (keys.length === 0) return [{ kind: 'argument', name, value }];
  const key = keys.join('.');
  const known = maps.get(name);
  if (known !== undefined) {
    known[key] = value;
    return [];
  }
  const map: Record<string, HclValue> = { [key]: value };
  maps.set(name, map);
  return [{ kind: 'argument', name, value: map }];
}

function entriesOfValues(values: ExampleValues): readonly Entry[] {
  return Object.entries(values).flatMap(([name, value]): readonly Entry[] => {
    if (isBlockList(value)) return value.map((body) => ({ kind: 'block', name, body: entriesOfValues(body) }));
    return [{ kind: 'argument', name: 'tags' in values ? name : writable(name), value }];
  });
}

/** The argument that people write for one that the provider computes: `tags_all` is `tags` and the default tags. */
function writable(name: string): string {
  return name === 'tags_all' ? 'tags' : name;
}

function isBlockList(value: unknown): value is readonly ExampleValues[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item) && !isReference(item))
  );
}

function header(address: string): string {
  const steps = address.split('.');
  const [kind, [type = '', name = '']] = steps[0] === 'data' ? ['data', steps.slice(1)] : ['resource', steps];
  return `${kind} "${type}" "${name}"`;
}

const changes = { update: 'changes', delete: 'destroys', replace: 'replaces' } as const;

function changeNote({ action, before }: Example): readonly string[] {
  if (action === undefined || action === 'create') return [];
  const note = `# the plan ${changes[action]} this resource`;
  if (before === undefined) return [note];
  const body = renderBlock('before', entriesOfValues(before)).trimEnd().split('\n');
  return [[`${note}; until now it holds`, ...body.slice(1, -1).map((line) => `# ${line}`.trimEnd())].join('\n')];
}
