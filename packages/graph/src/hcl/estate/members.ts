/** An object whose members may be called anything. */
export interface Members<Item> {
  [name: string]: Item;
}

/** Sets a member; assigning to `__proto__` would change the prototype. */
export function putMember<Item>(members: Members<Item>, name: string, value: Item): void {
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
