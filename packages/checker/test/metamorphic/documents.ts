import {
  blocks,
  Blocks,
  data,
  Policy,
  Ref,
  type Argument,
  type Arguments,
  type Configuration,
  type Declaration,
  type PolicyStatement,
} from './model.ts';

/** Writes every policy as a `data.aws_iam_policy_document` that the argument refers to. */
export function withDocuments(configuration: Configuration): Configuration {
  const declarations = configuration.declarations.flatMap((declaration) => {
    const documents: Declaration[] = [];
    const values = linked(declaration.values, (policy) => {
      const number = documents.length === 0 ? '' : `_${documents.length + 1}`;
      const name = `${declaration.type.replace(/^aws_/, '')}_${declaration.name}${number}`;
      documents.push(data(`aws_iam_policy_document.${name}`, documentOf(policy)));
      return new Ref(`data.aws_iam_policy_document.${name}`, 'json');
    });
    return [...documents, { ...declaration, values: values as Arguments }];
  });
  return { ...configuration, declarations };
}

function linked(value: Argument, link: (policy: Policy) => Ref): Argument {
  if (value instanceof Policy) return link(value);
  if (value instanceof Blocks) return new Blocks(value.list.map((block) => linked(block, link) as Arguments));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value as Arguments).map(([name, one]) => [name, linked(one, link)]));
}

function documentOf({ statements }: Policy): Arguments {
  return { statement: blocks(...statements.map(statementBlock)) };
}

function statementBlock(statement: PolicyStatement): Arguments {
  const { Sid, Effect, Principal, Action, Resource, Condition = {} } = statement;
  const principals = Principal === '*' ? { '*': ['*'] } : (Principal ?? {});
  const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) => ({ test, variable, values })),
  );
  return {
    sid: Sid,
    effect: Effect,
    actions: Action,
    ...(Resource === undefined ? {} : { resources: Resource }),
    principals: blocks(...Object.entries(principals).map(([type, identifiers]) => ({ type, identifiers }))),
    condition: blocks(...conditions),
  };
}
