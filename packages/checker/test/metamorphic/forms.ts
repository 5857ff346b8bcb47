import { readPlan, type Instance } from '@autoclave/graph';
import { readPlanArchive } from '@autoclave/graph/archive';
import { readHclFolder } from '@autoclave/graph/hcl';
import type { Files, Workshop } from './estate.ts';
import type { Configuration } from './model.ts';
import { renamed } from './rename.ts';
import type { Transformation } from './transformation.ts';
import { verdictsOf, withoutPlace, type Verdicts } from './verdicts.ts';

/** What a form is read from. */
export const sources = ['plan', 'hcl', 'archive'] as const;

export type Source = (typeof sources)[number];

/** One form of all configurations, and what comes of it. */
export interface Form {
  readonly transformation: Transformation;
  /** Without the endings that tell the forms of one run apart. */
  readonly files: Files;
  /** Addresses of the managed resources in the plan, without these endings. */
  readonly addresses: readonly string[];
  readonly verdicts: Readonly<Record<Source, Verdicts>>;
}

interface Written {
  readonly transformation: Transformation;
  readonly ending: string;
  readonly files: Files;
}

/**
 * Plans several forms of the configurations in one run, which costs little more than one of them. Each is judged by itself,
 * as if the others were not there.
 */
export async function planTogether(
  workshop: Workshop,
  configurations: readonly Configuration[],
  transformations: readonly Transformation[],
): Promise<readonly Form[]> {
  const written = transformations.map((transformation, index): Written => {
    const ending = `_form${index}x`;
    return { transformation, ending, files: transformation.write(configurations.map((one) => renamed(one, ending))) };
  });
  const folder = workshop.write(Object.assign({}, ...written.map(({ files }) => files)));
  const { json, archive } = await workshop.plan(folder);
  const read: Readonly<Record<Source, readonly Instance[]>> = {
    plan: readPlan(json, { path: 'input' }).instances,
    hcl: (await readHclFolder(folder, { path: 'input' })).instances,
    archive: (await readPlanArchive(archive, { path: 'input', show: () => Promise.resolve({ json }) })).instances,
  };
  return written.map((one) => toForm(one, read));
}

function toForm({ transformation, ending, files }: Written, read: Readonly<Record<Source, readonly Instance[]>>): Form {
  const plain = (text: string): string => text.replaceAll(ending, '');
  const own = (source: Source): readonly Instance[] => read[source].filter(({ address }) => address.includes(ending));
  const { base = withoutPlace } = transformation;
  const judged = (source: Source): Verdicts =>
    verdictsOf({ kind: source, instances: own(source), base: (instance) => plain(base(instance)) });
  return {
    transformation,
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [plain(path), plain(text)])),
    addresses: own('plan')
      .filter(({ mode }) => mode === 'managed')
      .map(({ address }) => plain(address)),
    verdicts: { plan: judged('plan'), hcl: judged('hcl'), archive: judged('archive') },
  };
}
