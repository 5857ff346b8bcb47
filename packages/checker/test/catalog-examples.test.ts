import { controls, isPlanControl } from '@autoclave/catalog';
import { readExample } from '@autoclave/graph';
import { describe, test } from 'vitest';
import { evaluate } from '../src/evaluate.ts';

describe.for(controls.filter(isPlanControl).map((control) => [control.id, control] as const))('%s', ([, control]) => {
  test.for(control.examples.map((example) => [`${example.expect}: ${example.because}`, example] as const))(
    '%s',
    ([, example], { expect }) => {
      const { graph, address } = readExample(example, control.resources[0] ?? '');
      const resource = graph.find(address);
      expect(resource).toBeDefined();
      const outcome = evaluate(control, resource!, graph);
      expect({ verdict: outcome.verdict, outcome }).toEqual({ verdict: example.expect, outcome });
    },
  );
});
