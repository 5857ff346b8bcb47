import { property } from '@autoclave/catalog';
import type { Instance } from './instance.ts';

/** Partition, Region and account of an ARN; what is global leaves the Region empty, and buckets the account too. */
const arnForm = /^arn:([^:]*):[^:]*:([^:]*):(\d{12})?:/;

/**
 * Says whether two resources are made in one account and Region: by the Region that they state, by their ARNs, and by their
 * provider configuration.
 * @returns Undefined where none of these shows it.
 */
export function isSamePlace(one: Instance, other: Instance): boolean | undefined {
  const [here, there] = [placeOf(one), placeOf(other)];
  const differs = (name: 'region' | 'account'): boolean =>
    here[name] !== undefined && there[name] !== undefined && here[name] !== there[name];
  if (differs('region') || differs('account')) return false;
  if (one.realm === other.realm) return true;
  return here.account !== undefined &&
    here.region !== undefined &&
    here.account === there.account &&
    here.region === there.region
    ? true
    : undefined;
}

interface Place {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

function placeOf(instance: Instance): Place {
  const values = instance.values();
  const [, , ofArn, account] = arnForm.exec(textOf(property(values, 'arn')) ?? '') ?? [];
  return { region: textOf(property(values, 'region')) ?? textOf(ofArn) ?? instance.region, account: textOf(account) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
