/**
 * Says whether an action pattern of a policy covers an action. Letter case does not count; `*` stands for any text,
 * `?` for one character.
 */
export function coversAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/** Says whether a text matches a pattern with `*` and `?`, in the given letter case. Never takes exponential time. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  let at = 0;
  let from = 0;
  let star = -1;
  let restart = 0;
  while (from < text.length) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at;
      restart = from;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      restart += 1;
      from = restart;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Says whether a pattern stands for everything: `*`, or an ARN with nothing but wildcards behind the partition. */
export function coversEverything(pattern: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const [scheme, , ...rest] = pattern.split(':');
  return scheme === 'arn' && rest.length > 0 && rest.every((part) => /^\*+$/.test(part));
}

/** Says whether an action pattern stands for every action of a service, or for every action there is. */
export function coversService(pattern: string, service: string): boolean {
  return coversAction(pattern, `${service}:\u0000\u0000`);
}
