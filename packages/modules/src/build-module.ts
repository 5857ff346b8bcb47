import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktn';
import type { ModuleDefinition, ModuleOutputs } from './define-module.ts';
import { HclExpression, raw } from './expression.ts';
import { requireControl } from './guards.ts';
import type { InputDeclaration, InputTokens, InputDeclarations } from './input.ts';
import { ModuleScope, type DeclaredBlock, type DeclaredLocal } from './module-scope.ts';

/** A module after `build` ran: its blocks in order, and a way to resolve the tokens in them. */
export interface BuiltModule {
  readonly definition: ModuleDefinition;
  readonly blocks: readonly DeclaredBlock[];
  readonly locals: readonly DeclaredLocal[];
  readonly outputs: ModuleOutputs;
  /** Replaces every token in a value by its `${…}` text. */
  resolve(value: unknown): unknown;
}

/** Runs the build function of a module on tokens for its inputs. Loads cdktn; writes nothing. */
export function buildModule<Inputs extends InputDeclarations>(definition: ModuleDefinition<Inputs>): BuiltModule {
  const stack = new TerraformStack(appWithoutOutput(), definition.name);
  const scope = new ModuleScope(definition.name, stack);
  const outputs = definition.build(scope, inputTokens(definition.inputs));
  for (const claim of definition.claims) requireControl(claim, `module ${definition.name}`);
  return {
    definition,
    blocks: scope.blocks,
    locals: scope.locals,
    outputs,
    resolve: (value) =>
      Tokenization.resolve(value, {
        scope: stack,
        preparing: false,
        resolver: new DefaultTokenResolver(new StringConcat()),
      }),
  };
}

/** An app makes its output folder when it is made, in the folder of the user if nothing is said; it is never written to. */
function appWithoutOutput(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'autoclave-app-'));
  try {
    return new App({ outdir, skipValidation: true });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function inputTokens<Inputs extends InputDeclarations>(inputs: Inputs): InputTokens<Inputs> {
  const tokens = Object.entries(inputs).map(([name, declaration]) => [name, inputToken(name, declaration)]);
  return Object.fromEntries(tokens) as InputTokens<Inputs>;
}

function inputToken(name: string, declaration: InputDeclaration): unknown {
  const reference = new HclExpression([raw(`var.${name}`)]);
  switch (declaration.kind) {
    case 'text':
      return Token.asString(reference);
    case 'number':
      return Token.asNumber(reference);
    case 'texts':
      return Token.asList(reference);
    case 'textMap':
      return Token.asStringMap(reference);
    case 'flag':
    case 'object':
      return reference;
  }
}
