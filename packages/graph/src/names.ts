/** Says whether a character beside a name makes it another one, as in `records-logs`; the parts of ARNs and paths do not. */
export function continuesName(character: string | undefined): boolean {
  return character !== undefined && /[\w.-]/.test(character);
}
