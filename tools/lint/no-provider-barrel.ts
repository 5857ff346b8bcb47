import type { Rule } from './rule.ts';

const provider = '@cdktn/provider-aws';
const deep = /^@cdktn\/provider-aws\/lib\/[a-z0-9-]+\/index\.js$/;

/**
 * Refuses every import from the provider but `@cdktn/provider-aws/lib/<resource>/index.js`.
 * The barrel takes about six times as long to load and eight times the memory.
 */
export const noProviderBarrel: Rule = {
  meta: { messages: { barrel: `Import from ${provider}/lib/<resource>/index.js instead of {{source}}` } },
  create: (context) => {
    function judge(node: Parameters<typeof context.report>[0]['node'], source: unknown): void {
      if (typeof source !== 'string' || !(source === provider || source.startsWith(`${provider}/`))) return;
      if (node !== undefined && !deep.test(source)) context.report({ node, messageId: 'barrel', data: { source } });
    }
    return {
      ImportDeclaration: (node) => judge(node, node.source.value),
      ExportAllDeclaration: (node) => judge(node, node.source.value),
      ExportNamedDeclaration: (node) => judge(node, node.source?.value),
      ImportExpression: (node) => judge(node, node.source.type === 'Literal' ? node.source.value : undefined),
      TSImportType: (node) => judge(node, node.source.value),
    };
  },
};
