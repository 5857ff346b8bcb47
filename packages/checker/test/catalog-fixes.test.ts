import {
  conditionFor,
  controls,
  isDeclarative,
  type DeclarativeControl,
  type Example,
  type Outcome,
  type Setting,
} from '@autoclave/catalog';
import { readExample } from '@autoclave/graph';
import { describe, test } from 'vitest';
import { evaluate } from '../src/evaluate.ts';
import { applySettings } from './apply-settings.ts';

describe.for(controls.filter(isDeclarative).map((control) => [control.id, control] as const))('%s', ([, control]) => {
  const failing = control.examples.filter((example) => example.expect === 'fail');

  test.for(failing.map((example) => [example.because, example] as const))(
    'the fix makes this pass: %s',
    ([, example], { expect }) => {
      const settings = fixOf(control, example);
      expect(settings.length).toBeGreaterThan(0);
      const { outcome, mended } = judgeMended(control, example, settings);
      expect({ verdict: outcome.verdict, outcome, mended }).toEqual({ verdict: 'pass', outcome, mended });
    },
  );

  test('the fix as it is shown mends a failing example', ({ expect }) => {
    const verdicts = failing.map((example) => {
      const { condition } = control;
      const form = condition.kind === 'companion' ? condition : conditionFor(condition, typeOf(control, example));
      return judgeMended(control, example, form?.settings() ?? []).outcome.verdict;
    });
    expect(verdicts).toContain('pass');
  });
});

/** The settings of every part that does not pass: each is a guard of its own, with a message and a fix of its own. */
function fixOf(control: DeclarativeControl, example: Example): readonly Setting[] {
  const { condition } = control;
  if (condition.kind === 'companion') return condition.settings();
  const type = typeOf(control, example);
  const { graph, address } = readExample(example, type);
  const resource = graph.find(address)!;
  const parts = conditionFor(condition, type)?.parts ?? [];
  return parts.filter((part) => part.evaluate(resource).verdict !== 'pass').flatMap((part) => part.settings());
}

function judgeMended(
  control: DeclarativeControl,
  example: Example,
  settings: readonly Setting[],
): { readonly outcome: Outcome; readonly mended: Example } {
  const type = typeOf(control, example);
  const standing = { ...example, with: (example.with ?? []).filter(({ address }) => !isUndoing(address, control)) };
  const mended = applySettings({ example: standing, type, examples: control.examples }, settings);
  const { graph, address } = readExample(mended, type);
  return { outcome: evaluate(control, graph.find(address)!, graph), mended };
}

/** What undoes a companion from outside cannot be set right: the finding on it says that it must be left out. */
function isUndoing(address: string, { condition }: DeclarativeControl): boolean {
  return condition.kind === 'companion' && (condition.undoneBy ?? []).some((type) => address.startsWith(`${type}.`));
}

function typeOf(control: DeclarativeControl, example: Example): string {
  return example.type ?? control.resources[0] ?? '';
}
