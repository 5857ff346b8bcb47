import type { BlockNode } from '../src/emit/print-block.ts';
import type { Row } from '../src/emit/print-value.ts';

/** A value, what is printed for it, and what Terraform makes of that. */
export interface ValueCase {
  readonly because: string;
  readonly value: unknown;
  readonly hcl: string;
  /** Default: the value itself. */
  readonly means?: unknown;
}

const longWord = 'x'.repeat(50);

export const values: readonly ValueCase[] = [
  { because: 'text is quoted', value: 'plain', hcl: '"plain"' },
  { because: 'empty text', value: '', hcl: '""' },
  { because: 'quotes and backslashes are escaped', value: 'say "no" to C:\\temp', hcl: '"say \\"no\\" to C:\\\\temp"' },
  {
    because: 'line breaks stay on one line, without a heredoc',
    value: 'one\ntwo\r\n\tthree',
    hcl: '"one\\ntwo\\r\\n\\tthree"',
  },
  { because: 'letters beyond ASCII stay', value: 'Zürich – 5 €', hcl: '"Zürich – 5 €"' },
  {
    because: 'a dollar or a per cent sign alone is text',
    value: 'costs $5, or 5% {less}',
    hcl: '"costs $5, or 5% {less}"',
  },
  { because: 'an expression loses its frame', value: '${local.word}', hcl: 'local.word', means: 'word' },
  {
    because: 'an expression inside text keeps it',
    value: 'a ${local.word} here',
    hcl: '"a ${local.word} here"',
    means: 'a word here',
  },
  {
    because: 'two expressions are text',
    value: '${local.word}${local.word}',
    hcl: '"${local.word}${local.word}"',
    means: 'wordword',
  },
  {
    because: 'a doubled dollar sign is text for AWS to fill in',
    value: '$${srcaddr} $${dstaddr}',
    hcl: '"$${srcaddr} $${dstaddr}"',
    means: '${srcaddr} ${dstaddr}',
  },
  { because: 'an expression that never ends is text', value: 'so ${far', hcl: '"so $${far"' },
  { because: 'what looks like a directive is text', value: '%{if} and %{ endif }', hcl: '"%%{if} and %%{ endif }"' },
  { because: 'a directive that is already escaped stays', value: '%%{if}', hcl: '"%%{if}"', means: '%{if}' },
  {
    because: 'quotes inside an expression are HCL already',
    value: '${upper("a")} "b"',
    hcl: '"${upper("a")} \\"b\\""',
    means: 'A "b"',
  },
  {
    because: 'braces in quotes inside an expression do not close it',
    value: '${join("}", ["a", "b"])}',
    hcl: 'join("}", ["a", "b"])',
    means: 'a}b',
  },
  {
    because: 'nor do those of a template inside it',
    value: '${join("-${local.word}}", ["a", "b"])}',
    hcl: 'join("-${local.word}}", ["a", "b"])',
    means: 'a-word}b',
  },
  { because: 'nor an escaped quote', value: '${upper("\\"}")}', hcl: 'upper("\\"}")', means: '"}' },
  {
    because: 'objects inside an expression nest',
    value: '${{ a = { b = "c" } }.a.b}',
    hcl: '{ a = { b = "c" } }.a.b',
    means: 'c',
  },
  { because: 'numbers', value: [0, -1, 2.5, 1e6], hcl: '[0, -1, 2.5, 1000000]' },
  { because: 'flags', value: [true, false], hcl: '[true, false]' },
  { because: 'nothing', value: [null], hcl: '[null]' },
  { because: 'an empty list', value: [], hcl: '[]' },
  { because: 'an empty map', value: {}, hcl: '{}' },
  { because: 'lists in lists', value: [['a'], [], [['b', 'c']]], hcl: '[["a"], [], [["b", "c"]]]' },
  {
    because: 'a long list has a line for each item',
    value: [longWord, longWord, longWord],
    hcl: `[\n    "${longWord}",\n    "${longWord}",\n    "${longWord}",\n  ]`,
  },
  { because: 'names of a map are aligned', value: { a: 1, long: 'x' }, hcl: '{\n    a    = 1\n    long = "x"\n  }' },
  {
    because: 'names that are no identifiers are quoted',
    value: { 'a.b': 1, 'a b': 2, '1st': 3, 'a-b': 4, 'aws:SourceAccount': 5, 'say "x"': 6 },
    hcl: '{\n    "a.b"               = 1\n    "a b"               = 2\n    "1st"               = 3\n    a-b                 = 4\n    "aws:SourceAccount" = 5\n    "say \\"x\\""         = 6\n  }',
  },
  {
    because: 'a name that is an expression stands in parentheses',
    value: { '${local.word}': 1 },
    hcl: '{\n    (local.word) = 1\n  }',
    means: { word: 1 },
  },
  {
    because: 'a name with an expression in it stays a template',
    value: { 'a-${local.word}': 1 },
    hcl: '{\n    "a-${local.word}" = 1\n  }',
    means: { 'a-word': 1 },
  },
  {
    because: 'rows of a table stay on their lines',
    value: { one: { a: 1, b: 'x' }, other: { a: 2, b: 'y' } },
    hcl: '{\n    one   = { a = 1, b = "x" }\n    other = { a = 2, b = "y" }\n  }',
  },
  {
    because: 'a value of several lines stands outside the alignment',
    value: { a: 1, bb: { inner: { deep: 1 } }, ccc: [{ d: 1 }], dddd: 2, e: 3 },
    hcl: '{\n    a = 1\n    bb = {\n      inner = { deep = 1 }\n    }\n    ccc = [\n      { d = 1 },\n    ]\n    dddd = 2\n    e    = 3\n  }',
  },
];

