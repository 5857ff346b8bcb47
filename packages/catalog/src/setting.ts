import type { Value } from './value.ts';

/** A correction as data: an argument to set, or a nested block to write or to remove. */
export type Setting =
  | { readonly kind: 'argument'; readonly name: string; readonly value: SettingValue }
  | { readonly kind: 'block'; readonly name: string; readonly settings: readonly Setting[] }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'companion'; readonly type: string; readonly by: string; readonly settings: readonly Setting[] };

/** A value, or a reference to an attribute of another resource (`aws_kms_key.this`, `arn`). */
export type SettingValue = Value | ResourceReference;

/** A reference as an example or a fix writes it. */
export interface ResourceReference {
  readonly resource: string;
  readonly attribute: string;
  /** Text right behind the reference, which makes a template of it: `/*`. */
  readonly suffix?: string;
}

/** Writes a reference to an attribute of another resource. @param suffix Text right behind it; '' for none. */
export function ref(resource: string, attribute: string, suffix: string = ''): ResourceReference {
  return suffix === '' ? { resource, attribute } : { resource, attribute, suffix };
}

/** Says whether a setting or an example value is a reference. */
export function isReference(value: unknown): value is ResourceReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'resource' in value &&
    'attribute' in value &&
    Object.keys(value).length === ('suffix' in value ? 3 : 2)
  );
}
