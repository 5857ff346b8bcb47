import {
  guardsOf,
  isReference,
  UNKNOWN,
  type ExampleNeighbour,
  type ExampleValues,
  type Outcome,
  type Resource,
  type ResourceGraph,
} from '@autoclave/catalog';
import { evaluate } from '../../src/evaluate.ts';
import type { PlannedRows } from './plan-rows.ts';
import type { BlockSchema, SchemaOf } from './provider-schema.ts';
import { plannedAddress, resourcesOf, type Row } from './rows.ts';

/** Why Terraform may leave to apply what we decide. */
export type Deferral = 'known after apply' | 'left out';

export type Standing = 'agreement' | 'deferral' | 'nothing to check' | 'disagreement';

/** How our verdict on an example stands to what Terraform says of its guards, both on the same plan. */
export interface Comparison {
  readonly row: Row;
  readonly outcome: Outcome;
  /**
   * Worst status of the guarded resources, `missing` where Terraform gives none; undefined where the example has no such
   * resource, as a bucket without its companion.
   */
  readonly status: string | undefined;
  /** Undefined where Terraform may leave nothing to apply. */
  readonly deferral: Deferral | undefined;
  readonly standing: Standing;
}

const statusFor: Readonly<Record<Outcome['verdict'], string>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  // A guard holds where the control does not apply.
  notApplicable: 'pass',
};

/** Judges an example on the plan of the real provider, and compares the verdict with Terraform's. */
export function compare(row: Row, planned: PlannedRows): Comparison {
  const graph = planned.graphOf(row);
  const judged = graph.find(plannedAddress(`${row.type}.this`, row.suffix));
  if (judged === undefined) throw new TypeError(`the plan lacks ${row.type}.this of ${row.suffix}`);
  const outcome = evaluate(row.control, judged, graph);
  const guarded = guardedResources(row, judged, graph);
  const statuses = guarded.map(({ address }) => planned.statusOf.get(plannedAddress(address, row.suffix)) ?? 'missing');
  const status = ['missing', 'error', 'fail', 'unknown', 'pass'].find((one) => statuses.includes(one));
  const deferral = deferralOf(row, guarded, planned.schemaOf);
  return { row, outcome, status, deferral, standing: standingOf(outcome, status, deferral) };
}

function standingOf({ verdict }: Outcome, status: string | undefined, deferral: Deferral | undefined): Standing {
  if (status === undefined) return 'nothing to check';
  if (status === statusFor[verdict]) return 'agreement';
  // Never the other way round: what we leave open, Terraform must leave open too.
  return status === 'unknown' && deferral !== undefined ? 'deferral' : 'disagreement';
}

/**
 * The resources of an example that its guards speak of: the judged one, or the companions that refer to it. None where a
 * resource is there that may undo them, as no guard looks at that.
 */
function guardedResources(row: Row, judged: Resource, graph: ResourceGraph): readonly ExampleNeighbour[] {
  const { condition } = row.control;
  const undoing = condition.kind === 'companion' ? (condition.undoneBy ?? []) : [];
  if (resourcesOf(row).some(({ address }) => undoing.includes(address.split('.')[0] ?? ''))) return [];
  const guarded =
    condition.kind === 'companion'
      ? graph.referrers(judged, condition.type, condition.by).found.map((one) => one.resource)
      : [judged];
  const addresses = new Set(guarded.map((resource) => resource.address));
  return resourcesOf(row).filter(({ address }) => addresses.has(plannedAddress(address, row.suffix)));
}

/**
 * What a guard reads that a plan cannot know: a part of the example that is known after apply, as every reference is, or
 * an argument that the example leaves out and the provider fills in.
 */
function deferralOf(row: Row, guarded: readonly ExampleNeighbour[], schemaOf: SchemaOf): Deferral | undefined {
  const open = guarded.flatMap(({ address, values }) => {
    const [type = ''] = address.split('.');
    const hcl = guardsOf(row.control)
      .filter((guard) => guard.type === type)
      .flatMap((guard) => guard.checks.map((check) => check.hcl))
      .join('\n');
    return openArguments(values, schemaOf(type), { owner: 'self', hcl });
  });
  return open.find((reason) => reason === 'left out') ?? open[0];
}

interface Reading {
  /** What the arguments hang on in the HCL: `self`, or a loop variable, which is called like the block. */
  readonly owner: string;
  readonly hcl: string;
}

/** Looks at the arguments that the guard reads, in the resource and in its blocks. */
function openArguments(values: ExampleValues, schema: BlockSchema, { owner, hcl }: Reading): readonly Deferral[] {
  const isRead = (name: string): boolean => new RegExp(`\\b${owner}\\.${name}\\b`).test(hcl);
  const own = Object.entries(schema.attributes ?? {}).flatMap(([name, { computed }]): readonly Deferral[] => {
    if (!isRead(name)) return [];
    if (values[name] === undefined) return computed === true ? ['left out'] : [];
    return containsUnknown(values[name]) ? ['known after apply'] : [];
  });
  const inner = Object.entries(schema.block_types ?? {}).flatMap(([name, { block }]): readonly Deferral[] => {
    if (!isRead(name)) return [];
    if (values[name] === UNKNOWN) return ['known after apply'];
    // The provider fills in a block that is left out where it fills in its arguments.
    const blocks = values[name] === undefined ? [{}] : (values[name] as readonly ExampleValues[]);
    return blocks.flatMap((one) => openArguments(one, block, { owner: name, hcl }));
  });
  return [...own, ...inner];
}

function containsUnknown(value: unknown): boolean {
  if (value === UNKNOWN || isReference(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(containsUnknown);
}
