import { parseSteps, resourceId, type Step } from '../address.ts';
import { isJsonList, isJsonObject, listAt, member, objectAt, textAt, type JsonObject } from '../json.ts';

/** An expression of the configuration: what it refers to, or its value where it refers to nothing. */
export interface Expression {
  /** Each reference once, in its longest form. */
  readonly references: readonly (readonly Step[])[];
  /** Undefined also for expressions of functions only, whose value the plan leaves out. */
  readonly constant: unknown;
}

/** An expression behind a path, and whether it stands for more than the path asked for. */
export interface ExpressionAt {
  readonly expression: Expression;
  /** The path goes on inside the expression: an object, or blocks that the provider declares as an attribute. */
  readonly whole: boolean;
}

/** A `resource` or `data` block. */
export class ResourceConfiguration {
  readonly #json: JsonObject;
  readonly #expressionsAt = new Map<string, readonly ExpressionAt[]>();

  constructor(json: JsonObject) {
    this.#json = json;
  }

  /** Opaque; equal for resources of one provider configuration, across modules too. */
  get providerKey(): string {
    return textAt(this.#json, 'provider_config_key') ?? '';
  }

  get forEach(): Expression | undefined {
    return expressionIn(this.#json, 'for_each_expression');
  }

  /** Arguments and blocks; empty for a resource without any. */
  get expressions(): JsonObject {
    return objectAt(this.#json, 'expressions') ?? noExpressions;
  }

  /** The expressions at a path without block indexes, one for each block that has the argument. */
  expressionsAt(path: string): readonly ExpressionAt[] {
    let found = this.#expressionsAt.get(path);
    if (found === undefined) this.#expressionsAt.set(path, (found = this.#findExpressions(path)));
    return found;
  }

  #findExpressions(path: string): readonly ExpressionAt[] {
    let nodes: readonly unknown[] = [this.expressions];
    const found: ExpressionAt[] = [];
    for (const step of path.split('.')) {
      const whole = nodes.filter(isJsonObject).filter((node) => node !== this.expressions && isExpression(node));
      found.push(...whole.map((node) => ({ expression: toExpression(node), whole: true })));
      nodes = nodes.flatMap((node) => blocksIn(node, this.expressions)).map((block) => member(block, step));
    }
    const last = nodes.filter(isJsonObject).map((node) => ({ expression: toExpression(node), whole: false }));
    return [...found, ...last];
  }
}

/** A `module` block. */
export class CallConfiguration {
  readonly #json: JsonObject;
  #module: ModuleConfiguration | undefined;

  constructor(json: JsonObject) {
    this.#json = json;
  }

  get source(): string {
    return textAt(this.#json, 'source') ?? '';
  }

  get version(): string | undefined {
    return textAt(this.#json, 'version_constraint');
  }

  get forEach(): Expression | undefined {
    return expressionIn(this.#json, 'for_each_expression');
  }

  /** The expression of an input; undefined where the call leaves it out. */
  input(name: string): Expression | undefined {
    return expressionIn(objectAt(this.#json, 'expressions') ?? noExpressions, name);
  }

  get module(): ModuleConfiguration {
    this.#module ??= new ModuleConfiguration(objectAt(this.#json, 'module') ?? noExpressions);
    return this.#module;
  }
}

/** What one module holds; shared by all its instances. */
export class ModuleConfiguration {
  readonly #json: JsonObject;
  readonly #calls = new Map<string, CallConfiguration>();
  #resources: Map<string, ResourceConfiguration> | undefined;

  constructor(json: JsonObject) {
    this.#json = json;
  }

  /** @param id `type.name`, with `data.` before it for a data source. */
  resource(id: string): ResourceConfiguration | undefined {
    return this.#byId().get(id);
  }

  call(name: string): CallConfiguration | undefined {
    const known = this.#calls.get(name);
    if (known !== undefined) return known;
    const json = objectAt(this.#callsJson(), name);
    if (json === undefined) return undefined;
    const call = new CallConfiguration(json);
    this.#calls.set(name, call);
    return call;
  }

  output(name: string): Expression | undefined {
    const output = objectAt(this.#outputsJson(), name);
    return output === undefined ? undefined : expressionIn(output, 'expression');
  }

  get outputs(): readonly string[] {
    return Object.keys(this.#outputsJson());
  }

  /** Neither the module nor one that it calls declares a resource: its instances leave no trace in a plan. */
  get isWithoutResources(): boolean {
    const open: ModuleConfiguration[] = [this];
    for (const module of open) {
      if (module.#byId().size > 0) return false;
      for (const name of Object.keys(module.#callsJson())) {
        const call = module.call(name);
        if (call !== undefined) open.push(call.module);
      }
    }
    return true;
  }

  #callsJson(): JsonObject {
    return objectAt(this.#json, 'module_calls') ?? noExpressions;
  }

  #outputsJson(): JsonObject {
    return objectAt(this.#json, 'outputs') ?? noExpressions;
  }

  #byId(): Map<string, ResourceConfiguration> {
    if (this.#resources !== undefined) return this.#resources;
    const resources = new Map<string, ResourceConfiguration>();
    for (const resource of listAt(this.#json, 'resources').filter(isJsonObject)) {
      const [mode = '', type = '', name = ''] = ['mode', 'type', 'name'].map((part) => textAt(resource, part));
      resources.set(resourceId({ mode, type, name }), new ResourceConfiguration(resource));
    }
    this.#resources = resources;
    return resources;
  }
}

/**
 * The blocks that a member of `expressions` stands for: a list of them, or a single one.
 * @param top The arguments of the resource itself, which are a block whatever they look like.
 */
export function blocksIn(node: unknown, top?: JsonObject): readonly JsonObject[] {
  if (isJsonList(node)) return node.filter(isJsonObject);
  return isJsonObject(node) && (node === top || !isExpression(node)) ? [node] : [];
}

/**
 * Says whether a member of `expressions` is an expression, so not a block. An empty object counts as one: an argument
 * made of functions only leaves no more than that.
 */
function isExpression(node: JsonObject): boolean {
  return (
    Object.hasOwn(node, 'constant_value') || isJsonList(member(node, 'references')) || Object.keys(node).length === 0
  );
}

const noExpressions: JsonObject = {};
const expressions = new WeakMap<JsonObject, Expression>();

function expressionIn(object: JsonObject, name: string): Expression | undefined {
  const json = objectAt(object, name);
  return json === undefined ? undefined : toExpression(json);
}

/** Reads an expression, each once: the identity of the result serves as a key. */
export function toExpression(json: JsonObject): Expression {
  const known = expressions.get(json);
  if (known !== undefined) return known;
  const expression = {
    references: longestReferences(listAt(json, 'references')),
    constant: member(json, 'constant_value'),
  };
  expressions.set(json, expression);
  return expression;
}

/**
 * Terraform lists each reference in its longest form and then, one step shorter at a time, down to the object. A member
 * that is the one before it, shortened, says nothing new; repeated references are kept once.
 */
function longestReferences(listed: readonly unknown[]): readonly (readonly Step[])[] {
  const heads = new Map<string, readonly Step[]>();
  let before = '';
  for (const text of listed) {
    if (typeof text !== 'string') continue;
    const shortened = before.startsWith(text) && before.length > text.length && /[.[]/.test(before[text.length] ?? '');
    before = text;
    if (!shortened && !heads.has(text)) heads.set(text, parseSteps(text) ?? unreadable(text));
  }
  return [...heads.values()];
}

/** A reference in a form that is not known is kept as a hop that cannot be followed. */
function unreadable(text: string): readonly Step[] {
  return [{ name: text }];
}
