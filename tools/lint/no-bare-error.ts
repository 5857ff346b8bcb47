import type { Rule } from './rule.ts';

/** Refuses `throw new Error(...)`: nobody can tell from it whether the user can act or the tool is broken. */
export const noBareError: Rule = {
  meta: {
    messages: {
      bare: 'Throw a UserError with a code if the user can act, otherwise a class of your own that names the defect',
    },
  },
  create: (context) => ({
    ThrowStatement(node) {
      const thrown = node.argument;
      if (thrown.type !== 'NewExpression' && thrown.type !== 'CallExpression') return;
      if (thrown.callee.type === 'Identifier' && thrown.callee.name === 'Error') {
        context.report({ node, messageId: 'bare' });
      }
    },
  }),
};
