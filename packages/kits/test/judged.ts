import { controls } from '@autoclave/catalog';
import { judge, type Report } from '@autoclave/checker';
import { LinkedGraph, readInput } from '@autoclave/graph';

/** Judges a plan or state, as JSON text, by every control and without waivers. */
export function judged(text: string): Report {
  const input = readInput(text, 'input.json');
  const { kind, path, certifiable, uncertifiableReasons: reasons, checks } = input;
  return judge({
    controls,
    inputs: [{ kind, path, certifiable, reasons, checks, moduleSource: () => undefined }],
    graph: new LinkedGraph(input.instances),
    waivers: [],
    now: new Date(),
    tool: { name: 'autoclave', version: '0' },
  });
}
