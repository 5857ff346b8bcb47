/** Where a run task may send requests, as origins. Everything else in a payload is refused. */
export interface Hosts {
  /** Where callbacks go and plans are asked for. */
  readonly api: string;
  /** Where the API may redirect for the plan itself. */
  readonly plans: readonly string[];
}

/**
 * The origins of an installation. HCP Terraform redirects plans to its archivist, `archivist.terraform.io` beside
 * `app.terraform.io`; Terraform Enterprise serves them itself. Always https.
 * Source: HCP Terraform, plans API, and the `archivist` links in its samples.
 * @param host Host name, with a port where it is not 443.
 */
export function hostsOf(host: string): Hosts {
  const api = new URL(`https://${host}`).origin;
  const cloud = /^https:\/\/app\.((?:[a-z0-9-]+\.)?terraform\.io)$/.exec(api);
  return { api, plans: cloud === null ? [api] : [api, `https://archivist.${cloud[1]}`] };
}

/** Reads an absolute URL on one of the origins; undefined for any other. Names and passwords in a URL are refused. */
export function allowedUrl(text: string, origins: readonly string[], base?: string): URL | undefined {
  const url = URL.parse(text, base);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  return origins.includes(url.origin) ? url : undefined;
}
