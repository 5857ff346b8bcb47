import type { Instance } from '@autoclave/graph';
import { offlineProvider } from '@autoclave/graph/terraform';
import type { Files } from './estate.ts';
import { idOf, type Configuration, type Declaration } from './model.ts';
import { printDeclarations, type Spelling } from './print.ts';

/** Another form of the same estate. */
export interface Transformation {
  readonly name: string;
  /** Every resource has another address; otherwise the same addresses are written in another way. */
  readonly moves?: true;
  /** Writes all configurations, the root module with its provider included. */
  write(configurations: readonly Configuration[]): Files;
  /** The whole that a sub-resource is written into, by ids: verdicts of both count together. */
  owners?(configurations: readonly Configuration[]): ReadonlyMap<string, string>;
  /** The id that an instance has in the base form, where it is another. */
  readonly base?: (instance: Instance) => string;
}

/** What a configuration may be asked about its declarations. */
export class Declared {
  readonly #byId: ReadonlyMap<string, Declaration>;

  constructor({ declarations }: Configuration) {
    this.#byId = new Map(declarations.map((one) => [idOf(one), one]));
  }

  /** @throws TypeError for an id that the configuration does not declare */
  get(id: string): Declaration {
    const found = this.#byId.get(id);
    if (found === undefined) throw new TypeError(`${id} is not declared`);
    return found;
  }

  get all(): readonly Declaration[] {
    return [...this.#byId.values()];
  }
}

/** Lays every configuration into the root module, in a file of its own. */
export function flat(
  name: string,
  spell: (declared: Declared) => Spelling & { readonly before?: string },
  more: Pick<Transformation, 'moves'> = {},
): Transformation {
  return {
    ...more,
    name,
    write: (configurations) =>
      withProvider(
        Object.fromEntries(
          configurations.map((configuration) => {
            const spelling = spell(new Declared(configuration));
            return [`${configuration.name}.tf`, printed(configuration, spelling)];
          }),
        ),
      ),
  };
}

function printed(configuration: Configuration, spelling: Spelling & { readonly before?: string }): string {
  const body = printDeclarations(configuration.declarations, spelling);
  // Read after the body is printed, since printing may add to it.
  return `${body}${spelling.before ?? ''}`;
}

export function withProvider(files: Files): Files {
  return { 'main.tf': offlineProvider({ region: 'us-east-1' }), ...files };
}

/** A name for anything that stands for an id: `aws_s3_bucket.records` gives `aws_s3_bucket_records`. */
export function labelOf(id: string): string {
  return id.replaceAll(/\W+/g, '_');
}

/** A key that holds all that breaks a split. */
export const oddKey = 'a.b["c"]/d';

/** Two such keys of different length. */
export const oddKeys: readonly string[] = [oddKey, 'phi.eu-west[0]/records'];
