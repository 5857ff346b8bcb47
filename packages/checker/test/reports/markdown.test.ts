import fc from 'fast-check';
import { describe, test } from 'vitest';
import { codeCell, codeSpan, markdownText } from '../../src/reports/markdown-text.ts';
import { markdownLimits, renderMarkdown } from '../../src/reports/markdown.ts';
import { requestOf } from './render.ts';

/** A request with this many findings of each control of the case `many`. */
function manyTimes(count: number): Parameters<typeof renderMarkdown>[0] {
  const base = requestOf('many');
  const findings = base.report.findings.flatMap((finding) =>
    Array.from({ length: count }, (_, index) => ({ ...finding, resource: `${finding.resource}[${index}]` })),
  );
  return { ...base, report: { ...base.report, findings } };
}

describe('length', () => {
  test.for([1, 20, 100, 1000])('%i findings of every kind stay under the limit of a comment', (count, { expect }) => {
    const text = renderMarkdown(manyTimes(count));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimits.comment);
    const shown = text.match(/^\| `/gm)?.length ?? 0;
    const left = Number(/Left out for length: (\d+) findings/.exec(text)?.[1] ?? 0);
    expect(shown + left).toBe(count * 10);
  });

  test('every control keeps some of its findings', ({ expect }) => {
    // What no plan shows has a section too, before those of the findings.
    const sections = renderMarkdown(manyTimes(1000)).split('<details>').slice(2);
    expect(sections).toHaveLength(5);
    expect(sections.every((section) => section.includes('\n| `'))).toBe(true);
    expect(sections.every((section) => /and \d+ more findings/.test(section))).toBe(true);
  });

  test('any limit is kept, and never in silence', ({ expect }) => {
    const full = renderMarkdown(manyTimes(3), Infinity);
    expect(full).not.toContain('Left out');
    for (let limit = 400; limit < Buffer.byteLength(full); limit += 173) {
      const text = renderMarkdown(manyTimes(3), limit);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      expect(text).toContain('Left out for length');
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    }
  });

  test('a step summary takes more', ({ expect }) => {
    const text = renderMarkdown(manyTimes(1000), markdownLimits.summary);
    expect(Buffer.byteLength(text)).toBeGreaterThan(markdownLimits.comment);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimits.summary);
  });
});

describe('text of the input', () => {
  test('stays in its code span, whatever backticks it holds', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '|', '\n', '<', '*') }), (text) => {
        const span = codeSpan(text);
        fc.pre(span !== '');
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inside = span.slice(fence.length, -fence.length);
        expect(span.endsWith(fence)).toBe(true);
        expect(inside.match(/`+/g) ?? []).not.toContain(fence);
        expect(inside).not.toMatch(/^`|`$|\n/);
      }),
    );
  });

  test('holds no bar in a cell, nor any sign beside one', ({ expect }) => {
    expect(codeCell('a`b')).toBe('``a`b``');
    expect(codeCell(String.raw`a\|*b*`)).toBe('<code>a&#92;&#124;&#42;b&#42;</code>');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '|', '\\', '<', '*', '&') }), (text) => {
        expect(codeCell(text)).not.toContain('|');
      }),
    );
  });

  test('is escaped outside of code', ({ expect }) => {
    expect(markdownText('a_b *c* <d> [e](f) `g` | ~h~')).toBe(String.raw`a\_b \*c\* \<d\> \[e\](f) \`g\` \| \~h\~`);
  });

  test('makes no markup of its own in a report', ({ expect }) => {
    const outside = renderMarkdown(requestOf('markup')).replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/<img|<\/script|@team|\]\(|::error/);
  });
});
