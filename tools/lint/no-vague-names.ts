import type { Rule } from './rule.ts';

const vague = /^(?:utils?|helpers?|common|misc|core)$/i;

/** Refuses files, folders and functions whose name says nothing about what is in them. */
export const noVagueNames: Rule = {
  meta: { messages: { vague: '"{{name}}" says nothing: name it after what it holds or does' } },
  create: (context) => ({
    Program(node) {
      const inside = context.filename.slice(context.cwd.length);
      for (const step of inside.split(/[/\\]/)) {
        const name = step.split('.')[0] ?? '';
        if (vague.test(name)) context.report({ node, messageId: 'vague', data: { name: step } });
      }
    },
    FunctionDeclaration(node) {
      const name = node.id?.name ?? '';
      if (vague.test(name)) context.report({ node, messageId: 'vague', data: { name } });
    },
  }),
};
