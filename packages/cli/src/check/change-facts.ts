import type { JudgedInput } from '@autoclave/checker';
import { LinkedGraph, type InputFacts, type Instance } from '@autoclave/graph';

/** An input, with what was changed outside Terraform where it is a plan. */
type Input = InputFacts & { readonly drift?: readonly Instance[] };

/** What an input tells of changes: which addresses it moves, which waivers its modules carry, what was changed outside. */
export function changeFacts(input: Input): Pick<JudgedInput, 'previousAddress' | 'moduleWaivers' | 'drift'> {
  const moved = new Map<string, string>();
  for (const { address, previousAddress } of input.instances) {
    if (previousAddress !== undefined) moved.set(address, previousAddress);
  }
  const { drift = [] } = input;
  return {
    previousAddress: (address) => moved.get(address),
    moduleWaivers: (module) => {
      const call = input.moduleCall(module);
      if (call?.waivers !== undefined) return { value: call.waivers, certain: true, references: [] };
      const from = call?.waiversFrom;
      return from && { value: from.value, certain: false, references: from.references };
    },
    ...(drift.length === 0 ? {} : { drift: new LinkedGraph(drift) }),
  };
}
