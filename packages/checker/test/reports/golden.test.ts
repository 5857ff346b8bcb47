import { describe, test } from 'vitest';
import { judge, renderHuman, renderJson, type Report } from '../../src/index.ts';
import { hostileText, storyCases } from '../story/cases.ts';

/** The report of a case. Of the coverage, only what the controls of the tests cite: the rest is the catalogue's. */
function reportOf(name: string): Report {
  const report = judge(storyCases.get(name)!);
  const cited = report.coverage.filter(({ controls }) => controls.length > 0);
  return { ...report, coverage: cited.map((row) => ({ ...row, owner: row.owner === null ? null : 'Somebody' })) };
}

const names = [...storyCases.keys()];

test.for(names)('human: %s', async (name, { expect }) => {
  await expect(renderHuman(reportOf(name), { width: 100 })).toMatchFileSnapshot(`../golden/human/${name}.txt`);
});

test.for(names)('json: %s', async (name, { expect }) => {
  await expect(renderJson(reportOf(name))).toMatchFileSnapshot(`../golden/json/${name}.json`);
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
