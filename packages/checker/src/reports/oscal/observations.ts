import type { Finding } from '../../report.ts';
import { primaryPlace } from '../place.ts';
import { remarkFacts } from '../remarks.ts';
import { shownFindings, type RenderRequest } from '../render-request.ts';
import { resourceType } from '../resource-type.ts';
import { shownVerdict } from '../wording.ts';
import { list, properties, prose } from './property.ts';
import { uuid } from './uuid.ts';

/** A finding of ours with the UUID that it has as an observation. */
export interface Observed {
  readonly finding: Finding;
  readonly uuid: string;
  /** False for a rule that a waiver breaks: its address is a pattern. */
  readonly concernsResource: boolean;
  /** UUID of the resource as an inventory item. */
  readonly item: string;
}

/** The component that stands for this tool. */
export const toolUuid: string = uuid('component', 'autoclave');

/** Who made an observation or a risk. */
export const toolOrigins: readonly object[] = [{ actors: [{ type: 'tool', 'actor-uuid': toolUuid }] }];

/** Gives every finding shown its UUID: equal in every run for the same control and logical address. */
export function observe(request: RenderRequest): readonly Observed[] {
  const seen = new Map<string, number>();
  const controls = new Set(request.controls.map(({ id }) => id));
  return shownFindings(request.report, request.verdicts).map((finding) => {
    const before = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, before + 1);
    // One control may find two things on one resource: Terraform's own check, and ours.
    const id = uuid('observation', finding.fingerprint, ...(before === 0 ? [] : [String(before)]));
    return { finding, uuid: id, concernsResource: controls.has(finding.control), item: itemUuid(finding, request) };
  });
}

/** Writes what was found as observations, each on the inventory item of its resource. */
export function observations(observed: readonly Observed[], request: RenderRequest): readonly object[] {
  return observed.map(({ finding, uuid: id, concernsResource, item }) => ({
    uuid: id,
    title: prose(`${finding.control}: ${finding.resource}`),
    description: prose(finding.message),
    props: properties({ ...facts(finding), ...place(finding, request) }),
    methods: ['TEST'],
    types: ['finding'],
    origins: toolOrigins,
    ...(concernsResource ? { subjects: [{ 'subject-uuid': item, type: 'inventory-item' }] } : {}),
    ...list(
      'relevant-evidence',
      finding.evidence.map(({ source, at, value, reference, via }) => ({
        description: prose(`${at}: ${value ?? reference ?? ''}`),
        ...list('props', properties({ source, at, value, reference, via: via.join(', ') })),
      })),
    ),
    collected: request.now.toISOString(),
  }));
}

/** Writes the resources that observations are about. */
export function inventoryItems(observed: readonly Observed[]): readonly object[] {
  const firsts = new Map<string, Finding>();
  for (const { finding, concernsResource, item } of observed) {
    if (concernsResource && !firsts.has(item)) firsts.set(item, finding);
  }
  return [...firsts].map(([item, finding]) => ({
    uuid: item,
    description: prose(finding.resource),
    ...list(
      'props',
      properties({
        type: resourceType(finding) ?? null,
        module: finding.module,
        'module-source': finding.moduleSource,
        'module-version': finding.moduleVersion ?? null,
      }),
    ),
  }));
}

function facts(finding: Finding): Parameters<typeof properties>[0] {
  const { control, severity, at, got, expected, creationOnly, fingerprint } = finding;
  return {
    control,
    verdict: shownVerdict(finding),
    severity,
    at,
    got,
    expected,
    'creation-only': creationOnly,
    fingerprint,
    baseline: finding.baseline ?? null,
    ...remarkFacts(finding),
  };
}

function place(finding: Finding, request: RenderRequest): Parameters<typeof properties>[0] {
  const { file, line } = primaryPlace(finding, request);
  return { file, line };
}

/** Stacks that are made from one configuration hold equal addresses: where several are judged, each has its own items. */
function itemUuid({ resource, input }: Finding, { report }: RenderRequest): string {
  return uuid('inventory-item', resource, ...(report.inputs.length > 1 ? [input ?? ''] : []));
}
