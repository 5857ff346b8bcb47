import { printable } from '../printable.ts';

/**
 * Makes text safe as a SARIF message: braces are doubled, because single ones are placeholders (SARIF 2.1.0, 3.11.5), and
 * no text of the input can become a link (3.11.6).
 */
export function plainText(text: string): string {
  const doubled = printable(text).replaceAll(/[{}]/g, '$&$&');
  return doubled.includes('](') ? doubled.replaceAll(/[[\]]/g, String.raw`\$&`) : doubled;
}
