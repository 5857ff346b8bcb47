import { hclString } from '@autoclave/catalog';
import type { BuiltModule } from '../build-module.ts';
import { wrap } from './print-block.ts';
import { alignRows, printValue } from './print-value.ts';

/** Prints the outputs of a module. */
export function outputsTf(module: BuiltModule): string {
  return Object.entries(module.outputs)
    .map(([name, { value, description }]) =>
      wrap(
        `output "${name}"`,
        alignRows(
          [
            { name: 'description', text: hclString(description) },
            { name: 'value', text: printValue(module.resolve(value), '  ') },
          ],
          '  ',
        ),
        '',
      ),
    )
    .join('\n');
}
