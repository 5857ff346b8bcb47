import {
  isValueList,
  isValueMap,
  type Attribute,
  type Block,
  type Resource,
  type ResourceGraph,
  type Value,
} from '@autoclave/catalog';

/** Attributes that name a resource in texts: in JSON, in connection strings, in the environment of a function. */
const naming = ['arn', 'endpoint', 'address', 'reader_endpoint', 'primary_endpoint_address'] as const;

const arnForm = /arn:[\w-]+:[\w-]+:[^"'\s,\\]*/g;

/**
 * Finds resources that are named inside longer values, which no reference and no equal literal shows once everything is
 * known: the ARN in a redrive policy, the endpoint in a map of variables.
 */
export class StoreNames {
  readonly #byName = new Map<string, Resource>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      for (const attribute of naming) {
        const value = resource.attribute(attribute);
        if (value.state === 'known' && typeof value.value === 'string' && value.value !== '') {
          this.#byName.set(value.value, resource);
        }
      }
    }
  }

  /** The resources that the known part of an argument names, each once. */
  namedBy(resource: Resource, argument: string): readonly Resource[] {
    if (this.#byName.size === 0) return [];
    const texts = attributesAt(resource, argument).flatMap((one) => (one.state === 'known' ? textsIn(one.value) : []));
    const found = texts.flatMap((text) => {
      const whole = this.#byName.get(text);
      if (whole !== undefined) return [whole];
      return [...text.matchAll(arnForm)].flatMap(([arn]) => this.#byName.get(arn) ?? []);
    });
    return [...new Set(found)].filter((one) => one !== resource);
  }
}

/** All resources of a type that will exist and are managed. */
export function managed(graph: ResourceGraph, type: string): readonly Resource[] {
  return graph.resources(type).filter((resource) => resource.mode === 'managed');
}

function attributesAt(block: Block, path: string): readonly Attribute[] {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return [block.attribute(head)];
  const inner = block.blocks(head);
  return inner.state === 'known' ? inner.blocks.flatMap((one) => attributesAt(one, rest.join('.'))) : [];
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isValueList(value)) return value.flatMap(textsIn);
  return isValueMap(value) ? Object.values(value).flatMap(textsIn) : [];
}
