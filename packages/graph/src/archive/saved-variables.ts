import type { GivenVariable } from '../hcl/estate/given-values.ts';
import { putMember, type Members } from '../json.ts';
import { unpack, type Packed } from './message-pack.ts';

/** Fields of the message `Plan`: its version, which is 3 since Terraform 0.12, and the variables that were given. */
const field = { version: 1, variables: 2 };
const knownVersion = 3n;

/**
 * Reads the values of variables from the plan itself, for when it cannot be shown. It holds those that were given in any
 * way; all others have their defaults. Where it cannot be read, no variable is known.
 * @param plan Content of `tfplan`, a Protocol Buffers message.
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/plans/planproto/planfile.proto
 */
export function readSavedVariables(plan: Buffer): (name: string) => GivenVariable {
  const variables = new Map<string, GivenVariable>();
  try {
    const message = fieldsOf(plan);
    if (message.find((one) => one.number === field.version)?.value !== knownVersion) return () => 'unknown';
    for (const { number, value } of message) {
      if (number !== field.variables || !Buffer.isBuffer(value)) continue;
      const [name, dynamic] = entryOf(value);
      variables.set(name, toGiven(dynamic));
    }
  } catch (error) {
    if (error instanceof RangeError) return () => 'unknown';
    throw error;
  }
  return (name) => variables.get(name) ?? 'default';
}

/** An entry of a map: the key is field 1, the value field 2, and in that the value in MessagePack field 1. */
function entryOf(entry: Buffer): readonly [string, Buffer] {
  const [key, value] = [1, 2].map((number) => bytesAt(entry, number));
  return [key?.toString('utf8') ?? '', bytesAt(value ?? Buffer.alloc(0), 1) ?? Buffer.alloc(0)];
}

function bytesAt(message: Buffer, number: number): Buffer | undefined {
  const value = fieldsOf(message).find((one) => one.number === number)?.value;
  return Buffer.isBuffer(value) ? value : undefined;
}

/** The value stands behind its type, as JSON in bytes: `["set", "string"]`. */
function toGiven(packed: Buffer): GivenVariable {
  const pair = unpack(packed);
  if (!Array.isArray(pair) || pair.length !== 2) return 'unknown';
  const value: Packed = pair[1] ?? null;
  const json = toJson(value);
  return json === undefined ? 'unknown' : { json };
}

/** @returns undefined where a part is not known, or of a form that JSON has not. */
function toJson(value: Packed): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (!('kind' in value)) {
    const items = value.map(toJson);
    return items.includes(undefined) ? undefined : items;
  }
  if (value.kind !== 'map') return undefined;
  const members: Members<unknown> = {};
  for (const [name, one] of value.entries) {
    const json = toJson(one);
    if (json === undefined) return undefined;
    putMember(members, name, json);
  }
  return members;
}

interface Field {
  readonly number: number;
  /** Undefined for numbers of fixed width, which nothing here needs. */
  readonly value: bigint | Buffer | undefined;
}

/**
 * Splits a message into its fields.
 * @throws RangeError where the bytes end too early
 * @see https://protobuf.dev/programming-guides/encoding/
 */
function fieldsOf(message: Buffer): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > message.length) throw new RangeError('the message ends too early');
    at += length;
    return message.subarray(at - length, at);
  };
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const [byte = 0] = take(1);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number has too many bytes');
  };
  while (at < message.length) {
    const tag = Number(varint());
    const wire = tag % 8;
    const number = Math.floor(tag / 8);
    if (wire === 0) fields.push({ number, value: varint() });
    else if (wire === 2) fields.push({ number, value: take(Number(varint())) });
    else if (wire === 1 || wire === 5) fields.push({ number, value: void take(wire === 1 ? 8 : 4) });
    else throw new RangeError('a field has a form that is not known');
  }
  return fields;
}
