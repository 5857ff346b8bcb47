import type { BuiltModule } from '../build-module.ts';
import { postconditionsFor, waivedLocal } from '../guards.ts';
import type { DeclaredBlock, ResourceMeta } from '../module-scope.ts';
import type { Profile } from './emit-module.ts';
import { orderLike, printBody, wrap, type BlockNode } from './print-block.ts';
import { alignRows, printValue, type Row } from './print-value.ts';

/** Prints the locals, data sources and resources of a module. */
export function mainTf(module: BuiltModule, profile: Profile, hasWaivers: boolean): string {
  const locals = printLocals(module, hasWaivers);
  const blocks = module.blocks.map((block) => printDeclared(module, block, profile));
  return [...(locals === '' ? [] : [locals]), ...blocks].join('\n');
}

function printLocals(module: BuiltModule, hasWaivers: boolean): string {
  const rows: Row[] = module.locals.map(({ name, value }) => ({ name, text: printValue(module.resolve(value), '  ') }));
  const waived: Row[] = hasWaivers
    ? [
        {
          name: waivedLocal,
          text: '{ for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }',
        },
      ]
    : [];
  const sections = [
    ...(waived.length > 0
      ? [
          `  # A waiver holds through the end of its last day (UTC); after that the plan fails again.\n${alignRows(waived, '  ')}`,
        ]
      : []),
    ...(rows.length > 0 ? [alignRows(rows, '  ')] : []),
  ];
  return sections.length === 0 ? '' : wrap('locals', sections.join('\n'), '');
}

function printDeclared(module: BuiltModule, block: DeclaredBlock, profile: Profile): string {
  const { kind, type, name, construct, config, meta } = block;
  const tree = module.resolve(construct.toHclTerraform()) as {
    readonly [kind: string]: { readonly [type: string]: { readonly [name: string]: BlockNode } };
  };
  const node = tree[kind]?.[type]?.[name] ?? {};
  const sections = [
    printHead(module, meta),
    printBody(orderLike(node, config), '  '),
    kind === 'resource' ? printLifecycle(module, block, profile) : '',
    printDependsOn(meta),
  ].filter((section) => section !== '');
  const comment = meta.comment === undefined ? '' : `# ${meta.comment}\n`;
  return comment + wrap(`${kind} "${type}" "${name}"`, sections.join('\n'), '');
}

function printHead(module: BuiltModule, meta: ResourceMeta): string {
  const rows: Row[] = [];
  if (meta.count !== undefined) rows.push({ name: 'count', text: printValue(module.resolve(meta.count), '  ') });
  if (meta.forEach !== undefined) rows.push({ name: 'for_each', text: printValue(module.resolve(meta.forEach), '  ') });
  if (meta.provider !== undefined) rows.push({ name: 'provider', text: `aws.${meta.provider}` });
  return alignRows(rows, '  ');
}

function printDependsOn(meta: ResourceMeta): string {
  if (meta.dependsOn === undefined || meta.dependsOn.length === 0) return '';
  const addresses = meta.dependsOn.map((one) => one.terraformResourceType + '.' + one.friendlyUniqueId);
  return `  depends_on = [${addresses.join(', ')}]\n`;
}

function printLifecycle(module: BuiltModule, block: DeclaredBlock, profile: Profile): string {
  const { meta } = block;
  const rows: Row[] = [];
  if (meta.createBeforeDestroy === true) rows.push({ name: 'create_before_destroy', text: 'true' });
  if (meta.stateful === true && profile === 'prod') rows.push({ name: 'prevent_destroy', text: 'true' });
  if (meta.ignoreChanges !== undefined)
    rows.push({ name: 'ignore_changes', text: `[${meta.ignoreChanges.join(', ')}]` });
  const preconditions = (meta.preconditions ?? []).map(({ condition, message }) =>
    printCheck('precondition', printValue(module.resolve(condition), '      '), message),
  );
  const postconditions = postconditionsFor(block.type, module.definition.name, meta.role).map(
    ({ condition, message }) => printCheck('postcondition', condition, message),
  );
  const body = [...(rows.length > 0 ? [alignRows(rows, '    ')] : []), ...preconditions, ...postconditions].join('\n');
  return body === '' ? '' : wrap('  lifecycle', body, '  ');
}

function printCheck(kind: 'precondition' | 'postcondition', condition: string, message: string): string {
  const rows: Row[] = [
    { name: 'condition', text: condition },
    { name: 'error_message', text: printValue(message) },
  ];
  return wrap(`    ${kind}`, alignRows(rows, '      '), '    ');
}
