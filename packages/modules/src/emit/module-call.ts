import { wrap } from './print-block.ts';
import { alignRows, printValue, type Row } from './print-value.ts';

/** A call of an emitted module. */
export interface ModuleCall {
  readonly label: string;
  readonly source: string;
  readonly providerAliases: readonly string[];
  /** Literals, or expressions written as `${…}`. */
  readonly args: { readonly [name: string]: unknown };
}

/** Prints a `module` block. */
export function printModuleCall({ label, source, providerAliases, args }: ModuleCall): string {
  const names = ['aws', ...providerAliases.map((alias) => `aws.${alias}`)];
  const head: Row[] = [{ name: 'source', text: printValue(source) }];
  if (providerAliases.length > 0) {
    head.push({ name: 'providers', text: `{ ${names.map((name) => `${name} = ${name}`).join(', ')} }` });
  }
  const rows = Object.entries(args).map(([name, value]): Row => ({ name, text: printValue(value, '  ') }));
  return wrap(`module "${label}"`, `${alignRows(head, '  ')}\n${alignRows(rows, '  ')}`, '');
}
