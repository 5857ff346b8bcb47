import type { Files } from './estate.ts';
import { idOf, refsIn, type Configuration, type Declaration, type Ref } from './model.ts';
import { plainly, printDeclaration, printDeclarations } from './print.ts';
import { Declared, labelOf, withProvider, type Transformation } from './transformation.ts';

/** How a module is called: `count` or `for_each`, and how an instance of it is named behind `module.x`. */
export interface CallForm {
  readonly meta: string;
  readonly key: string;
}

const once: CallForm = { meta: '', key: '' };

/** Puts each configuration into a module. */
export function inModules(name: string, form: CallForm = once): Transformation {
  return {
    name,
    moves: true,
    write: (configurations) =>
      withProvider(
        Object.fromEntries(
          configurations.flatMap((one) => [
            [`${one.name}.tf`, `module "${labelOf(one.name)}" {\nsource = "./${one.name}"\n${form.meta}}\n`],
            [`${one.name}/main.tf`, printDeclarations(one.declarations)],
          ]),
        ),
      ),
  };
}

/** How values come into a module, and out of it. */
export interface Passing {
  readonly call?: CallForm;
  /** Modules around the resource. */
  readonly depth?: 1 | 2;
  /** A variable for each value, an object for each resource behind them, or one object with all of them. */
  readonly inputs?: 'each' | 'objects' | 'object';
  /** An output for each attribute, as a list with one element, as an object, or the whole resource. */
  readonly outputs?: 'each' | 'list' | 'object' | 'whole';
}

/**
 * Puts each resource into a module of its own, so that every reference leaves one module by an output and enters another
 * by an input.
 */
export function eachInItsModule(name: string, passing: Passing = {}): Transformation {
  return {
    name,
    moves: true,
    write: (configurations) => withProvider(Object.assign({}, ...configurations.map((one) => split(one, passing)))),
  };
}

function split(configuration: Configuration, passing: Passing): Files {
  const declared = new Declared(configuration);
  const wanted = Map.groupBy(
    declared.all.flatMap((one) => refsIn(one.values)),
    ({ target }) => target,
  );
  const files: { [path: string]: string } = {};
  const calls = declared.all.map((one) => {
    const id = idOf(one);
    const folder = `${configuration.name}/${labelOf(id)}`;
    const attributes = [...new Set((wanted.get(id) ?? []).map(({ attribute }) => attribute))];
    const inner = innerModule(one, attributes, passing);
    const given = inputs(one, passing, (ref) => readOutput(ref, passing));
    if (passing.depth === 2) {
      files[`${folder}/inner/main.tf`] = inner;
      files[`${folder}/main.tf`] = outerModule(one, attributes, passing);
    } else files[`${folder}/main.tf`] = inner;
    return `module "${labelOf(id)}" {\nsource = "./${folder}"\n${passing.call?.meta ?? ''}${given}}\n`;
  });
  return { ...files, [`${configuration.name}.tf`]: calls.join('\n') };
}

function innerModule(one: Declaration, attributes: readonly string[], passing: Passing): string {
  const counted = passing.outputs === 'list';
  const body = printDeclaration(one, {
    refer: (ref) => readInput(ref, passing),
    meta: () => (counted ? 'count = 1\n' : ''),
  });
  const variables = variableNames(one, passing).map((name) => `variable "${name}" {}\n`);
  return [...variables, body, outputs(one, attributes, passing)].join('\n');
}

/** Passes everything through. */
function outerModule(one: Declaration, attributes: readonly string[], passing: Passing): string {
  const names = variableNames(one, passing);
  const variables = names.map((name) => `variable "${name}" {}\n`);
  const call = `module "inner" {\nsource = "./inner"\n${names.map((name) => `${name} = var.${name}\n`).join('')}}\n`;
  const passed = outputNames(attributes, passing).map(
    (name) => `output "${name}" {\nvalue = module.inner.${name}\n}\n`,
  );
  return [...variables, call, ...passed].join('\n');
}

function refsOf(one: Declaration): readonly Ref[] {
  return [...new Map(refsIn(one.values).map((ref) => [plainly(ref), ref])).values()];
}

function variableNames(one: Declaration, passing: Passing): readonly string[] {
  const refs = refsOf(one);
  if (refs.length === 0) return [];
  if (passing.inputs === 'object') return ['given'];
  return [...new Set(refs.map((ref) => labelOf(passing.inputs === 'objects' ? ref.target : plainly(ref))))];
}

function readInput(ref: Ref, { inputs: form }: Passing): string {
  if (form === 'object') return `var.given.${labelOf(plainly(ref))}`;
  return form === 'objects' ? `var.${labelOf(ref.target)}.${ref.attribute}` : `var.${labelOf(plainly(ref))}`;
}

function inputs(one: Declaration, passing: Passing, read: (ref: Ref) => string): string {
  const refs = refsOf(one);
  if (refs.length === 0) return '';
  if (passing.inputs === 'object') {
    return `given = {\n${refs.map((ref) => `${labelOf(plainly(ref))} = ${read(ref)}\n`).join('')}}\n`;
  }
  if (passing.inputs !== 'objects') return refs.map((ref) => `${labelOf(plainly(ref))} = ${read(ref)}\n`).join('');
  return [...Map.groupBy(refs, ({ target }) => target)]
    .map(([target, some]) => {
      const members = some.map((ref) => `${ref.attribute} = ${read(ref)}\n`).join('');
      return `${labelOf(target)} = {\n${members}}\n`;
    })
    .join('');
}

function outputNames(attributes: readonly string[], { outputs: form }: Passing): readonly string[] {
  if (attributes.length === 0) return [];
  return form === 'object' || form === 'whole' ? ['this'] : attributes;
}

function outputs(one: Declaration, attributes: readonly string[], passing: Passing): string {
  const id = idOf(one);
  if (passing.outputs === 'list') {
    return attributes.map((name) => `output "${name}" {\nvalue = ${id}[*].${name}\n}\n`).join('');
  }
  if (passing.outputs !== 'object' && passing.outputs !== 'whole') {
    return attributes.map((name) => `output "${name}" {\nvalue = ${id}.${name}\n}\n`).join('');
  }
  if (attributes.length === 0) return '';
  const members = attributes.map((name) => `${name} = ${id}.${name}\n`).join('');
  return `output "this" {\nvalue = ${passing.outputs === 'whole' ? id : `{\n${members}}`}\n}\n`;
}

function readOutput({ target, attribute }: Ref, { call = once, outputs: form }: Passing): string {
  const module = `module.${labelOf(target)}${call.key}`;
  if (form === 'list') return `${module}.${attribute}[0]`;
  return form === 'object' || form === 'whole' ? `${module}.this.${attribute}` : `${module}.${attribute}`;
}
