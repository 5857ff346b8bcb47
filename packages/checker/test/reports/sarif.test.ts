import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, test } from 'vitest';
import { renderSarif } from '../../src/reports/sarif/sarif.ts';
import { markupText, storyCases } from '../story/cases.ts';
import { changedRequest } from './changed.ts';
import { requestOf } from './render.ts';

// The pattern of languages in the schema is no Unicode pattern.
const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: Physical }[];
  readonly relatedLocations?: readonly { readonly physicalLocation: Physical }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly justification: string; readonly kind: string }[];
  readonly baselineState?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Physical {
  readonly artifactLocation: { readonly uri: string };
  readonly region: { readonly startLine: number };
}

interface Rule {
  readonly id: string;
  readonly relationships?: readonly { readonly target: { readonly id: string; readonly index: number } }[];
}

interface Run {
  readonly results: readonly Result[];
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly taxonomies: readonly { readonly taxa: readonly { readonly id: string }[] }[];
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly { readonly level: string }[] }[];
}

function runOf(request: Parameters<typeof renderSarif>[0]): Run {
  const log = JSON.parse(renderSarif(request)) as { readonly runs: readonly [Run] };
  return log.runs[0];
}

describe('the schema of the standard', () => {
  test.for([...storyCases.keys()])('%s meets it', (name, { expect }) => {
    for (const verdicts of ['findings', 'all'] as const) {
      isSarif(JSON.parse(renderSarif(requestOf(name, { verdicts }))));
      expect(isSarif.errors).toBeNull();
    }
  });

  test('a change against a baseline meets it', ({ expect }) => {
    isSarif(JSON.parse(renderSarif(changedRequest())));
    expect(isSarif.errors).toBeNull();
  });

  test('is not met by a log with a wrong level, so it is looked at', ({ expect }) => {
    const text = renderSarif(requestOf('one')).replace('"level": "error"', '"level": "fatal"');
    expect(isSarif(JSON.parse(text))).toBe(false);
  });
});

test('every result has its rule, and every relationship its taxon', ({ expect }) => {
  const run = runOf(requestOf('many', { verdicts: 'all' }));
  const { rules } = run.tool.driver;
  const taxa = run.taxonomies.map((taxonomy) => taxonomy.taxa);
  expect(run.results.length).toBeGreaterThan(10);
  expect(run.results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(run.results.map(({ ruleId }) => ruleId));
  const targets = rules.flatMap(({ relationships = [] }) => relationships.map(({ target }) => target));
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter(({ id, index }) => taxa.every((list) => list[index]?.id !== id))).toEqual([]);
});

test('a rule that a waiver breaks is a rule as well', ({ expect }) => {
  const run = runOf(requestOf('waived'));
  expect(run.tool.driver.rules.at(-1)?.id).toBe('waiver-in-date');
  expect(run.results.find(({ ruleId }) => ruleId === 'waiver-in-date')?.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: 'autoclave.waivers.yaml' }, region: { startLine: 11 } },
  });
});

test('level follows severity, unknown is open, and waived is suppressed with its reason', ({ expect }) => {
  const levels = new Map(runOf(requestOf('many')).results.map(({ ruleId, level }) => [ruleId, level]));
  expect(Object.fromEntries(levels)).toEqual({
    'rds-instance-public-access-check': 'error',
    'rds-storage-encrypted': 'error',
    'cloudtrail-kept': 'error',
    's3-bucket-versioning-enabled': 'error',
    's3-default-encryption-kms': 'note',
  });
  expect(runOf(requestOf('unknown')).results.map(({ kind, level }) => [kind, level])).toEqual([
    ['open', 'none'],
    ['open', 'none'],
  ]);
  const { results } = runOf(requestOf('waived'));
  expect(results.every(({ suppressions }) => Array.isArray(suppressions))).toBe(true);
  expect(results.flatMap(({ suppressions }) => suppressions.map(({ justification }) => justification))).toEqual([
    'Holds only files that can be computed again',
  ]);
});

