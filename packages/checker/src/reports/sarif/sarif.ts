import { partialInputs, type Report } from '../../report.ts';
import { relativePath } from '../place.ts';
import { printable } from '../printable.ts';
import { driftSentence } from '../remarks.ts';
import { shownFindings, type RenderRequest } from '../render-request.ts';
import { safeJson } from '../safe-json.ts';
import { plainText } from './message.ts';
import { sarifResult } from './results.ts';
import { ruleIndex, sarifRules } from './rules.ts';
import { taxonomies, taxonomyReference } from './taxonomies.ts';

/**
 * Writes SARIF 2.1.0 as GitHub code scanning and other viewers take it: one run, the plan controls as rules, HIPAA and
 * SOC 2 as taxonomies, and a result for every finding shown. A fail has the level of its severity; what is undecided is
 * `open`, as section 3.27.9 of the standard defines it, and waived fails carry a suppression.
 */
export function renderSarif(request: RenderRequest): string {
  const { report } = request;
  const findings = shownFindings(report, request.verdicts);
  const index = ruleIndex(request.controls, findings);
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        semanticVersion: report.tool.version,
        version: report.tool.version,
        rules: sarifRules(request.controls, findings),
        supportedTaxonomies: taxonomies.map(taxonomyReference),
        notifications: [
          {
            id: 'input-not-certifiable',
            shortDescription: { text: 'An input shows only a part of what it stands for' },
            defaultConfiguration: { level: 'error' },
          },
          {
            id: 'drift',
            shortDescription: { text: 'A resource was changed outside Terraform' },
            defaultConfiguration: { level: 'note' },
          },
        ],
      },
    },
    automationDetails: { id: 'autoclave/' },
    language: 'en',
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
    invocations: [
      {
        executionSuccessful: true,
        endTimeUtc: request.now.toISOString(),
        toolExecutionNotifications: [...uncertifiable(request), ...drift(report)],
      },
    ],
    taxonomies: taxonomies.map(({ component }) => component),
    results: findings.map((finding) => sarifResult(finding, index.get(finding.control) ?? -1, request)),
    properties: { summary: report.summary, scores: report.scores, inputs: inputFacts(report, request) },
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${safeJson(log)}\n`;
}

function uncertifiable({ report, folders }: RenderRequest): readonly object[] {
  return partialInputs(report).map(({ path, reasons }) => ({
    descriptor: { id: 'input-not-certifiable', index: 0 },
    level: 'error',
    message: { text: plainText(`${relativePath(path, folders)} certifies nothing: ${reasons.join('; ')}`) },
  }));
}

function drift({ drift: notes = [] }: Report): readonly object[] {
  return notes.map((note) => ({
    descriptor: { id: 'drift', index: 1 },
    level: 'note',
    message: { text: plainText(driftSentence(note)) },
  }));
}

function inputFacts({ inputs }: Report, { folders }: RenderRequest): readonly object[] {
  return inputs.map(({ path, kind, certifiable }) => ({
    path: printable(relativePath(path, folders)),
    kind,
    certifiable,
  }));
}
