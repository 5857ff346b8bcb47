import type { JudgedInput } from '@autoclave/checker';
import { LinkedGraph, type PlanInput, type StateInput } from '@autoclave/graph';

/** What only a plan can tell: which addresses it moves, which waivers its modules carry, what was changed outside it. */
export function changeFacts(
  input: PlanInput | StateInput,
): Pick<JudgedInput, 'previousAddress' | 'moduleWaivers' | 'drift'> {
  if (input.kind !== 'plan') return {};
  const moved = new Map(
    input.instances.flatMap(({ address, previousAddress }) =>
      previousAddress === undefined ? [] : [[address, previousAddress]],
    ),
  );
  return {
    previousAddress: (address) => moved.get(address),
    moduleWaivers: (module) => {
      const call = input.moduleCall(module);
      if (call?.waivers !== undefined) return { value: call.waivers, certain: true, references: [] };
      const from = call?.waiversFrom;
      return from && { value: from.value, certain: false, references: from.references };
    },
    ...(input.drift.length === 0 ? {} : { drift: new LinkedGraph(input.drift) }),
  };
}
