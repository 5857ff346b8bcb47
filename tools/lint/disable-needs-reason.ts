import type { Rule } from './rule.ts';

const disable = /^\s*(?:oxlint|eslint)-disable/;
const reason = /\s--\s+\S/;

/** Refuses comments that switch a rule off without saying why after ` -- `. */
export const disableNeedsReason: Rule = {
  meta: { messages: { silent: 'Say after " -- " why the rule is switched off here' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (disable.test(comment.value) && !reason.test(comment.value)) {
          context.report({ loc: comment.loc, messageId: 'silent' });
        }
      }
    },
  }),
};
