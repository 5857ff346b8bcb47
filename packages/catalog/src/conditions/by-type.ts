import { pass, unknown } from '../outcome.ts';
import type { Block } from '../resource.ts';
import type { Condition } from './condition.ts';

/**
 * One statement that each resource type writes with arguments of its own, as the three forms of a security group rule
 * do. Stands at the top of a control's `condition` or `applies`, never inside another condition: `conditionFor` takes
 * the form of one type out of it.
 * @param forms Condition by resource type. Read without a type, it shows the first.
 * @param otherwise Set where resources of other types meet the statement by their nature.
 */
export function byType(forms: Readonly<Record<string, Condition>>, otherwise?: 'holds'): Condition {
  const byName = new Map(Object.entries(forms));
  const all = [...byName.values()];
  return {
    kind: 'condition',
    evaluate: (block) => {
      const type = typeOf(block);
      const form = byName.get(type);
      if (form !== undefined) return form.evaluate(block);
      return otherwise === 'holds' ? pass() : unknown(block.path, `nothing is stated of ${type}`);
    },
    toHcl: (subject) => all[0]?.toHcl(subject) ?? 'true',
    settings: () => all[0]?.settings() ?? [],
    requirement: all[0]?.requirement ?? '',
    get parts() {
      return all[0]?.parts ?? [];
    },
    reads: [...new Set(all.flatMap((form) => form.reads))],
    forType: (type) => byName.get(type),
  };
}

/** The form that a condition takes on resources of one type; undefined where it states nothing of them. */
export function conditionFor(condition: Condition, type: string): Condition | undefined {
  return condition.forType === undefined ? condition : condition.forType(type);
}

function typeOf(block: Block): string {
  return 'type' in block && typeof block.type === 'string' ? block.type : '';
}
