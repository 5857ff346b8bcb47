/// <reference lib="dom" />

/** Makes an element. Text becomes text nodes, whatever it holds. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Finds what the page was written with. */
export function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
}
