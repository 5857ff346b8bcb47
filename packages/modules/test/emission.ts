import { describe, expect, test } from 'vitest';
import type { ModuleDefinition } from '../src/define-module.ts';
import { emitModule } from '../src/emit/emit-module.ts';
import type { InputDeclarations } from '../src/input.ts';

/** Declares the tests of the text of a module: the golden files, and what the profile changes. */
export function testEmission<Inputs extends InputDeclarations>(definition: ModuleDefinition<Inputs>): void {
  describe(`files of ${definition.name}`, () => {
    const prod = emitModule(definition, 'prod');
    const dev = emitModule(definition, 'dev');

    test.for(Object.keys(prod))('%s reads as before', async (file) => {
      await expect(prod[file]).toMatchFileSnapshot(`golden/${definition.name}/${file}`);
    });

    test('dev differs by prevent_destroy alone', () => {
      expect(prod['main.tf']).toContain('prevent_destroy = true');
      expect(dev['main.tf']).not.toContain('prevent_destroy');
      expect(dev).toEqual({ ...prod, 'main.tf': withoutPreventDestroy(prod['main.tf']!) });
    });
  });
}

function withoutPreventDestroy(text: string): string {
  return text
    .replaceAll('\n\n  lifecycle {\n    prevent_destroy = true\n  }', '')
    .replaceAll('    prevent_destroy = true\n\n', '');
}
