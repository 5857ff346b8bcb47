import type { Control } from '@autoclave/catalog';
import { closest } from './closest.ts';

/** Finds controls by any name that somebody may know them by. */
export interface ControlNames {
  /** The control of this id; else those that carry it as alias, Security Hub control or AWS Config rule. Case is ignored. */
  find(name: string): readonly Control[];
  /** The name most like one that was not found, if any is close. */
  suggest(name: string): string | undefined;
}

/** Indexes controls by id, alias, Security Hub control and AWS Config rule. */
export function controlNames(controls: readonly Control[]): ControlNames {
  const byId = new Map(controls.map((control) => [control.id, control]));
  const byName = new Map<string, Set<Control>>();
  for (const control of controls) {
    for (const name of [...control.aliases, ...control.securityHub, ...control.awsConfig]) {
      const key = name.toLowerCase();
      byName.set(key, (byName.get(key) ?? new Set()).add(control));
    }
  }
  return {
    find: (name) => {
      const control = byId.get(name.toLowerCase());
      return control === undefined ? [...(byName.get(name.toLowerCase()) ?? [])] : [control];
    },
    suggest: (name) => closest(name, [...byId.keys(), ...controls.flatMap((control) => control.aliases)]),
  };
}
