import { hash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, test } from 'vitest';
import { pageScript } from '../../src/reports/html/generated/page-script.ts';
import { markup, trusted } from '../../src/reports/html/markup.ts';
import type { PageData } from '../../src/reports/html/page-data.ts';
import { filterFindings, type Filter } from '../../src/reports/html/page/filter.ts';
import { renderHtml } from '../../src/reports/html/html.ts';
import { pageStyle } from '../../src/reports/html/style.ts';
import { pageData } from '../../src/reports/html/data.ts';
import { storyCases } from '../story/cases.ts';
import { requestOf } from './render.ts';

describe('the page', () => {
  test.for([...storyCases.keys()])('%s holds everything that it needs, and allows that only', (name, { expect }) => {
    const text = renderHtml(requestOf(name, { verdicts: 'all' }));
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(text) ?? [];
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    const rules = policy.replaceAll('&#39;', "'").split('; ');
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain(`style-src 'sha256-${hash('sha256', style, 'base64')}'`);
    expect(rules).toContain(`script-src 'sha256-${hash('sha256', script, 'base64')}'`);
    expect(text.match(/<(?:style|script|link|img|iframe|object|embed|base|meta http-equiv)\b[^>]*>/g)).toEqual([
      expect.stringMatching(/^<meta http-equiv="Content-Security-Policy"/),
      '<link rel="icon" href="data:,">',
      '<style>',
      '<script type="application/json" id="data">',
      '<script>',
    ]);
    expect(style + script).not.toMatch(/https?:|url\(|@import|<\//);
    const tags = text
      .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
      .replaceAll(/"[^"]*"/g, '""')
      .match(/<[^>]*>/g);
    expect(tags?.filter((tag) => /\s(?:on\w+|style)=/.test(tag))).toEqual([]);
  });

  test('the data in it is read back as it was', ({ expect }) => {
    const request = requestOf('markup', { verdicts: 'all' });
    const [, json = ''] = /id="data">(.*?)<\/script>/s.exec(renderHtml(request)) ?? [];
    expect(JSON.parse(json)).toEqual(pageData(request));
    expect(json).not.toContain('<');
  });

  test('the script is one that a browser can read', ({ expect }) => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(() => new Script(`${pageScript}}`)).toThrow();
  });
});

describe('markup', () => {
  test('escapes values in elements and attributes, and joins lists', ({ expect }) => {
    const items = ['<a>', `"b"`, "'c'", '&d'].map((text) => markup`<li title="${text}">${text}</li>`);
    expect(markup`<ul>${items}${trusted('<li></li>')}${3}</ul>`.markup).toBe(
      '<ul><li title="&lt;a&gt;">&lt;a&gt;</li><li title="&quot;b&quot;">&quot;b&quot;</li>' +
        '<li title="&#39;c&#39;">&#39;c&#39;</li><li title="&amp;d">&amp;d</li><li></li>3</ul>',
    );
  });

  test('leaves no character that hides or reorders text', ({ expect }) => {
    expect(markup`${'a\u202eb\u0000\n'}`.markup).toBe(String.raw`a\u{202e}b\u{0}\n`);
  });
});

describe('filter', () => {
  const data: PageData = pageData(requestOf('many', { verdicts: 'all' }));
  const all: Filter = {
    text: '',
    control: '',
    module: '',
    citation: '',
    severities: ['critical', 'high', 'medium', 'low'],
    verdicts: ['fail', 'unknown', 'waived', 'pass', 'notApplicable'],
    baseline: undefined,
  };
  const cases: readonly (readonly [because: string, change: Partial<Filter>, count: number])[] = [
    ['nothing is left out without a filter', {}, 12],
    ['by severity', { severities: ['high'] }, 3],
    ['by verdict', { verdicts: ['pass', 'notApplicable'] }, 2],
    ['by control', { control: 'rds-storage-encrypted' }, 3],
    ['by module', { module: 'module.ehr["claims"]' }, 2],
    ['by the root module', { module: '(root)' }, 8],
    ['by citation', { citation: 'HIPAA 164.312(a)(2)(iv)' }, 6],
    ['by words in any order and letter case', { text: 'RDS orders Public' }, 1],
    ['by the id of another tool', { text: 'ckv_aws_21' }, 2],
    ['by several together', { severities: ['critical'], module: '(root)', text: 'storage' }, 1],
    ['by nothing', { severities: [] }, 0],
    ['by a baseline that there is none of', { baseline: ['new'] }, 0],
  ];

  test.for(cases)('%s', ([, change, count], { expect }) => {
    expect(filterFindings(data, { ...all, ...change })).toHaveLength(count);
  });
});

describe('colours', () => {
  const schemes = pageStyle.split('@media (prefers-color-scheme: dark)');
  const tones = [
    'critical',
    'high',
    'medium',
    'low',
    'fail',
    'unknown',
    'waived',
    'pass',
    'new',
    'known',
    'none',
    'warning',
  ];

  test.for([
    ['light', schemes[0]!],
    ['dark', schemes[1]!],
  ] as const)('%s: text stands out from its ground by 4.5 to 1 at least', ([, text], { expect }) => {
    const colour = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(text)?.[1] ?? '';
    const pairs = [
      ...tones.map((tone) => [tone, `${tone}-back`] as const),
      ...['card', 'page', 'sunken'].flatMap((ground) => [['text', ground] as const, ['quiet', ground] as const]),
      ['accent', 'card'] as const,
      ['head-text', 'head'] as const,
      ['head-quiet', 'head'] as const,
    ];
    const weak = pairs.filter(([front, back]) => contrast(colour(front), colour(back)) < 4.5);
    expect(weak).toEqual([]);
  });
});

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
