import type { LockedProvider } from '../input.ts';
import type { HclParser } from '../hcl/syntax/parse-file.ts';
import type { Block } from '../hcl/syntax/body.ts';

/** Name of the dependency lock file in a plan archive. */
export const lockFile = '.terraform.lock.hcl';

/** Reads the dependency lock file; what cannot be read of it is left out. */
export function readLockFile(text: string, parser: HclParser): readonly LockedProvider[] {
  const { body } = parser.configuration(text, lockFile);
  return body.blocks.flatMap((block) => {
    const [source] = block.labels;
    const version = argumentText(block, 'version');
    if (block.type !== 'provider' || source === undefined || version === undefined) return [];
    const constraints = argumentText(block, 'constraints');
    return [{ source, version, ...(constraints === undefined ? {} : { constraints }) }];
  });
}

function argumentText({ body }: Block, name: string): string | undefined {
  const value = body.arguments.get(name)?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
