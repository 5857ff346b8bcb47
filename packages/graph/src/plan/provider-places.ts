import { isJsonObject, member, objectAt, textAt, type JsonObject } from '../json.ts';
import type { RootVariables } from '../references/pairing.ts';

/** Where a provider configuration makes resources. */
export interface ProviderPlace {
  /** Equal for what one provider configuration is used for. One and the same text for equal keys. */
  readonly realm: string;
  /** Region, where it is written out or given by a variable of the root module. */
  readonly region: string | undefined;
}

/**
 * Finds the places of provider configurations by their keys, as `aws.west` and `module.a.module.b:aws`. A module that only
 * says which versions it takes has an entry of its own, without arguments, and uses the configuration of its parent.
 * @param configuration The `configuration` of a plan.
 * @param realm What the realms of this plan begin with.
 */
export function providerPlaces(
  configuration: JsonObject,
  realm: string,
  variable: RootVariables,
): (key: string) => ProviderPlace {
  const providers = objectAt(configuration, 'provider_config') ?? {};
  const places = new Map<string, ProviderPlace>();
  return (key) => {
    let place = places.get(key);
    if (place === undefined) {
      const used = usedKey(key, providers);
      place = { realm: `${realm}\n${used}`, region: regionOf(objectAt(providers, used), variable) };
      places.set(key, place);
    }
    return place;
  };
}

function usedKey(key: string, providers: JsonObject): string {
  const [path = '', name] = key.split(':', 2);
  const steps = path.split('.');
  if (name === undefined || name.includes('.') || isConfigured(providers, key)) return key;
  for (let length = steps.length - 2; length > 0; length -= 2) {
    const above = `${steps.slice(0, length).join('.')}:${name}`;
    if (isConfigured(providers, above)) return above;
  }
  return name;
}

function isConfigured(providers: JsonObject, key: string): boolean {
  return isJsonObject(member(objectAt(providers, key) ?? {}, 'expressions'));
}

function regionOf(provider: JsonObject | undefined, variable: RootVariables): string | undefined {
  const region = objectAt(objectAt(provider ?? {}, 'expressions') ?? {}, 'region') ?? {};
  const written = textAt(region, 'constant_value');
  if (written !== undefined) return written;
  const references = member(region, 'references');
  const [only, another] = Array.isArray(references) ? references : [];
  if (typeof only !== 'string' || another !== undefined || textAt(provider ?? {}, 'module_address') !== undefined)
    return undefined;
  const given = /^var\.([\w-]+)$/.exec(only)?.[1];
  const value = given === undefined ? undefined : variable(given);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
