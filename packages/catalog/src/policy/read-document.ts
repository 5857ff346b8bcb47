import type { Block, Blocks, Link, References, Resource, ResourceGraph } from '../resource.ts';
import { missingHop, reference } from '../show.ts';
import { isValueList, UNKNOWN, type Value } from '../value.ts';
import { append, layOver, type Fragment } from './merge-statements.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Parts, PolicyCondition, PolicyPrincipal, Statement } from './statement.ts';
import { textsIn, textsOf, type Texts } from './texts.ts';

/** Type of the data source that most configurations write policies with. */
const documentType = 'aws_iam_policy_document';

/** Documents nested deeper than this are taken as not known, so that a circle of references ends. */
const deepest = 8;

/**
 * Reads the statements of a `data.aws_iam_policy_document`, with the documents that it is made from. Works before the
 * data source has been read: its blocks are in the plan although its `json` is not known.
 */
export function readDocument(document: Resource, graph: ResourceGraph, depth = 0): Fragment {
  if (depth > deepest) return { statements: [], missing: `${document.address} is made from too many documents` };
  const sources = ['source_json', 'source_policy_documents'].map((name) => nested(document, name, graph, depth));
  const overrides = ['override_json', 'override_policy_documents'].flatMap((name) =>
    nested(document, name, graph, depth),
  );
  const own = ownStatements(document, graph);
  return [own, ...overrides].reduce(layOver, append(sources.flat()));
}

/** Says whether a link leads to the text of a policy document. */
export function isDocumentText({ target, attribute }: Link): boolean {
  return target.type === documentType && ['', 'json', 'minified_json'].includes(attribute);
}

/** Reads the documents named by one argument, in order. */
function nested(document: Resource, name: string, graph: ResourceGraph, depth: number): readonly Fragment[] {
  const argument = document.attribute(name);
  if (argument.state === 'absent') return [];
  const references = argument.state === 'unknown' ? argument.references : graph.references(document, name);
  // Unlike the links, texts that are made from documents would be other documents.
  const isMade = references.links.some(({ derived }) => derived === true);
  const followed = references.links.map((link) => follow(link, graph, depth));
  const items: readonly Value[] =
    argument.state === 'unknown' ? [UNKNOWN] : isValueList(argument.value) ? argument.value : [argument.value];
  const unseen = items.filter((item) => item === UNKNOWN).length;
  const counted = argument.state === 'known' || name.endsWith('_json');
  // As many open texts as references; else the list is computed, and more may come of it than the links show.
  const whole = counted && !isMade && references.missing.length === 0 && unseen === followed.length;
  const fragments = items.flatMap((item): readonly Fragment[] => {
    if (item === UNKNOWN) return whole ? followed.splice(0, 1) : [];
    return item === null || item === '' ? [] : [parsed(item, `${document.address}.${name}.`)];
  });
  if (unseen === 0 || whole) return fragments;
  const hop = references.missing.length > 0 ? missingHop(references) : `${document.address}.${name} is computed`;
  return [...fragments, ...followed, { statements: [], missing: hop }];
}

function follow(link: Link, graph: ResourceGraph, depth: number): Fragment {
  const name = reference(link.target.address, link.attribute);
  if (link.derived === true) return { statements: [], missing: `known after apply, made from ${name}` };
  if (!isDocumentText(link)) return { statements: [], missing: `${name} is known after apply` };
  const read = readDocument(link.target, graph, depth + 1);
  if (link.strength !== 'may') return read;
  const statements = read.statements.map((one) => ({ ...one, certain: false }));
  return { statements, missing: `${name} may or may not be used` };
}

function parsed(value: Value, at: string): Fragment {
  // Marks of single elements are lost in a list, so nothing of the text is shown.
  const policy = parsePolicy(value, at, true);
  return 'unreadable' in policy ? { statements: [], missing: policy.unreadable } : policy;
}

function ownStatements(document: Resource, graph: ResourceGraph): Fragment {
  const blocks = document.blocks('statement');
  if (blocks.state === 'unknown') return { statements: [], missing: missingHop(blocks.references) };
  return { statements: blocks.blocks.map((block) => statementOf(document, block, graph)), missing: '' };
}

function statementOf(document: Resource, block: Block, graph: ResourceGraph): Statement {
  const effect = block.attribute('effect');
  const sid = block.attribute('sid');
  const texts = (name: string): Texts | undefined =>
    textsIn(block.attribute(name), () => graph.references(document, `statement.${name}`));
  const principals = (name: string): Parts<PolicyPrincipal> =>
    partsOf(block.blocks(name), (one) => ({
      type: textOf(one, 'type'),
      identifiers: listed(one, 'identifiers', () => graph.references(document, `statement.${name}.identifiers`)),
    }));
  return {
    at: `${document.address}.${block.path}`,
    sensitive: sid.state === 'known' && sid.sensitive,
    certain: true,
    sid: sid.state === 'absent' ? '' : textOf(block, 'sid'),
    effect: effect.state === 'absent' ? 'Allow' : effectOf(textOf(block, 'effect')),
    actions: texts('actions'),
    notActions: texts('not_actions'),
    resources: asWritten(texts('resources'), document, block, graph),
    notResources: texts('not_resources'),
    principals: principals('principals'),
    notPrincipals: principals('not_principals'),
    conditions: partsOf(block.blocks('condition'), (one): PolicyCondition => ({
      operator: textOf(one, 'test'),
      key: textOf(one, 'variable'),
      values: listed(one, 'values', () => graph.references(document, 'statement.condition.values')),
    })),
  };
}

/** The resources of a statement with how the configuration writes them, where the input shows it. */
function asWritten(
  texts: Texts | undefined,
  document: Resource,
  block: Block,
  graph: ResourceGraph,
): Texts | undefined {
  if (texts === undefined || texts.open === 0) return texts;
  const path = `${block.path}.resources`;
  const written = textsOf(
    graph.document(document, path, true),
    () => graph.references(document, 'statement.resources'),
    true,
  );
  if (written === undefined) return texts;
  const isSame = texts.known.every((text) => written.known.includes(text));
  return isSame ? written : texts;
}

function partsOf<Item>(blocks: Blocks, read: (block: Block) => Item): Parts<Item> {
  if (blocks.state === 'unknown') return { items: [], missing: missingHop(blocks.references) };
  return { items: blocks.blocks.map(read), missing: '' };
}

function listed(block: Block, name: string, references: () => References): Texts {
  return textsIn(block.attribute(name), references) ?? { known: [], open: 0, named: true, missing: '' };
}

function textOf(block: Block, name: string): string | undefined {
  const attribute = block.attribute(name);
  return attribute.state === 'known' && typeof attribute.value === 'string' ? attribute.value : undefined;
}

function effectOf(text: string | undefined): 'Allow' | 'Deny' | undefined {
  return text === 'Allow' || text === 'Deny' ? text : undefined;
}
