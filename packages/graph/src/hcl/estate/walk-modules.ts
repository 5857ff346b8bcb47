import type { HclModule } from './module-instance.ts';

/** Lists all module instances, each before those in it, in the order of the calls. */
export function walkModules(root: HclModule): readonly HclModule[] {
  const modules: HclModule[] = [];
  const open: HclModule[] = [root];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    modules.push(module);
    const children: HclModule[] = [];
    for (const name of module.configuration.calls.keys()) children.push(...(module.children(name)?.items ?? []));
    open.push(...children.toReversed());
  }
  return modules;
}
