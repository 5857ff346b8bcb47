import {
  hclLiteral,
  isReference,
  UNKNOWN,
  type Example,
  type ExampleValue,
  type ExampleValues,
} from '@autoclave/catalog';
import { alsoRequired, requiredValue } from './required-values.ts';
import type { BlockSchema } from './provider-schema.ts';

/** A check to attach to every resource of one type in an example. */
export interface AttachedCheck {
  readonly type: string;
  readonly conditions: readonly string[];
}

/**
 * Writes an example as HCL that the provider accepts: what the example leaves out but the provider requires is filled in.
 * @param suffix Makes the names unique: `this` becomes `this_<suffix>`.
 */
export function writeExample(
  example: Example,
  {
    type,
    suffix,
    checks,
    schemaOf,
  }: {
    readonly type: string;
    readonly suffix: string;
    readonly checks: readonly AttachedCheck[];
    readonly schemaOf: (type: string) => BlockSchema;
  },
): string {
  const resources = [{ address: `${type}.this`, values: example.values }, ...(example.with ?? [])];
  return resources
    .map(({ address, values }) => {
      const data = address.startsWith('data.');
      const [resourceType = '', name = ''] = address.replace(/^data\./, '').split('.');
      const body = writeBlock(values, schemaOf(data ? `data.${resourceType}` : resourceType), {
        type: resourceType,
        path: '',
        suffix,
      });
      const attached = data ? [] : checks.filter((check) => check.type === resourceType);
      const lifecycle = attached.flatMap((check) => check.conditions).map(postcondition);
      const tail = lifecycle.length === 0 ? '' : `  lifecycle {\n${lifecycle.join('')}  }\n`;
      return `${data ? 'data' : 'resource'} "${resourceType}" "${name}_${suffix}" {\n${body}${tail}}\n`;
    })
    .join('\n');
}

function postcondition(condition: string): string {
  return `    postcondition {\n      condition     = ${condition}\n      error_message = "broken"\n    }\n`;
}

interface Place {
  readonly type: string;
  readonly path: string;
  readonly suffix: string;
}

function writeBlock(values: ExampleValues, schema: BlockSchema, place: Place): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const nested = schema.block_types?.[name];
    const at = { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
    if (nested !== undefined) {
      lines.push(...writeNested(name, value, { schema: nested.block, place: at }));
    } else if (Array.isArray(value) && value.length > 0 && blockOf(schema.attributes?.[name]?.type) !== undefined) {
      lines.push(...writeNested(name, value, { schema: blockOf(schema.attributes?.[name]?.type)!, place: at }));
    } else if (schema.attributes?.[name] !== undefined) {
      lines.push(`  ${name} = ${expression(value, schema.attributes[name].type, place.suffix)}`);
    } else {
      throw new TypeError(`${place.type} has no argument ${at.path}`);
    }
  }
  if (place.path === '') {
    for (const [name, value] of Object.entries(alsoRequired(place.type))) {
      if (!(name in values)) lines.push(`  ${name} = ${value}`);
    }
  }
  for (const [name, attribute] of Object.entries(schema.attributes ?? {})) {
    if (attribute.required === true && !(name in values)) {
      lines.push(
        `  ${name} = ${requiredValue(place.type, place.path === '' ? name : `${place.path}.${name}`, attribute.type)}`,
      );
    }
  }
  for (const [name, nested] of Object.entries(schema.block_types ?? {})) {
    if ((nested.min_items ?? 0) > 0 && !(name in values)) {
      const at = { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
      lines.push(`  ${name} {\n${writeBlock({}, nested.block, at)}  }`);
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
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
  { schema, place }: { readonly schema: BlockSchema; readonly place: Place },
): string[] {
  if (value === UNKNOWN) {
    const body = writeBlock({}, schema, place);
    return [
      `  dynamic "${name}" {\n    for_each = toset(terraform_data.unknown_list.output)\n    content {\n${body}    }\n  }`,
    ];
  }
  const list = Array.isArray(value) ? (value as readonly ExampleValues[]) : [value as ExampleValues];
  return list.map((item) => `  ${name} {\n${writeBlock(item, schema, place)}  }`);
}

function expression(value: ExampleValue, type: unknown, suffix: string): string {
  if (value === UNKNOWN) return unknownOf(type);
  if (isReference(value)) return `${value.resource}_${suffix}.${value.attribute}`;
  if (Array.isArray(value)) {
    const inner = Array.isArray(type) ? type[1] : type;
    return `[${value.map((item) => expression(item, inner, suffix)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)} = ${expression(item, 'string', suffix)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }
  return hclLiteral(value as string);
}

function unknownOf(type: unknown): string {
  if (type === 'bool') return 'tobool(terraform_data.unknown_flag.output)';
  if (type === 'number') return 'tonumber(terraform_data.unknown_number.output)';
  if (type === 'string') return 'terraform_data.unknown.output';
  return Array.isArray(type) && type[0] === 'map'
    ? 'terraform_data.unknown_map.output'
    : 'terraform_data.unknown_list.output';
}

/** Values that Terraform knows only after apply, one per type. */
export const unknownValues = `
resource "terraform_data" "unknown" {
  input = timestamp()
}
resource "terraform_data" "unknown_flag" {
  input = timestamp() == ""
}
resource "terraform_data" "unknown_number" {
  input = length(timestamp())
}
resource "terraform_data" "unknown_list" {
  input = [timestamp()]
}
resource "terraform_data" "unknown_map" {
  input = { time = timestamp() }
}
`;
