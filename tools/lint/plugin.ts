import { controlFileShape } from './control-file-shape.ts';
import { disableNeedsReason } from './disable-needs-reason.ts';
import { noBareError } from './no-bare-error.ts';
import { noProcessOutsideEdge } from './no-process-outside-edge.ts';
import { noProviderBarrel } from './no-provider-barrel.ts';
import { noVagueNames } from './no-vague-names.ts';
import type { Rule } from './rule.ts';

/** The house rules. Which of them holds where is written in `oxlint.config.ts`. */
const plugin: { readonly meta: { readonly name: string }; readonly rules: Readonly<Record<string, Rule>> } = {
  meta: { name: 'house' },
  rules: {
    'control-file-shape': controlFileShape,
    'disable-needs-reason': disableNeedsReason,
    'no-bare-error': noBareError,
    'no-process-outside-edge': noProcessOutsideEdge,
    'no-provider-barrel': noProviderBarrel,
    'no-vague-names': noVagueNames,
  },
};

// oxlint loads plugins by their default export.
export default plugin;
