import { controls } from '@autoclave/catalog';
import { LinkedGraph, type Instance } from '@autoclave/graph';
import { judge, type Finding, type InputKind } from '../../src/index.ts';

/** Verdicts by `control resource`, the resource by the address that it has in the base form. */
export type Verdicts = ReadonlyMap<string, string>;

/** An input that is judged. */
export interface Judged {
  readonly kind: InputKind;
  readonly instances: readonly Instance[];
  /** The address that an instance has in the base form. */
  readonly base?: (instance: Instance) => string;
}

/** Gives `type.name`, which a transformation leaves as it is unless it says otherwise. */
export function withoutPlace({ mode, type, name }: Instance): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** Judges every resource by every control. Where several instances stand for one resource, all their verdicts count. */
export function verdictsOf({ kind, instances, base = withoutPlace }: Judged): Verdicts {
  const report = judge({
    controls,
    inputs: [{ kind, path: 'input', certifiable: true, reasons: [], checks: [], moduleSource: () => undefined }],
    graph: new LinkedGraph(instances),
    waivers: [],
    now: new Date('2026-11-22T09:30:00Z'),
    tool: { name: 'autoclave', version: '0' },
  });
  const bases = new Map(instances.map((instance) => [instance.address, base(instance)]));
  // The longest first, since one address may be the beginning of another.
  const addresses = [...bases.keys()].toSorted((one, other) => other.length - one.length);
  const found = new Map<string, Set<string>>();
  for (const finding of report.findings) {
    const key = `${finding.control} ${bases.get(finding.resource) ?? finding.resource}`;
    const set = found.get(key) ?? new Set();
    found.set(key, set.add(said(finding, addresses, bases)));
  }
  return new Map([...found].map(([key, set]) => [key, [...set].toSorted().join(' and ')]));
}

/** The verdict; of what is not as it should be, also where. */
function said({ verdict, at }: Finding, addresses: readonly string[], bases: ReadonlyMap<string, string>): string {
  if (verdict === 'pass' || verdict === 'notApplicable') return verdict;
  const place = addresses.find((address) => at.startsWith(`${address}.`) || at === address);
  return `${verdict} at ${place === undefined ? at : `${bases.get(place)}${at.slice(place.length)}`}`;
}

const worstFirst = ['fail', 'unknown', 'pass', 'notApplicable'] as const;

/** Puts the verdicts of sub-resources and of the whole together: the worst of them, without its place. */
export function together(verdicts: Verdicts, owners: ReadonlyMap<string, string>): Verdicts {
  const wholes = new Set(owners.values());
  const result = new Map<string, string>();
  for (const [key, verdict] of verdicts) {
    const [control = '', id = ''] = key.split(' ');
    const whole = owners.get(id) ?? (wholes.has(id) ? id : undefined);
    if (whole === undefined) result.set(key, verdict);
    else result.set(`${control} ${whole}`, worseOf(result.get(`${control} ${whole}`), verdict));
  }
  return result;
}

function worseOf(one: string | undefined, other: string): string {
  return worstFirst.find((verdict) => one === verdict || other.startsWith(verdict)) ?? other;
}

/**
 * Tells differences shortly: `control: from -> to (resources)`, the resources by name where they are few.
 */
export function summarised(base: Verdicts, other: Verdicts): readonly string[] {
  const kinds = Map.groupBy(
    [...new Set([...base.keys(), ...other.keys()])].filter((key) => base.get(key) !== other.get(key)),
    (key) => {
      const [control = ''] = key.split(' ');
      return `${control}: ${kindOf(base.get(key))} -> ${kindOf(other.get(key))}`;
    },
  );
  return [...kinds]
    .map(([kind, keys]) => {
      const names = keys.map((key) => key.slice(key.lastIndexOf('.') + 1)).toSorted();
      return `${kind} (${names.length > 3 ? names.length : names.join(', ')})`;
    })
    .toSorted();
}

/** Counts summarised differences by what became of what. */
export function kindsOf(summary: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of summary) {
    const [, kind = '', names = ''] = /: (.*) \((.*)\)$/.exec(line) ?? [];
    const many = Number(names);
    counts[kind] = (counts[kind] ?? 0) + (Number.isNaN(many) ? names.split(', ').length : many);
  }
  return counts;
}

function kindOf(verdict: string | undefined): string {
  if (verdict === undefined) return 'nothing';
  return [...new Set(verdict.split(' and ').map((one) => one.split(' ')[0]))].join(' and ');
}
