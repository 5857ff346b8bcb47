import { isOpenFail, type Finding } from '../../report.ts';
import { toolOrigins, type Observed } from './observations.ts';
import { list, properties, prose } from './property.ts';
import { uuid } from './uuid.ts';

/** A risk with the observations that it rests on. */
export interface Risk {
  readonly uuid: string;
  readonly observed: readonly Observed[];
  /** As OSCAL writes it. */
  readonly written: object;
}

/**
 * One risk for each control that is broken, open over all its resources; and one for each waived finding, with the
 * waiver as an approved deviation that ends on its day.
 */
export function risksOf(observed: readonly Observed[]): readonly Risk[] {
  const open = observed.filter(({ finding }) => isOpenFail(finding));
  const groups = [...Map.groupBy(open, ({ finding }) => finding.control).values()];
  return [
    ...groups.flatMap((members) => {
      const [first] = members;
      return first === undefined ? [] : [openRisk(members, first.finding)];
    }),
    ...observed.flatMap((one) => waivedRisk(one)),
  ];
}

function openRisk(observed: readonly Observed[], first: Finding): Risk {
  const id = uuid('risk', first.control);
  const written = { uuid: id, ...body(first), status: 'open', ...remediations(first, id), ...related(observed) };
  return { uuid: id, observed, written };
}

function waivedRisk(one: Observed): readonly Risk[] {
  const { finding } = one;
  const { waiver } = finding;
  if (waiver === null) return [];
  const id = uuid('risk', finding.control, one.uuid);
  const { owner, approver, ticket, compensatingControl, reason, expires } = waiver;
  const text = body(finding);
  const written = {
    uuid: id,
    ...text,
    props: [
      ...text.props,
      ...properties({ reason, owner, approver, ticket, 'compensating-control': compensatingControl }),
    ],
    status: 'deviation-approved',
    // A waiver holds through the end of its last day in UTC.
    deadline: `${expires}T23:59:59Z`,
    ...remediations(finding, id),
    ...related([one]),
  };
  return [{ uuid: id, observed: [one], written }];
}

function body({ title, control, risk, severity }: Finding): {
  readonly title: string;
  readonly description: string;
  readonly statement: string;
  readonly props: ReturnType<typeof properties>;
  readonly origins: readonly object[];
} {
  return {
    title: prose(title),
    description: prose(`The control ${control} is broken.`),
    statement: prose(risk),
    props: properties({ control, severity }),
    origins: toolOrigins,
  };
}

function remediations({ fix }: Finding, risk: string): object {
  const response = { lifecycle: 'recommendation', title: 'Remedy', description: prose(fix) };
  return { remediations: [{ uuid: uuid('remediation', risk), ...response }] };
}

function related(observed: readonly Observed[]): object {
  return list(
    'related-observations',
    observed.map(({ uuid: id }) => ({ 'observation-uuid': id })),
  );
}
