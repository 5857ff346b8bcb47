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

/** Characters that no name holds, so that only wildcards match them. */
const unheardOf = '\u0000\u0000';

/**
 * Says whether a pattern of resources stands for everything: `*`, `?*`, or an ARN with nothing but wildcards behind the
 * partition.
 */
export function coversEverything(pattern: string): boolean {
  const rest = Array<string>(4).fill(unheardOf).join(':');
  return ['aws', 'aws-us-gov', 'aws-cn'].some((partition) => matchesPattern(pattern, `arn:${partition}:${rest}`));
}

/** Shortest names of services and actions, as in `s3:PutObject` and `kms:Sign`, and long ones. */
const namedActions = [
  [3, 4],
  [2, 9],
  [40, 60],
].map((lengths) => lengths.map((length) => '\u0000'.repeat(length)).join(':'));

/** Says whether an action pattern stands for every action of every service: `*`, `?*`, `*:*`. */
export function coversEveryAction(pattern: string): boolean {
  return namedActions.every((action) => matchesPattern(pattern, action));
}

/** Says whether an action pattern stands for every action of at least one service: `s3:*`, `s3:?*`, `*`. */
export function coversSomeService(pattern: string): boolean {
  if (!pattern.includes(':')) return /\*[*?]*$/.test(pattern);
  const action = pattern.slice(pattern.lastIndexOf(':') + 1);
  return [4, 60].every((length) => matchesPattern(action, '\u0000'.repeat(length)));
}

/** Says whether an action pattern stands for every action of a service, or for every action there is. */
export function coversService(pattern: string, service: string): boolean {
  return coversAction(pattern, `${service}:\u0000\u0000`);
}