/** An argument with its value. */
export const attribute = (value: unknown): BlockNode[string] => ({ value, isBlock: false });
/** A nested block, or several. */
export const nested = (value: unknown): BlockNode[string] => ({ value, isBlock: true });

export interface BlockCase {
  readonly because: string;
  readonly node: BlockNode;
  readonly hcl: string;
}

export const blocks: readonly BlockCase[] = [
  { because: 'an empty block closes on its line', node: {}, hcl: 'block "case" {}\n' },
  {
    because: 'arguments are aligned',
    node: { a: attribute(1), bcd: attribute('x') },
    hcl: 'block "case" {\n  a   = 1\n  bcd = "x"\n}\n',
  },
  {
    because: 'what is not set is left out',
    node: { a: attribute(undefined), b: attribute(1), c: undefined },
    hcl: 'block "case" {\n  b = 1\n}\n',
  },
  {
    because: 'nested blocks follow the arguments, each after an empty line',
    node: { one: nested({ x: attribute(1) }), name: attribute('n'), two: nested([{ y: attribute(2) }, {}]) },
    hcl: 'block "case" {\n  name = "n"\n\n  one {\n    x = 1\n  }\n\n  two {\n    y = 2\n  }\n\n  two {}\n}\n',
  },
  {
    because: 'a block without arguments begins with its nested block',
    node: { one: nested({ two: nested({ x: attribute([]) }) }) },
    hcl: 'block "case" {\n  one {\n    two {\n      x = []\n    }\n  }\n}\n',
  },
  {
    because: 'the iterator of a dynamic block is named where it differs from the block',
    node: {
      rule: nested({
        dynamic: { forEach: '${var.rules}', iterator: 'row', content: { port: attribute('${row.value}') } },
      }),
    },
    hcl: 'block "case" {\n  dynamic "rule" {\n    for_each = var.rules\n    iterator = row\n\n    content {\n      port = row.value\n    }\n  }\n}\n',
  },
  {
    because: 'a dynamic block stands among blocks, and in another one',
    node: {
      rule: nested([
        { port: attribute(443) },
        {
          dynamic: {
            forEach: '${var.rules}',
            iterator: 'rule',
            content: {
              source: nested({
                dynamic: {
                  forEach: '${rule.value}',
                  iterator: 'source',
                  content: { cidr: attribute('${source.value}') },
                },
              }),
            },
          },
        },
      ]),
    },
    hcl: 'block "case" {\n  rule {\n    port = 443\n  }\n\n  dynamic "rule" {\n    for_each = var.rules\n\n    content {\n      dynamic "source" {\n        for_each = rule.value\n\n        content {\n          cidr = source.value\n        }\n      }\n    }\n  }\n}\n',
  },
  {
    because: 'an expression of several lines is indented with its block',
    node: {
      one: nested({ all: attribute('${merge(\n  local.a,\n  local.b,\n)}'), b: attribute(1), cc: attribute(2) }),
    },
    hcl: 'block "case" {\n  one {\n    all = merge(\n      local.a,\n      local.b,\n    )\n    b  = 1\n    cc = 2\n  }\n}\n',
  },
];

export interface RowCase {
  readonly because: string;
  readonly rows: readonly Row[];
  readonly hcl: string;
}

export const groups: readonly RowCase[] = [
  { because: 'nothing', rows: [], hcl: '' },
  {
    because: 'a row of several lines parts two columns',
    rows: [
      { name: 'a', text: '1' },
      { name: 'long', text: '2' },
      { name: 'list', text: '[\n    1,\n  ]' },
      { name: 'longer', text: '3' },
      { name: 'b', text: '4' },
    ],
    hcl: '  a    = 1\n  long = 2\n  list = [\n    1,\n  ]\n  longer = 3\n  b      = 4\n',
  },
  {
    because: 'rows of several lines are alone',
    rows: [
      { name: 'first', text: '[\n    1,\n  ]' },
      { name: 'a', text: '{\n    b = 1\n  }' },
      { name: 'last', text: '2' },
    ],
    hcl: '  first = [\n    1,\n  ]\n  a = {\n    b = 1\n  }\n  last = 2\n',
  },
];
