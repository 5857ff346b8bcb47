import { camelCase } from '../names.ts';
import type { Rule } from './rule.ts';

const controlFile = /packages[/\\]catalog[/\\]src[/\\]controls[/\\](.+)\.ts$/;

/**
 * Holds control files to one shape: `controls/<service>/<id>.ts` exports one constant, called like the file in camel
 * case, made by `defineControl` with the file's name as its id. Files that begin with `_` hold what a service shares.
 */
export const controlFileShape: Rule = {
  meta: {
    messages: {
      place: 'A control stands in controls/<service>/<id>.ts',
      only: 'A control file exports one constant called {{name}}, and nothing else',
      defined: '{{name}} is not made by defineControl with an object literal',
      id: 'The id must be the name of the file, {{id}}',
    },
  },
  create: (context) => {
    const [service, id, ...rest] = controlFile.exec(context.filename)?.[1]?.split(/[/\\]/) ?? [];
    if (service === undefined || (id ?? service).startsWith('_')) return {};
    return {
      Program(program) {
        if (id === undefined || rest.length > 0) {
          context.report({ node: program, messageId: 'place' });
          return;
        }
        const name = camelCase(id);
        const exported = program.body.filter((node) => node.type.startsWith('Export'));
        const declarator = exported.flatMap(constantsOf).find((one) => one.name === name);
        const [only] = exported;
        if (exported.length !== 1 || only === undefined || declarator === undefined || constantsOf(only).length !== 1) {
          context.report({ node: exported.at(1) ?? only ?? program, messageId: 'only', data: { name } });
          return;
        }
        const given = idOf(declarator.init);
        if (given === undefined) context.report({ node: only, messageId: 'defined', data: { name } });
        else if (given !== id) context.report({ node: only, messageId: 'id', data: { id } });
      },
    };
  },
};

type Visitor = ReturnType<NonNullable<Rule['create']>>;
type Program = Parameters<NonNullable<Visitor['Program']>>[0];
type Statement = Program['body'][number];
type Initial = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]['init'];

/** The constants that an export declares; none for every other export. */
function constantsOf(node: Statement): readonly { readonly name: string; readonly init: Initial }[] {
  if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'VariableDeclaration') return [];
  if (node.declaration.kind !== 'const') return [];
  return node.declaration.declarations.flatMap((one) =>
    one.id.type === 'Identifier' ? [{ name: one.id.name, init: one.init }] : [],
  );
}

/** The id in `defineControl({ id: '…' })`; '' where it is no literal, undefined where the call is another. */
function idOf(init: Initial): string | undefined {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return undefined;
  const [literal] = init.arguments;
  if (init.callee.name !== 'defineControl' || literal?.type !== 'ObjectExpression') return undefined;
  for (const property of literal.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'id') continue;
    return property.value.type === 'Literal' ? String(property.value.value) : '';
  }
  return '';
}
