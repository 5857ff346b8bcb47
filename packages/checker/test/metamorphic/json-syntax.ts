import {
  Blocks,
  Named,
  Policy,
  Raw,
  Ref,
  Template,
  type Argument,
  type Arguments,
  type Configuration,
  type Declaration,
} from './model.ts';
import { plainly, printExpression } from './print.ts';
import { withProvider, type Transformation } from './transformation.ts';

/** The JSON syntax of Terraform, which cdktn writes. */
export const jsonSyntax: Transformation = {
  name: 'as .tf.json',
  write: (configurations) =>
    withProvider(Object.fromEntries(configurations.map((one) => [`${one.name}.tf.json`, stack(one)]))),
};

function stack({ declarations }: Configuration): string {
  const written: { [mode: string]: { [type: string]: { [name: string]: unknown } } } = {};
  for (const one of declarations) {
    const ofMode = (written[one.mode] ??= {});
    (ofMode[one.type] ??= {})[one.name] = toJson(one.values, one);
  }
  return JSON.stringify(written, null, 2);
}

/** Attributes that are written like blocks must be whole in this syntax. */
const wholeBlocks: { readonly [name: string]: Arguments } = {
  ingress: ruleWith({}),
  egress: ruleWith({}),
  route: Object.fromEntries(
    [
      'carrier_gateway_id',
      'cidr_block',
      'core_network_arn',
      'destination_prefix_list_id',
      'egress_only_gateway_id',
      'gateway_id',
      'ipv6_cidr_block',
      'local_gateway_id',
      'nat_gateway_id',
      'network_interface_id',
      'transit_gateway_id',
      'vpc_endpoint_id',
      'vpc_peering_connection_id',
    ].map((name) => [name, null]),
  ),
};

function ruleWith(values: Arguments): Arguments {
  const lists = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'];
  return { description: null, self: null, ...Object.fromEntries(lists.map((name) => [name, null])), ...values };
}

function toJson(value: Argument, from: Declaration, name = ''): unknown {
  if (value instanceof Ref) return `\${${plainly(value)}}`;
  if (value instanceof Named) return value.text;
  if (value instanceof Template) {
    return value.parts.map((part) => (part instanceof Ref ? toJson(part, from) : part)).join('');
  }
  if (value instanceof Policy || value instanceof Raw) return `\${${printExpression(value, { spelling: {}, from })}}`;
  if (value instanceof Blocks) {
    return value.list.map((block) => toJson({ ...wholeBlocks[name], ...block }, from));
  }
  if (Array.isArray(value)) return value.map((one) => toJson(one, from));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as Arguments).map(([key, one]) => [key, toJson(one, from, key)]));
}
