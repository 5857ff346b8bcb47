import { allOf, anyOf, fail, pass, unknown, type Outcome } from '../../outcome.ts';
import { matchesPattern } from '../../policy/patterns.ts';
import type { Attribute, Block, Blocks, Link, Resource, ResourceGraph } from '../../resource.ts';
import { missingHop, reference, show, showValue } from '../../show.ts';
import { isValueList, isValueMap, property, UNKNOWN, type Value } from '../../value.ts';

/** How the ARNs of a resource type are made, as far as a plan can know. */
export interface ArnShape {
  /** Service in the ARN: `rds`. */
  readonly service: string;
  /** What stands before the name: `db:`, `table/`. */
  readonly prefix: string;
  /** Argument that holds the name. Left out where AWS invents the name. */
  readonly nameArgument?: string;
}

const selectionType = 'aws_backup_selection';

/**
 * Says whether a resource is backed up: an `aws_backup_selection` names it, names a pattern that its ARN matches, or
 * selects one of its tags. Follows the API reference: `selection_tag` blocks are alternatives, conditions must all
 * hold, exclusions win. Where ARNs and tags both stand in a selection and only one of them matches, the verdict is
 * unknown, because the reference does not say how AWS Backup joins the two.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export function selectedForBackup(resource: Resource, graph: ResourceGraph, arn: ArnShape): Outcome {
  const selections = graph.resources(selectionType);
  const none = fail(
    selectionType,
    selections.length === 0 ? 'no such resource' : 'none that covers this resource',
    'exist and cover this resource',
  );
  const candidate: Candidate = { resource, graph, arn };
  const outcome = anyOf(
    selections.map((selection) => covers(selection, candidate)),
    none,
  );
  return outcome.verdict === 'fail' ? none : outcome;
}

/** Says whether one selection covers a resource. The selection may be one that the plan removes. */
export function coveredBy(selection: Resource, resource: Resource, graph: ResourceGraph, arn: ArnShape): Outcome {
  return covers(selection, { resource, graph, arn });
}

interface Candidate {
  readonly resource: Resource;
  readonly graph: ResourceGraph;
  readonly arn: ArnShape;
}

function covers(selection: Resource, candidate: Candidate): Outcome {
  const excluded = namedIn(selection, 'not_resources', candidate);
  if (excluded?.verdict === 'pass') return fail(`${selection.address}.not_resources`, 'this resource', 'leave it out');
  const conditions = conditionsHold(selection, candidate.resource);
  const chosen = isChosen(selection, candidate);
  return allOf([
    ...(excluded?.verdict === 'unknown' ? [excluded] : []),
    conditions,
    chosen,
    isInReach(selection, candidate),
  ]);
}

/** AWS Backup backs up what is of the account and Region of the selection, though it names more. */
function isInReach(selection: Resource, { resource, graph }: Candidate): Outcome {
  const isSame = graph.isSamePlace(selection, resource);
  if (isSame === true) return allOf([]);
  return isSame === false
    ? fail(selection.address, 'a selection of another account or Region', 'be of those of this resource')
    : unknown(selection.address, 'whether it is of the account and Region of this resource');
}

function isChosen(selection: Resource, candidate: Candidate): Outcome {
  const byArn = namedIn(selection, 'resources', candidate);
  const byTag = taggedFor(selection, candidate.resource);
  if (byArn !== undefined && byTag !== undefined) {
    if (byArn.verdict === byTag.verdict) return byArn;
    return unknown(selection.address, 'of its ARNs and its tags only one selects this resource');
  }
  return byArn ?? byTag ?? unknown(selection.address, 'it selects whatever the account has opted in');
}

/** Looks a resource up in a list of ARNs and patterns; undefined where the list is left out, or empty as in a state. */
function namedIn(selection: Resource, argument: string, { resource, graph, arn }: Candidate): Outcome | undefined {
  const at = `${selection.address}.${argument}`;
  const list = selection.attribute(argument);
  if (list.state === 'absent') return undefined;
  if (list.state === 'known' && isValueList(list.value) && list.value.length === 0) return undefined;
  const { links, missing } = graph.references(selection, argument);
  const link = linkTo(resource, links);
  if (link !== undefined && link.strength !== 'may') {
    return pass({ at, reference: reference(resource.address, link.attribute), via: link.via });
  }
  const items = list.state === 'known' && isValueList(list.value) ? list.value : [UNKNOWN];
  const shownOf = (item: string): string => (list.state === 'known' && list.sensitive ? show(list) : showValue(item));
  const outcomes = items.flatMap((item) =>
    typeof item === 'string' ? [matchArn(item, { at, shown: shownOf(item) }, resource, arn)] : [],
  );
  if (missing.length > 0) outcomes.push(unknown(at, missingHop({ links, missing })));
  else if (link !== undefined) outcomes.push(unknown(at, `perhaps ${resource.address}, by a condition`));
  else if (items.includes(UNKNOWN) && links.length === 0) outcomes.push(unknown(at, 'known after apply'));
  return anyOf(outcomes, fail(at, show(list), 'name this resource'));
}

/** Where a pattern stands, and the pattern as it may be shown. */
interface ShownAt {
  readonly at: string;
  readonly shown: string;
}

/** Links by what they lead to, made once for the links of a selection: each store is looked up among them. */
const byTarget = new WeakMap<readonly Link[], ReadonlyMap<Resource, Link>>();

