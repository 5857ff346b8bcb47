import { hash } from 'node:crypto';
import { isCertifiable, partialInputs, type Report } from '../../report.ts';
import type { RenderRequest } from '../render-request.ts';
import { safeJson } from '../safe-json.ts';
import { scoreLines, undecidedSentence } from '../wording.ts';
import { oscalFindings, reviewedControls } from './citations.ts';
import { inventoryItems, observations, observe, toolUuid } from './observations.ts';
import { list, properties, prose } from './property.ts';
import { risksOf } from './risks.ts';
import { uuid } from './uuid.ts';

/** Version of the model that the document keeps to. */
const oscalVersion = '1.1.2';

/**
 * Writes OSCAL assessment results: the citations of HIPAA and SOC 2 as objectives, our findings as observations on
 * inventory items, broken controls as risks, waivers as approved deviations. UUIDs are named by content, so that equal
 * reports give equal bytes; the one of the document is named by all of it.
 * @see https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/assessment-results/json-reference/
 */
export function renderOscal(request: RenderRequest): string {
  const body = {
    metadata: metadata(request),
    'import-ap': { href: `#${planUuid}`, remarks: 'The plan is the catalogue itself, described in the back matter.' },
    results: [result(request)],
    'back-matter': { resources: [planResource(request.report)] },
  };
  const id = uuid('assessment-results', hash('sha256', JSON.stringify(body), 'hex'));
  return `${safeJson({ 'assessment-results': { uuid: id, ...body } })}\n`;
}

const planUuid = uuid('resource', 'assessment-plan');

function metadata({ report, now }: RenderRequest): object {
  return {
    title: 'Autoclave: assessment of Terraform configurations against HIPAA and SOC 2 controls',
    'last-modified': now.toISOString(),
    version: now.toISOString(),
    'oscal-version': oscalVersion,
    props: properties({ 'report-format-version': report.formatVersion }),
  };
}

function planResource({ tool }: Report): object {
  return {
    uuid: planUuid,
    title: 'Assessment plan',
    description: prose(
      `Every control of ${tool.name} ${tool.version} on every resource of the inputs to which it applies.`,
    ),
  };
}

function result(request: RenderRequest): object {
  const { report, now } = request;
  const observed = observe(request);
  const risks = risksOf(observed);
  const at = now.toISOString();
  return {
    uuid: uuid('result', at, ...report.inputs.map(({ path }) => path)),
    title: 'Judgement of the inputs',
    description: description(report),
    start: at,
    end: at,
    props: properties({ ...summaryFacts(report), certifiable: isCertifiable(report) }),
    'local-definitions': {
      ...list('inventory-items', inventoryItems(observed)),
      'assessment-assets': assessmentAssets(report),
    },
    'reviewed-controls': reviewedControls(report.coverage),
    ...list('observations', observations(observed, request)),
    ...list(
      'risks',
      risks.map(({ written }) => written),
    ),
    ...list('findings', oscalFindings(report.coverage, observed, risks)),
    ...remarks(report),
  };
}

function description({ inputs, summary }: Report): string {
  const paths = inputs.map(({ path, kind }) => `${path} (${kind})`).join(', ');
  return prose(`Judged: ${paths}. ${undecidedSentence(summary)}`);
}

/** OSCAL has no place for an input that certifies nothing, so the result says it in words. */
function remarks(report: Report): object {
  const partial = partialInputs(report);
  if (partial.length === 0) return {};
  return {
    remarks: prose(partial.map(({ path, reasons }) => `${path} certifies nothing: ${reasons.join('; ')}`).join('. ')),
  };
}

function summaryFacts(report: Report): Parameters<typeof properties>[0] {
  const { pass, fail, waived, unknown, notApplicable } = report.summary;
  const [pack, hub, withWaivers, withoutWaivers] = scoreLines(report).map(
    ({ percent, part, total }) => `${percent}%, ${part} of ${total}`,
  );
  return {
    pass,
    fail,
    waived,
    unknown,
    'not-applicable': notApplicable,
    'aws-config-pack-forecast': pack ?? null,
    'security-hub-forecast': hub ?? null,
    'score-with-waivers': withWaivers ?? null,
    'score-without-waivers': withoutWaivers ?? null,
  };
}

function assessmentAssets({ tool }: Report): object {
  return {
    components: [
      {
        uuid: toolUuid,
        type: 'software',
        title: 'Autoclave',
        description: 'Judges Terraform plans, states and configurations by controls.',
        props: properties({ version: tool.version }),
        status: { state: 'operational' },
      },
    ],
    'assessment-platforms': [
      { uuid: uuid('platform', 'autoclave'), title: 'Autoclave', 'uses-components': [{ 'component-uuid': toolUuid }] },
    ],
  };
}
