import { describe, test } from 'vitest';
import { renderHuman, renderJson } from '../../src/index.ts';
import { loadReport, reportFormats, type ReportFormat } from '../../src/reports/load-report.ts';
import { hostileText, storyCases } from '../story/cases.ts';
import { changedReport, changedRequest } from './changed.ts';
import { rendered, reportOf } from './render.ts';

const names = [...storyCases.keys()];

test.for(names)('human: %s', async (name, { expect }) => {
  await expect(renderHuman(reportOf(name), { width: 100 })).toMatchFileSnapshot(`../golden/human/${name}.txt`);
});

test.for(names)('json: %s', async (name, { expect }) => {
  await expect(renderJson(reportOf(name))).toMatchFileSnapshot(`../golden/json/${name}.json`);
});

const extensions: Readonly<Record<ReportFormat, string>> = {
  sarif: 'sarif',
  junit: 'xml',
  markdown: 'md',
  csv: 'csv',
  html: 'html',
  github: 'txt',
  'github-summary': 'md',
  ocsf: 'json',
  oscal: 'json',
};

describe.for(reportFormats)('%s', (format) => {
  test.for(names)('%s', async (name, { expect }) => {
    const path = `../golden/${format}/${name}.${extensions[format]}`;
    await expect(withoutAssets(await rendered(format, name))).toMatchFileSnapshot(path);
  });

  test('a change against a baseline', async ({ expect }) => {
    const path = `../golden/${format}/changed.${extensions[format]}`;
    await expect(withoutAssets((await loadReport(format))(changedRequest()))).toMatchFileSnapshot(path);
  });

  test('all verdicts', async ({ expect }) => {
    const path = `../golden/${format}/many-all.${extensions[format]}`;
    await expect(withoutAssets(await rendered(format, 'many', { verdicts: 'all' }))).toMatchFileSnapshot(path);
  });
});

/** A page without its style, its script and their hashes, so that goldens change with what the page says only. */
function withoutAssets(text: string): string {
  return text
    .replace(/<style>.*?<\/style>/s, '<style></style>')
    .replace(/<script>.*?<\/script>/s, '<script></script>')
    .replaceAll(/sha256-[\w+/=]+/g, 'sha256-');
}

test('human: a change against a baseline', async ({ expect }) => {
  await expect(renderHuman(changedReport(), { width: 100 })).toMatchFileSnapshot('../golden/human/changed.txt');
});

test('json: a change against a baseline', async ({ expect }) => {
  await expect(renderJson(changedReport())).toMatchFileSnapshot('../golden/json/changed.json');
});

test('json: all verdicts', async ({ expect }) => {
  await expect(renderJson(reportOf('many'), { verdicts: 'all' })).toMatchFileSnapshot('../golden/json/many-all.json');
});

test('human: a narrow terminal', async ({ expect }) => {
  await expect(renderHuman(reportOf('many'), { width: 50 })).toMatchFileSnapshot('../golden/human/many-narrow.txt');
});

test('human: painted', async ({ expect }) => {
  const painted = renderHuman(reportOf('waived'), {
    width: 100,
    paint: (style, text) => `<${style}>${text}</${style}>`,
  });
  await expect(painted).toMatchFileSnapshot('../golden/human/waived-painted.txt');
});

describe('hostile text', () => {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/;

  test('leaves no character in the human report that a terminal acts on', ({ expect }) => {
    expect(unsafe.test(hostileText)).toBe(true);
    expect(renderHuman(reportOf('hostile'), { width: 100 })).not.toMatch(unsafe);
  });

  test('adds no line to the human report', ({ expect }) => {
    const lines = renderHuman(reportOf('hostile'), { width: 10_000 }).split('\n');
    expect(lines.filter((line) => line.startsWith('pass'))).toEqual([]);
    expect(
      lines.filter((line) => line.includes('all good')).every((line) => line.includes(String.raw`\r\npass\t`)),
    ).toBe(true);
  });

  test('leaves no such character in the JSON report, and is read back as it was', ({ expect }) => {
    const text = renderJson(reportOf('hostile'));
    expect(text).not.toMatch(unsafe);
    expect(JSON.parse(text)).toMatchObject({ inputs: [{ path: `${hostileText}.json`, reasons: [hostileText] }] });
  });
});
