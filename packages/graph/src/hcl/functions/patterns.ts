import { dictionary, failure, sequence, text, type HclValue } from '../values/value.ts';
import { ofKnown, type FunctionDefinition } from './define.ts';
import { loadPatterns } from './packages.ts';

type Pattern = ReturnType<ReturnType<typeof loadPatterns>['compile']>;
type Matcher = ReturnType<Pattern['matcher']>;

/** Functions with patterns. */
export const patternFunctions: Readonly<Record<string, FunctionDefinition>> = {
  regex: ofKnown(['text', 'text'], (pattern, value) =>
    withPattern(pattern, (compiled) => {
      const matcher = compiled.matcher(value);
      return matcher.find() ? captured(compiled, matcher) : failure('a pattern does not match');
    }),
  ),
  regexall: ofKnown(['text', 'text'], (pattern, value) =>
    withPattern(pattern, (compiled) => {
      const found: HclValue[] = [];
      eachMatch(compiled, value, (matcher) => found.push(captured(compiled, matcher)));
      return sequence('list', found);
    }),
  ),
  replace: ofKnown(['text', 'text', 'text'], (value, part, replacement) => {
    const isPattern = part.length > 1 && part.startsWith('/') && part.endsWith('/');
    if (!isPattern) return text(value.replaceAll(part, () => replacement));
    return withPattern(part.slice(1, -1), (compiled) => text(replaceAll(compiled, value, replacement)));
  }),
};

function withPattern(pattern: string, use: (compiled: Pattern) => HclValue): HclValue {
  let compiled: Pattern;
  try {
    compiled = loadPatterns().compile(pattern);
  } catch {
    return failure('a pattern has an error');
  }
  return use(compiled);
}

/** As in Go, an empty match right behind another one is none. */
function eachMatch(compiled: Pattern, value: string, visit: (matcher: Matcher) => void): void {
  const matcher = compiled.matcher(value);
  let last = -1;
  while (matcher.find()) {
    const isEmpty = matcher.start() === matcher.end();
    if (!isEmpty || matcher.start() !== last) visit(matcher);
    last = matcher.end();
  }
}

/** The whole match; a tuple of the groups where there are some, or an object where they have names. */
function captured(compiled: Pattern, matcher: Matcher): HclValue {
  const names = Object.entries(compiled.namedGroups());
  const count = compiled.groupCount();
  if (count === 0) return matcher.group() ?? '';
  if (names.length > 0) {
    return dictionary(
      'object',
      names.map(([name, at]) => [name, matcher.group(at)] as const),
    );
  }
  return sequence(
    'tuple',
    Array.from({ length: count }, (_, at) => matcher.group(at + 1)),
  );
}

/** `$1`, `${1}`, `$name` and `${name}` stand for groups, and `$$` for the sign, as in Go. */
function replaceAll(compiled: Pattern, value: string, replacement: string): string {
  const names = new Map(Object.entries(compiled.namedGroups()));
  let replaced = '';
  let from = 0;
  eachMatch(compiled, value, (matcher) => {
    replaced += value.slice(from, matcher.start());
    from = matcher.end();
    replaced += replacement.replaceAll(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_sign, bare?: string, braced?: string) => {
      const name = bare ?? braced;
      if (name === undefined) return '$';
      const at = /^\d+$/.test(name) ? Number(name) : names.get(name);
      return at === undefined || at > compiled.groupCount() ? '' : (matcher.group(at) ?? '');
    });
  });
  return replaced + value.slice(from);
}
