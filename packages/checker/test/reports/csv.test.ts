import fc from 'fast-check';
import { test } from 'vitest';
import { renderCsv } from '../../src/reports/csv.ts';
import { storyCases } from '../story/cases.ts';
import { changedRequest } from './changed.ts';
import { requestOf } from './render.ts';

/** Reads CSV as RFC 4180 defines it; throws where it does not keep to that. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`not CSV at ${at}: ${text.slice(at, at + 40)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function rowsOf(request: Parameters<typeof renderCsv>[0]): readonly Readonly<Record<string, string>>[] {
  const text = renderCsv(request);
  const [head = [], ...rows] = parseCsv(text.slice(1));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

test.for([...storyCases.keys()])('%s: a byte-order mark, and as many cells in every row', (name, { expect }) => {
  const text = renderCsv(requestOf(name, { verdicts: 'all' }));
  expect(text.startsWith('\ufeffverdict,severity,control,')).toBe(true);
  const rows = parseCsv(text.slice(1));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]!.length]));
});

test('a row says what a backlog needs', ({ expect }) => {
  const row = rowsOf(requestOf('waived')).find(({ verdict }) => verdict === 'waived');
  expect(row).toMatchObject({
    severity: 'high',
    control: 's3-bucket-versioning-enabled',
    resource: 'aws_s3_bucket.scratch',
    optimistic_hours: '1',
    pessimistic_hours: '2',
    hipaa: '164.312(c)(1)',
    security_hub: 'S3.14',
    waiver_owner: 'ana@example.com',
    waiver_expires: '2027-03-31',
    waiver_ticket: 'SEC-12',
  });
});

test('an input that certifies nothing has a row', ({ expect }) => {
  expect(rowsOf(requestOf('many'))[0]).toMatchObject({
    verdict: 'not certifiable',
    resource: 'stacks/network.json',
    message: 'the plan was made with -target',
  });
});

test('a change and a baseline have their columns', ({ expect }) => {
  const row = rowsOf(changedRequest()).find(({ baseline }) => baseline === 'new');
  expect(row?.['remarks']).toContain('Loosened: before this plan: false; Raised: from high');
});

test('no text of an input is a formula, and all of it is read back', ({ expect }) => {
  const base = requestOf('one');
  const text = fc.string({ unit: fc.constantFrom(...Array.from('=+-@＝＋－＠\t\r\n ,;"\'aA1|!')) });
  fc.assert(
    fc.property(text, (resource) => {
      const findings = base.report.findings.map((finding) => ({ ...finding, resource }));
      for (const row of rowsOf({ ...base, report: { ...base.report, findings } })) {
        const cell = row['resource'] ?? '';
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        const shown = resource.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
        expect([shown, `'${shown}`]).toContain(cell);
      }
    }),
  );
});
