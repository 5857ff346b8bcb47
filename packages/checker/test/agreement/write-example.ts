import { guardsOf, hclLiteral, isReference, UNKNOWN, type ExampleValue, type ExampleValues } from '@autoclave/catalog';
import type { BlockSchema, SchemaOf } from './provider-schema.ts';
import { alsoNeeded, requiredValue } from './required-values.ts';
import { plannedAddress, resourcesOf, type Row } from './rows.ts';

/** A value of any type that Terraform knows only after apply, and that nothing in the plan can be followed to. */
const unknownValue = 'jsondecode(timestamp())';

/**
 * Writes an example as HCL that the provider accepts, with the guards of its control as postconditions. What the example
 * leaves out but the provider requires is filled in.
 */
export function writeExample(row: Row, schemaOf: SchemaOf): string {
  const guards = guardsOf(row.control);
  return resourcesOf(row)
    .map(({ address, values }) => {
      const data = address.startsWith('data.');
      const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
      const body = writeBlock(written(values), schemaOf(data ? `data.${type}` : type), {
        place: type,
        suffix: row.suffix,
      });
      const conditions = guards
        .filter((guard) => !data && guard.type === type)
        .flatMap((guard) => guard.checks.map((check) => check.hcl));
      const header = `${data ? 'data' : 'resource'} "${type}" "${plannedAddress(name, row.suffix)}"`;
      return `${header} {\n${body}${lifecycle(conditions)}}\n`;
    })
    .join('\n');
}

/** Tags are given as `tags`; the provider makes `tags_all` of them. */
function written({ tags_all: tags, ...values }: ExampleValues): ExampleValues {
  return tags === undefined ? values : { ...values, tags };
}

function lifecycle(conditions: readonly string[]): string {
  if (conditions.length === 0) return '';
  const postconditions = conditions.map(
    (condition) => `    postcondition {\n      condition     = ${condition}\n      error_message = "broken"\n    }\n`,
  );
  return `  lifecycle {\n${postconditions.join('')}  }\n`;
}

interface Context {
  /** Type of the resource, and the path of the block inside it: `aws_instance.root_block_device`. */
  readonly place: string;
  readonly suffix: string;
}

function writeBlock(values: ExampleValues, schema: BlockSchema, context: Context): string {
  const given = Object.entries(values).map(([name, value]) => writeMember([name, value], schema, context));
  return [...given, ...missingArguments(values, schema, context), ...missingBlocks(values, schema, context)].join('');
}

function writeMember([name, value]: readonly [string, ExampleValue], schema: BlockSchema, context: Context): string {
  const nested = schema.block_types?.[name]?.block;
  const attribute = schema.attributes?.[name];
  const inner = { ...context, place: `${context.place}.${name}` };
  if (nested !== undefined) return writeNested(name, value, { schema: nested, context: inner });
  if (attribute === undefined) throw new TypeError(`${context.place} has no argument ${name}`);
  const asBlock = blockOf(attribute.type);
  // An empty list has no blocks to write.
  if (asBlock !== undefined && Array.isArray(value) && value.length > 0) {
    return writeNested(name, value, { schema: asBlock, context: inner });
  }
  return `  ${name} = ${expression(value, context.suffix)}\n`;
}

/** The schema of an attribute that is written as blocks, such as `ingress`: the provider takes a set of objects. */
function blockOf(type: unknown): BlockSchema | undefined {
  if (!Array.isArray(type) || !Array.isArray(type[1]) || type[1][0] !== 'object') return undefined;
  const attributes = Object.entries(type[1][1] as object).map(([name, inner]) => [name, { type: inner as unknown }]);
  return { attributes: Object.fromEntries(attributes) };
}

function writeNested(
  name: string,
  value: ExampleValue,
  { schema, context }: { readonly schema: BlockSchema; readonly context: Context },
): string {
  if (value === UNKNOWN) {
    const content = writeBlock({}, schema, context);
    return `  dynamic "${name}" {\n    for_each = ${unknownValue}\n    content {\n${content}    }\n  }\n`;
  }
  const list = Array.isArray(value) ? (value as readonly ExampleValues[]) : [value as ExampleValues];
  return list.map((item) => `  ${name} {\n${writeBlock(item, schema, context)}  }\n`).join('');
}

function missingArguments(values: ExampleValues, schema: BlockSchema, { place }: Context): readonly string[] {
  const required = Object.entries(schema.attributes ?? {})
    .filter(([name, attribute]) => attribute.required === true && !(name in values))
    .map(([name, attribute]) => `  ${name} = ${requiredValue(`${place}.${name}`, attribute.type)}\n`);
  const needed = Object.entries(alsoNeeded(place))
    .filter(([name]) => !(name in values))
    .map(([name, value]) => `  ${name} = ${value}\n`);
  return [...required, ...needed];
}

function missingBlocks(values: ExampleValues, schema: BlockSchema, context: Context): readonly string[] {
  return Object.entries(schema.block_types ?? {})
    .filter(([name, nested]) => (nested.min_items ?? 0) > 0 && !(name in values))
    .map(([name, nested]) => {
      const body = writeBlock({}, nested.block, { ...context, place: `${context.place}.${name}` });
      return `  ${name} {\n${body}  }\n`;
    });
}

function expression(value: ExampleValue, suffix: string): string {
  if (value === UNKNOWN) return unknownValue;
  if (isReference(value)) {
    const referred = `${plannedAddress(value.resource, suffix)}.${value.attribute}`;
    return value.suffix === undefined ? referred : `"\${${referred}}${value.suffix}"`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => expression(item, suffix)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)} = ${expression(item, suffix)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return hclLiteral(value as string);
}
