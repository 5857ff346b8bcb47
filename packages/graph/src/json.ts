/** A JSON object whose members are not checked yet. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

/** Says whether a value is a JSON object, so neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says whether a value is a JSON list. */
export function isJsonList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Reads an own member. Names such as `__proto__` and `constructor` are data: they never reach a prototype. */
export function member(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Reads a member that is text. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** Reads a member that is an object. */
export function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = member(object, name);
  return isJsonObject(value) ? value : undefined;
}

/** Reads a member that is a list; an empty one where it is left out or something else. */
export function listAt(object: JsonObject, name: string): readonly unknown[] {
  const value = member(object, name);
  return isJsonList(value) ? value : [];
}

/** An object whose members may be called anything. */
export interface Members<Item> {
  [name: string]: Item;
}

/** Sets a member; assigning to `__proto__` would change the prototype. */
export function putMember<Item>(members: Members<Item>, name: string, value: Item): void {
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
