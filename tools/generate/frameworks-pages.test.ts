import { controls } from '@autoclave/catalog';
import { coverageOf } from '@autoclave/catalog/frameworks';
import { expect, it } from 'vitest';
import { frameworksPages } from './frameworks-pages.ts';

const pages = new Map(frameworksPages().map(({ path, text }) => [path, text]));

it.each([
  { framework: 'hipaa', path: 'docs/frameworks/hipaa.md', total: 68 },
  { framework: 'soc2', path: 'docs/frameworks/soc2.md', total: 61 },
] as const)(
  '$path has a heading for each citation in order, and the controls under it',
  ({ framework, path, total }) => {
    const text = pages.get(path) ?? '';
    const sections = text.split('\n### ').slice(1);
    const rows = coverageOf(framework, controls);
    expect(sections.map((section) => section.split('\n', 1)[0])).toEqual(
      rows.map(({ citation, title }) => `${citation} ${title}`),
    );
    expect(
      sections.map((section) => [...section.matchAll(/\.\.\/controls\/([^)]+)\.md/g)].map((match) => match[1])),
    ).toEqual(rows.map((row) => row.controls));
    expect(text).toContain(`| All citations | ${total} |`);
  },
);

it('gives every row of a table as many cells as its head', () => {
  const uneven = [...pages.values()]
    .flatMap((text) => text.split('\n\n').filter((paragraph) => paragraph.startsWith('|')))
    .filter(
      (table) =>
        new Set(
          table
            .trimEnd()
            .split('\n')
            .map((line) => line.split(/(?<!\\)\|/).length),
        ).size > 1,
    );
  expect(uneven).toEqual([]);
});

it('counts the controls by what decides them, and names each that no plan decides', () => {
  const hipaa = pages.get('docs/frameworks/hipaa.md') ?? '';
  const by = Map.groupBy(controls, ({ evidence }) => evidence);
  expect(hipaa).toContain(`Of all, ${by.get('plan')?.length} are decided by the plan, `);
  const decidedBy = (words: string): Set<string | undefined> =>
    new Set([...hipaa.matchAll(new RegExp(`^\\| \\[([\\w-]+)\\].* \\| ${words} \\|`, 'gm'))].map(([, id]) => id));
  expect(decidedBy('the running account')).toEqual(new Set(by.get('runtime')?.map(({ id }) => id)));
  expect(decidedBy('people')).toEqual(new Set(by.get('human')?.map(({ id }) => id)));
});

it('names beside each control the modules that enforce it, and how', () => {
  const hipaa = pages.get('docs/frameworks/hipaa.md') ?? '';
  const row = hipaa.split('\n').find((line) => line.startsWith('| [rds-storage-encrypted]'));
  expect(row).toContain('[rds](../modules/rds.md): input `storage_encrypted`, postcondition |');
  const linked = new Set([...hipaa.matchAll(/\.\.\/modules\/(\w+)\.md/g)].map(([, name]) => name));
  expect([...linked].toSorted()).toEqual(['backup', 'kms', 'rds', 's3_bucket_phi', 'vpc']);
});
