import type { Rule } from './rule.ts';

const globals = new Set(['console', 'process']);
const modules = new Set(['console', 'node:console', 'process', 'node:process']);

/** Refuses `console` and `process`, as globals and as imports. Where both belong is decided by the configuration. */
export const noProcessOutsideEdge: Rule = {
  meta: {
    messages: {
      outside: '{{name}} belongs to the edge: take a stream, the environment or the folder as an argument',
    },
  },
  create: (context) => ({
    Identifier(node) {
      if (globals.has(node.name) && context.sourceCode.isGlobalReference(node)) {
        context.report({ node, messageId: 'outside', data: { name: node.name } });
      }
    },
    ImportDeclaration(node) {
      if (modules.has(node.source.value)) {
        context.report({ node, messageId: 'outside', data: { name: node.source.value } });
      }
    },
  }),
};
