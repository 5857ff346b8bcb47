import type { Control } from '@autoclave/catalog';
import { controlNames } from '../control-names.ts';
import type { Location } from '../judged-input.ts';
import type { Waiver } from './waiver.ts';

/** A waiver as a comment in a configuration says it, with the resources that it stands with. */
export interface WrittenWaiver extends Omit<Waiver, 'resource' | 'position' | 'addresses'> {
  readonly resources: readonly string[];
}

/** Waivers of comments, and what is wrong with the others. */
export interface InlineWaivers {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly { readonly location: Location; readonly message: string }[];
}

/**
 * Turns the waivers of comments into waivers like those of the file, with the same rules. One that names no control, and one
 * that stands with no resource, covers nothing, so that what it was written for is judged; it is named as a problem.
 * @param controls The whole catalogue: ids and aliases are resolved against it.
 * @param first Place of the first one among all waivers.
 */
export function inlineWaivers(
  written: readonly WrittenWaiver[],
  controls: readonly Control[],
  first: number,
): InlineWaivers {
  const names = controlNames(controls);
  const waivers: Waiver[] = [];
  const problems: InlineWaivers['problems'][number][] = [];
  for (const { resources, ...waiver } of written) {
    const found = names.find(waiver.control);
    const [control, another] = found;
    const [address] = resources;
    const { location } = waiver;
    if (control === undefined) {
      const suggestion = names.suggest(waiver.control);
      const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
      problems.push({
        location,
        message: `a waiver names the control "${waiver.control}", which does not exist${hint}`,
      });
    } else if (another !== undefined) {
      const ids = found.map(({ id }) => id).join(', ');
      problems.push({
        location,
        message: `a waiver names "${waiver.control}", which stands for ${ids}: name one of them`,
      });
    } else if (address !== undefined) {
      const resource = resources.length === 1 ? address : `${address} and ${resources.length - 1} more`;
      waivers.push({
        ...waiver,
        control: control.id,
        resource,
        addresses: resources,
        position: first + waivers.length,
      });
    }
  }
  return { waivers, problems };
}
