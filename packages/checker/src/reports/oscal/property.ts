import { printable } from '../printable.ts';

/** A `property` of OSCAL. */
export interface OscalProperty {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
}

/** Names in it are ours, not those of NIST. */
const namespace = 'urn:x-autoclave:report';

/** Writes properties; OSCAL allows neither empty values nor space around them, so such ones are left out or trimmed. */
export function properties(
  values: Readonly<Record<string, string | number | boolean | null>>,
): readonly OscalProperty[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const text = value === null ? '' : printable(String(value)).trim();
    return text === '' ? [] : [{ name, ns: namespace, value: text }];
  });
}

/** Text that is read as one line or as prose; OSCAL wants some in every description. */
export function prose(text: string): string {
  const safe = printable(text).trim();
  return safe === '' ? 'none' : safe;
}

/** Lists may be left out but never empty. */
export function list<Name extends string>(
  name: Name,
  items: readonly object[],
): Partial<Readonly<Record<Name, readonly object[]>>> {
  const named: Partial<Record<Name, readonly object[]>> = {};
  if (items.length > 0) named[name] = items;
  return named;
}

/** A citation as a token: `164.312(a)(2)(iv)` becomes `hipaa-164.312.a.2.iv`, `CC6.1` becomes `soc2-CC6.1`. */
export function controlId(framework: string, citation: string): string {
  return `${framework}-${citation.replaceAll(/\(([^)]*)\)/g, '.$1').replaceAll(/[^\w.-]/g, '_')}`;
}
