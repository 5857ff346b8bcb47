import { join } from 'node:path';
import { controls } from '@autoclave/catalog';
import { judge, type Finding, type InputKind, type Report } from '@autoclave/checker';
import { LinkedGraph, readInput, type InputFacts } from '@autoclave/graph';
import { readPlanArchive, showWithTerraform } from '@autoclave/graph/archive';
import { readHclFolder } from '@autoclave/graph/hcl';

/** Judges a plan or state, as JSON text, by every control and without waivers. */
export function judged(text: string): Report {
  return judgedInput(readInput(text, 'input.json'));
}

/** Verdicts by `control resource`. */
export type Verdicts = ReadonlyMap<string, string>;

/** What the configuration in a folder and the saved plan in it come to, without the JSON of either. */
export async function judgedFolder(folder: string): Promise<{ readonly hcl: Verdicts; readonly archive: Verdicts }> {
  const hcl = await readHclFolder(folder, { path: 'configuration' });
  const archive = await readPlanArchive(join(folder, 'tfplan'), {
    path: 'tfplan',
    show: showWithTerraform(process.env),
  });
  return { hcl: verdicts(judgedInput(hcl).findings), archive: verdicts(judgedInput(archive).findings) };
}

export function verdicts(findings: readonly Finding[]): Verdicts {
  return new Map(findings.map((finding) => [`${finding.control} ${finding.resource}`, finding.verdict]));
}

/** Verdicts that another reading of the same configuration does not give, a line each: `pair: verdict, then verdict`. */
export function differences(before: Verdicts, after: Verdicts): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((pair) => after.get(pair) !== before.get(pair))
    .map((pair) => `${pair}: ${before.get(pair)}, then ${after.get(pair)}`);
}

/** What a configuration cannot show, since it is no plan. */
export const showsNoChange: RegExp = /^phi-store-not-replaced \S+: (?:pass|fail), then notApplicable$/;

function judgedInput(input: InputFacts & { readonly kind: InputKind }): Report {
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
