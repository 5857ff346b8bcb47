import { UNKNOWN, type SensitiveMarks, type Value, type ValueMap } from '@autoclave/catalog';
import { putMember, type Members } from '../../json.ts';
import type { Budget } from '../evaluate/budget.ts';
import { sensitiveAttributes, toDeclaredType } from '../provider/aws.ts';
import { bareOf, Dictionary, factsOf, isWrapped, Marked, Sequence, type HclValue } from '../values/value.ts';
import type { BlockContent } from './block-content.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** The arguments and blocks of an instance as values, with UNKNOWN where the configuration does not decide. */
export function exportValues(instance: ResourceInstance, budget: Budget): ValueMap {
  const exporter = new Exporter(typeName(instance), budget);
  const values = exporter.block(instance.content);
  const tags = instance.allTags();
  if (tags !== undefined) putMember(values, 'tags_all', exporter.value('tags_all', tags));
  return values;
}

/** The type as the schema of the provider is asked for it. */
function typeName({ place }: ResourceInstance): string {
  const { type, mode } = place.configuration;
  return mode === 'data' ? `data.${type}` : type;
}

class Exporter {
  readonly #type: string;
  readonly #budget: Budget;

  /** @param type With `data.` before it for a data source. */
  constructor(type: string, budget: Budget) {
    this.#type = type;
    this.#budget = budget;
  }

  block(content: BlockContent): Members<Value> {
    const values: Members<Value> = {};
    for (const name of content.argumentNames) {
      putMember(values, name, this.value(name, content.argument(name)?.value() ?? null));
    }
    for (const name of content.blockNames) {
      const blocks = content.blocks(name);
      if (blocks === undefined) continue;
      putMember(values, name, blocks.kind === 'open' ? UNKNOWN : blocks.items.map((item) => this.block(item)));
    }
    return values;
  }

  value(name: string, value: HclValue): Value {
    if (!this.#budget.spend(factsOf(value).size)) return UNKNOWN;
    const isAws = /^(?:data\.)?aws_/.test(this.#type);
    return toValue(isAws ? toDeclaredType(this.#type, name, value) : value);
  }
}

/** A value of the evaluator as one of the graph. */
export function toValue(value: HclValue): Value {
  const bare = bareOf(value);
  if (bare instanceof Sequence) return bare.items.map(toValue);
  if (bare instanceof Dictionary) {
    const values: Members<Value> = {};
    for (const [key, one] of bare.entries) putMember(values, key, toValue(one));
    return values;
  }
  return typeof bare === 'object' && bare !== null ? UNKNOWN : bare;
}

/** What of an instance is not to be shown: by marks of the configuration, and by those of the provider. */
export function exportMarks(instance: ResourceInstance): SensitiveMarks {
  const declared = sensitiveAttributes(typeName(instance));
  const found = blockMarks(instance.content, declared, '');
  const tags = instance.allTags();
  if (tags !== undefined && factsOf(tags).isSensitive) putMember(found, 'tags_all', toMarks(tags));
  return Object.keys(found).length > 0 ? found : false;
}

function blockMarks(content: BlockContent, declared: ReadonlySet<string>, path: string): Members<SensitiveMarks> {
  const found: Members<SensitiveMarks> = {};
  for (const name of content.argumentNames) {
    const value = content.argument(name)?.value() ?? null;
    const marks = isDeclared(declared, path + name) ? true : toMarks(value);
    if (marks !== false) putMember(found, name, marks);
  }
  for (const name of content.blockNames) {
    const blocks = content.blocks(name);
    if (blocks?.kind !== 'known') continue;
    const marks = blocks.items.map((item) => blockMarks(item, declared, `${path}${name}.`));
    if (marks.some((one) => Object.keys(one).length > 0)) putMember(found, name, marks);
  }
  return found;
}

/** An argument that holds blocks in the form of an object is marked as a whole. */
function isDeclared(declared: ReadonlySet<string>, path: string): boolean {
  return declared.size > 0 && (declared.has(path) || [...declared].some((one) => one.startsWith(`${path}.`)));
}

function toMarks(value: HclValue): SensitiveMarks {
  if (!factsOf(value).isSensitive) return false;
  if (value instanceof Marked && value.isSensitive) return true;
  if (isWrapped(value)) return toMarks(value.value);
  if (value instanceof Sequence) return value.items.map(toMarks);
  if (!(value instanceof Dictionary)) return true;
  const found: Members<SensitiveMarks> = {};
  for (const [key, one] of value.entries) {
    const marks = toMarks(one);
    if (marks !== false) putMember(found, key, marks);
  }
  return found;
}