test('the place is the call in the root module, with the line in the module beside it', ({ expect }) => {
  const result = runOf(requestOf('many')).results.find(({ properties }) => properties['modulePath'] !== undefined);
  expect(result?.locations[0]?.physicalLocation).toMatchObject({
    artifactLocation: { uri: 'stacks/data.tf' },
    region: { startLine: 4 },
  });
  expect(result?.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri).toBe('.terraform/modules/ehr/main.tf');
  expect(result?.properties).toMatchObject({
    modulePath: 'module.ehr["claims"]',
    moduleSource: 'acme/rds/aws',
    moduleVersion: '2.1.0',
  });
});

test('no path is absolute or leaves the repository', ({ expect }) => {
  const base = requestOf('one');
  const folders = { cwd: '/home/ana/repository/stacks', root: '/home/ana/repository' };
  const uris = ['/home/ana/repository/stacks/main.tf', 'main.tf', '../modules/rds/main.tf', '../../other/x.tf'].map(
    (file) => {
      const findings = base.report.findings.map((finding) => ({ ...finding, location: { file, line: 3 } }));
      const run = runOf({ ...base, folders, report: { ...base.report, findings } });
      return run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    },
  );
  expect(uris).toEqual(['stacks/main.tf', 'stacks/main.tf', 'modules/rds/main.tf', 'x.tf']);
});

test('without a line in any file the input is named that holds the resource', ({ expect }) => {
  const base = requestOf('many');
  const findings = base.report.findings.map((finding) => ({
    ...finding,
    input: finding.resource.startsWith('aws_s3_bucket') ? 'stacks/network.json' : null,
  }));
  const request = { ...base, report: { ...base.report, findings } };
  const uris = new Map(
    runOf(request).results.map(({ properties, locations }) => [
      properties['resource'],
      locations[0]?.physicalLocation.artifactLocation.uri,
    ]),
  );
  expect(uris.get('aws_s3_bucket.data')).toBe('stacks/network.json');
  expect(uris.get('aws_db_instance.orders')).toBe('stacks/data.json');
});

test('an alert is recognised by control and address, and says whether it is new', ({ expect }) => {
  const [first, second, third] = runOf(changedRequest()).results;
  expect(first?.partialFingerprints).toEqual({
    primaryLocationLineHash: '741e785dcd03797a:1',
    'autoclave/v1': '741e785dcd03797a',
  });
  expect([first, second, third].map((result) => result?.baselineState)).toEqual(['new', 'unchanged', undefined]);
});

test('an input that certifies nothing is an error of the run', ({ expect }) => {
  expect(runOf(requestOf('many')).invocations[0]?.toolExecutionNotifications.map(({ level }) => level)).toEqual([
    'error',
  ]);
});

test('text of the input is neither a placeholder nor a link in a message', ({ expect }) => {
  const texts = runOf(requestOf('markup')).results.map(({ message }) => message.text);
  expect(texts.some((text) => text.includes('{{0}}'))).toBe(true);
  expect(texts.filter((text) => /(?<!\\)\]\(/.test(text) || /(?<!\{)\{(?!\{)/.test(text))).toEqual([]);
  expect(markupText).toContain('](');
});

test('a waiver in a comment is one in the source, and a construct is a property', ({ expect }) => {
  const base = requestOf('waived');
  const findings = base.report.findings.map((finding) => ({
    ...finding,
    construct: 'clinic/records',
    waiver: finding.waiver && { ...finding.waiver, source: 'comment' as const },
  }));
  const request = { ...base, report: { ...base.report, findings } };
  isSarif(JSON.parse(renderSarif(request)));
  expect(isSarif.errors).toBeNull();
  const { results } = runOf(request);
  const kinds = results.flatMap(({ suppressions }) => suppressions.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['inSource']));
  expect(results.map(({ properties }) => properties['construct'])).toContain('clinic/records');
});
