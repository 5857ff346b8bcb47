import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import {
  dataAwsIamPolicyDocumentStatementConditionToHclTerraform as conditionToHcl,
  dataAwsIamPolicyDocumentStatementToHclTerraform as statementToHcl,
} from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../src/build-module.ts';
import { defineModule } from '../src/define-module.ts';
import { mainTf } from '../src/emit/main-tf.ts';
import { orderLike, printBody, wrap, type BlockNode } from '../src/emit/print-block.ts';
import { alignRows, printValue, unwrap, type Row } from '../src/emit/print-value.ts';
import {
  dynamicBlock,
  hcl,
  instance,
  number,
  ofAll,
  ofEach,
  oneOrNull,
  raw,
  text,
  textMap,
  texts,
} from '../src/expression.ts';
import { input, type InputTokens } from '../src/input.ts';
import { Project } from './plan-module.ts';

/** A value, what is printed for it, and what Terraform makes of that. */
interface ValueCase {
  readonly because: string;
  readonly value: unknown;
  readonly hcl: string;
  /** Default: the value itself. */
  readonly means?: unknown;
}

const longWord = 'x'.repeat(50);

const values: readonly ValueCase[] = [
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

/** Arguments of a block: literals, `blocks` for nested ones. */
const attribute = (value: unknown): BlockNode[string] => ({ value, isBlock: false });
const nested = (value: unknown): BlockNode[string] => ({ value, isBlock: true });

interface BlockCase {
  readonly because: string;
  readonly node: BlockNode;
  readonly hcl: string;
}

const blocks: readonly BlockCase[] = [
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

interface RowCase {
  readonly because: string;
  readonly rows: readonly Row[];
  readonly hcl: string;
}

const groups: readonly RowCase[] = [
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

const inputs = {
  name: input.text({ description: 'Name' }),
  size: input.number({ description: 'Size' }),
  zones: input.texts({ description: 'Zones' }),
  tags: input.textMap({ description: 'Tags' }),
  on: input.flag({ description: 'On' }),
  rule: input.object('object({ port = number })', { description: 'Rule' }),
};
type Tokens = InputTokens<typeof inputs>;

interface ExpressionCase {
  readonly because: string;
  readonly value: (tokens: Tokens) => unknown;
  readonly hcl: string;
}

const expressions: readonly ExpressionCase[] = [
  {
    because: 'every kind of input is a reference',
    value: ({ name, size, zones, tags, on, rule }) => [name, size, zones, tags, on, rule],
    hcl: '[var.name, var.size, var.zones, var.tags, var.on, var.rule]',
  },
  { because: 'a token inside text is a template', value: ({ name }) => `${name}-logs`, hcl: '"${var.name}-logs"' },
  {
    because: 'literals in an expression are quoted',
    value: ({ zones }) => hcl`contains(${zones}, ${'us-east-1a'})`,
    hcl: 'contains(var.zones, "us-east-1a")',
  },
  {
    because: 'text with a token becomes a template in it',
    value: ({ name }) => text`lower(${`${name}-x`})`,
    hcl: 'lower("${var.name}-x")',
  },
  {
    because: 'raw text is not quoted',
    value: ({ name }) => text`${raw('aws_subnet')}.${raw('a')}[${name}].id`,
    hcl: 'aws_subnet.a[var.name].id',
  },
  {
    because: 'lists and maps in an expression',
    value: ({ name }) => hcl`merge(${{ a: 1 }}, { b = ${[name, 'x']} })`,
    hcl: 'merge({\n  a = 1\n}, { b = [var.name, "x"] })',
  },
  { because: 'a number', value: ({ size }) => number`${size} * 2`, hcl: 'var.size * 2' },
  { because: 'a list', value: ({ zones }) => texts`sort(${zones})`, hcl: 'sort(var.zones)' },
  { because: 'a map', value: ({ tags }) => textMap`merge(${tags}, { a = "b" })`, hcl: 'merge(var.tags, { a = "b" })' },
  {
    because: 'an expression in an expression',
    value: ({ size }) => hcl`${number`${size} + 1`} > 2`,
    hcl: 'var.size + 1 > 2',
  },
  {
    because: 'a template inside an expression',
    value: () => text`"\${var.name}-\${each.key}"`,
    hcl: '"${var.name}-${each.key}"',
  },
  {
    because: 'one instance by number',
    value: () => instance('${aws_route_table.public.id}', '0'),
    hcl: 'aws_route_table.public[0].id',
  },
  {
    because: 'one instance by key',
    value: () => instance('${data.aws_iam_policy_document.key.json}', '"${each.key}-replica"'),
    hcl: 'data.aws_iam_policy_document.key["${each.key}-replica"].json',
  },
  {
    because: 'the only instance, or null',
    value: () => oneOrNull('${aws_internet_gateway.this.id}'),
    hcl: 'one(aws_internet_gateway.this[*].id)',
  },
  {
    because: 'all instances of for_each',
    value: () => ofEach('${aws_subnet.private.id}'),
    hcl: 'values(aws_subnet.private)[*].id',
  },
  { because: 'all instances of count', value: () => ofAll('${aws_instance.web.arn}'), hcl: 'aws_instance.web[*].arn' },
  {
    because: 'each of two references',
    value: () => instance('${aws_eip.a.id == aws_eip.b.id}', 'each.key'),
    hcl: 'aws_eip.a[each.key].id == aws_eip.b[each.key].id',
  },
  {
    because: 'an attribute called like a type is none',
    value: () => instance('${aws_eip.nat.tags.aws_x.y}', '0'),
    hcl: 'aws_eip.nat[0].tags.aws_x.y',
  },
];

/** A module with each expression as a local value, and one data source with dynamic blocks. */
const sample = buildModule(
  defineModule({
    name: 'sample',
    summary: 'What the tests of the printer need',
    claims: [],
    inputs,
    build(module, tokens) {
      for (const [index, { value }] of expressions.entries()) module.local(`case_${index}`, value(tokens));
      module.data(DataAwsIamPolicyDocument, 'this', {
        statement: dynamicBlock(hcl`var.grants`, 'grant', statementToHcl, {
          sid: text`grant.value.sid`,
          effect: 'Allow',
          actions: texts`grant.value.actions`,
          condition: dynamicBlock(hcl`grant.value.conditions`, 'condition', conditionToHcl, {
            test: 'StringEquals',
            variable: text`condition.value.variable`,
            values: [tokens.name],
          }),
        }),
      });
      return {};
    },
  }),
);

describe('the printer', () => {
  let project: Project;
  let outputs: { readonly [name: string]: { readonly value?: unknown } | undefined };

  beforeAll(async () => {
    const locals = values.map(({ value }, index): Row => ({ name: `case_${index}`, text: printValue(value, '  ') }));
    // Each row is a group of its own, so that the width of one name does not move the others.
    const rows = locals.map((row) => alignRows([row], '  ')).join('\n');
    project = await Project.create({
      'providers.tf': '',
      'main.tf': `locals {\n  word = "word"\n\n${rows}}\n`,
      'outputs.tf': values
        .map((_, index) => wrap(`output "case_${index}"`, `  value = local.case_${index}\n`, ''))
        .join('\n'),
      // What is only read by fmt stands in folders of its own: no provider knows these blocks.
      'blocks/main.tf': blocks.map(({ node }) => printCase(node)).join('\n'),
      'groups/main.tf': groups.map(({ rows }) => wrap('locals', alignRows(rows, '  '), '')).join('\n'),
      'expressions/main.tf': mainTf(sample, 'prod', false),
    });
    const plan = await project.plan();
    expect(plan, plan.errors).toMatchObject({ exitCode: 0 });
    outputs = (JSON.parse(plan.json) as { planned_values: { outputs: typeof outputs } }).planned_values.outputs;
  });
  afterAll(() => project.remove());

  test('leaves nothing for terraform fmt to change', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test('would be told by terraform fmt', async () => {
    project.write({ 'wrong.tf': 'locals {\n  a = 1\n  long = 2\n}\n' });
    expect(await project.formatDifferences()).toContain('wrong.tf');
    project.write({ 'wrong.tf': '' });
  });

  describe.for(values.map((one, index) => ({ ...one, index })))(
    'value: $because',
    ({ value, hcl: printed, means, index }) => {
      test('is printed', () => {
        expect(printValue(value, '  ')).toBe(printed);
      });

      test('means the same to Terraform', () => {
        // A null is no value of an output.
        expect(outputs[`case_${index}`]?.value).toEqual(means ?? value);
      });
    },
  );

  test.for(blocks)('block: $because', ({ node, hcl: printed }) => {
    expect(printCase(node)).toBe(printed);
  });

  test.for(groups)('rows: $because', ({ rows, hcl: printed }) => {
    expect(alignRows(rows, '  ')).toBe(printed);
  });

  test.for(expressions.map((one, index) => ({ ...one, index })))('expression: $because', ({ index, hcl: printed }) => {
    expect(printValue(sample.resolve(sample.locals[index]!.value))).toBe(printed);
  });

  test('dynamic blocks of a provider keep the order of their author', () => {
    expect(mainTf(sample, 'prod', false)).toContain(
      [
        'data "aws_iam_policy_document" "this" {',
        '  dynamic "statement" {',
        '    for_each = var.grants',
        '    iterator = grant',
        '',
        '    content {',
        '      sid     = grant.value.sid',
        '      effect  = "Allow"',
        '      actions = grant.value.actions',
        '',
        '      dynamic "condition" {',
        '        for_each = grant.value.conditions',
        '',
        '        content {',
        '          test     = "StringEquals"',
        '          variable = condition.value.variable',
        '          values   = [var.name]',
        '        }',
        '      }',
        '    }',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('arguments are ordered as written, and what was not written comes last', () => {
    const node = {
      actions: attribute([]),
      assume_role: nested([{ b: attribute(1), a: attribute(2) }]),
      zone: attribute(1),
    };
    const ordered = orderLike(node, { zone: 1, assumeRole: [{ a: 2, b: 1 }] });
    expect(Object.keys(ordered)).toEqual(['zone', 'assume_role', 'actions']);
    expect(Object.keys((ordered['assume_role']!.value as BlockNode[])[0]!)).toEqual(['a', 'b']);
  });

  test.for([
    ['${a}', 'a'],
    ['${a}${b}', undefined],
    ['${a} ', undefined],
    [' ${a}', undefined],
    ['$${a}', undefined],
    ['${"}"}', '"}"'],
    ['${"${"}"}"}', '"${"}"}"'],
    ['${a', undefined],
    ['${"a}', undefined],
    ['a', undefined],
  ] as const)('unwraps %s to %s', ([whole, inner]) => {
    expect(unwrap(whole)).toBe(inner);
  });
});

function printCase(node: BlockNode): string {
  return wrap('block "case"', printBody(node, '  '), '');
}