/** Finds the first link to a resource. Other inputs may hold a resource of the same address. */
function linkTo(resource: Resource, links: readonly Link[]): Link | undefined {
  let found = byTarget.get(links);
  if (found === undefined) {
    found = new Map(links.toReversed().map((link) => [link.target, link]));
    byTarget.set(links, found);
  }
  return found.get(resource);
}

function matchArn(pattern: string, { at, shown }: ShownAt, resource: Resource, arn: ArnShape): Outcome {
  const evidence = { at, value: shown };
  const miss = fail(at, shown, 'match this resource');
  if (pattern === '*') return pass(evidence);
  const own = resource.attribute('arn');
  if (own.state === 'known') return matchesPattern(pattern, String(own.value)) ? pass(evidence) : miss;
  const [, , service = '', region, account, ...rest] = pattern.split(':');
  const tail = rest.join(':');
  if (!matchesPattern(service, arn.service)) return miss;
  const place = region === '*' && account === '*';
  const all = tail === '*' || tail === `${arn.prefix}*`;
  const name = arn.nameArgument === undefined ? undefined : resource.attribute(arn.nameArgument);
  const named = name?.state === 'known' && matchesPattern(tail, `${arn.prefix}${String(name.value)}`);
  if (place && (all || named)) return pass(evidence);
  if (!all && name?.state === 'known' && !named) return miss;
  return unknown(at, `the ARN of ${resource.address} is known after apply`);
}

/** Judges the `selection_tag` blocks; undefined where there is none. */
function taggedFor(selection: Resource, resource: Resource): Outcome | undefined {
  const blocks = selection.blocks('selection_tag');
  const at = `${selection.address}.selection_tag`;
  if (blocks.state === 'unknown') return unknown(at, missingHop(blocks.references));
  if (blocks.blocks.length === 0) return undefined;
  return anyOf(
    blocks.blocks.map((block) => matchTag(block, resource, { at: `${selection.address}.${block.path}`, prefix: '' })),
    fail(at, 'no tag of this resource', 'name one'),
  );
}

const operators = [
  { name: 'string_equals', likes: false, negated: false },
  { name: 'string_like', likes: true, negated: false },
  { name: 'string_not_equals', likes: false, negated: true },
  { name: 'string_not_like', likes: true, negated: true },
] as const;

/**
 * Judges the `condition` blocks. They are read as an argument first: the provider declares them as computed, so that a plan
 * does not know them where they are left out, and AWS Backup adds none.
 */
function conditionsHold(selection: Resource, resource: Resource): Outcome {
  if (selection.attribute('condition').state === 'absent') return allOf([]);
  const conditions = selection.blocks('condition');
  const at = `${selection.address}.condition`;
  if (conditions.state === 'unknown') return unknown(at, missingHop(conditions.references));
  return allOf(
    conditions.blocks.flatMap((condition) =>
      operators.flatMap((operator) =>
        judgeEach(condition.blocks(operator.name), at, (block) =>
          matchTag(block, resource, {
            at: `${selection.address}.${block.path}`,
            prefix: 'aws:ResourceTag/',
            ...operator,
          }),
        ),
      ),
    ),
  );
}

function judgeEach(blocks: Blocks, at: string, judge: (block: Block) => Outcome): readonly Outcome[] {
  return blocks.state === 'unknown' ? [unknown(at, missingHop(blocks.references))] : blocks.blocks.map(judge);
}

interface TagTest {
  readonly at: string;
  /** What stands before the tag's name in `key`. */
  readonly prefix: string;
  readonly likes?: boolean;
  readonly negated?: boolean;
}

/** Compares the tag that a block names by `key` with the `value` of the block. */
function matchTag(block: Block, resource: Resource, { at, prefix, likes, negated }: TagTest): Outcome {
  const key = block.attribute('key');
  const wanted = block.attribute('value');
  if (key.state !== 'known' || wanted.state !== 'known') return unknown(at, 'known after apply');
  const name = String(key.value).slice(String(key.value).startsWith(prefix) ? prefix.length : 0);
  const tag = tagOf(resource, name);
  const shown = key.sensitive ? show(key) : name;
  if (tag.state === 'unknown') return unknown(`${resource.address}.tags`, missingHop(tag.references));
  if (tag.state === 'absent') return fail(at, `no tag ${shown} on this resource`, 'name a tag of this resource');
  const same = likes === true ? matchesPattern(String(wanted.value), String(tag.value)) : tag.value === wanted.value;
  const evidence = { at, value: `${shown} = ${show(tag)}` };
  return same === (negated !== true) ? pass(evidence) : fail(at, evidence.value, 'match this resource');
}

/** Reads a tag whose name may hold dots. `tags_all` includes the default tags of the provider, where it is known. */
function tagOf(resource: Resource, name: string): Attribute {
  const all = resource.attribute('tags_all');
  const tags = all.state === 'absent' ? resource.attribute('tags') : all;
  if (tags.state !== 'known') return tags;
  const value: Value | undefined = isValueMap(tags.value) ? property(tags.value, name) : undefined;
  if (value === UNKNOWN) return { state: 'unknown', references: { links: [], missing: [] } };
  return value === undefined ? { state: 'absent' } : { state: 'known', value, sensitive: tags.sensitive };
}
