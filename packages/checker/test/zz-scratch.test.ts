import { contradictions, controls, isPlanControl } from '@autoclave/catalog';
import { readExample } from '@autoclave/graph';
import { test } from 'vitest';
import { evaluate } from '../src/evaluate.ts';
import { publicRoute } from '../../catalog/src/roles/public-route.ts';
import { publicInternetGateway } from '../../catalog/src/roles/public-internet-gateway.ts';
(contradictions as any[]).push(
  { role: publicRoute, controls: ['no-unrestricted-route-to-igw'], reason: 'r', source: 's' },
  { role: publicInternetGateway, controls: ['internet-gateway-authorized-vpc-only'], reason: 'r', source: 's' },
);
for (const id of ['no-unrestricted-route-to-igw', 'internet-gateway-authorized-vpc-only']) {
  const control: any = controls.find((c) => c.id === id)!;
  for (const example of control.examples)
    test(`${id} ${example.because}`, ({ expect }) => {
      const { graph, address } = readExample(example, control.resources[0] ?? '');
      const outcome = evaluate(control, graph.find(address)!, graph);
      console.log(example.expect, JSON.stringify(outcome));
      expect({ verdict: outcome.verdict, outcome }).toEqual({ verdict: example.expect, outcome });
    });
}
