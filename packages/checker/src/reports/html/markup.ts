import { printable } from '../printable.ts';

/** Markup that is safe to put into a page. Only `markup` makes it, and it escapes everything that is not such markup. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, lists are joined. */
export type MarkupPart = Markup | string | number | readonly MarkupPart[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes markup from a template. Values are printable afterwards and stay text, in elements and in quoted attributes. */
export function markup(template: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return { markup: String.raw({ raw: template }, ...parts.map(written)) };
}

/** Marks text that we wrote ourselves as markup. */
export function trusted(markup: string): Markup {
  return { markup };
}

function written(part: MarkupPart): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return printable(part).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
  return 'markup' in part ? part.markup : part.map(written).join('');
}
