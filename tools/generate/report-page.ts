import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Generator } from './generated-file.ts';

const folder = 'packages/checker/src/reports/html/page';

/** In the order in which they need each other. */
const files = ['../../verdict-words.ts', 'elements.ts', 'filter.ts', 'rows.ts', 'page.ts'] as const;

/** Joins the script of the HTML report, which is written as TypeScript modules, to the one script that stands in it. */
export const reportPage: Generator = {
  name: 'report-page',
  generate: (root) => {
    const lines = files.flatMap((file) => linesOf(readFileSync(join(root, folder, file), 'utf8')));
    const text = [
      '/** The script of the HTML report, from the modules in `page/`. */',
      'export const pageScript: string = [',
      ...["'use strict';", '{', ...lines, '}', ''].map((line) => `  ${JSON.stringify(line)},`),
      "].join('\\n');",
      '',
    ];
    const path = 'packages/checker/src/reports/html/generated/page-script.ts';
    return Promise.resolve([{ path, text: text.join('\n') }]);
  },
};

/** Takes types, imports, exports and comments away. What is left shares one block. */
function linesOf(source: string): readonly string[] {
  return (
    stripTypeScriptTypes(source)
      .split('\n')
      .filter((line) => !/^\s*(?:\/\/|\/\*\*|\*|import )/.test(line) && line.trim() !== '')
      // Where a type stood, spaces are left. No text of the script holds two in a row.
      .map((line) =>
        line
          .replace(/^export (?=function|const)/, '')
          .trimEnd()
          .replaceAll(/(?<=\S) {2,}/g, ' '),
      )
  );
}
