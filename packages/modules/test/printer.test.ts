import {
  DataAwsIamPolicyDocument,
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
  ofEach,
  oneOrNull,
  raw,
  text,
  textMap,
  texts,
} from '../src/expression.ts';
import { input, type InputTokens } from '../src/input.ts';
import { Project } from './plan-module.ts';
import { attribute, blocks, groups, nested, values } from './printer-cases.ts';

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
    outputs = (JSON.parse(await project.planJson()) as { planned_values: { outputs: typeof outputs } }).planned_values
      .outputs;
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
