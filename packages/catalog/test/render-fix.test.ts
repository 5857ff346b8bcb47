import { execFileSync } from 'node:child_process';
import { describe, test } from 'vitest';
import {
  all,
  attribute,
  block,
  byType,
  companion,
  controls,
  isPlanControl,
  neighbour,
  ref,
  renderExample,
  renderFix,
  UNKNOWN,
  type Condition,
  type Companion,
  type DeclarativeControl,
  type Example,
} from '../src/index.ts';

function control(condition: Condition | Companion, examples: readonly Example[] = []): DeclarativeControl {
  return {
    id: 'db-copies',
    title: 'Databases keep copies',
    severity: 'high',
    citations: { hipaa: [], soc2: [] },
    awsConfig: [],
    securityHub: [],
    aliases: [],
    resources: ['aws_db_instance'],
    evidence: 'plan',
    condition,
    risk: 'Records are lost.',
    fix: 'Keep copies.',
    effort: { optimisticHours: 1, pessimisticHours: 2, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples,
  };
}

describe('renderFix', () => {
  test('puts the equals signs of neighbouring arguments in one column', ({ expect }) => {
    const both = all(attribute('backup_retention_period').atLeast(7), attribute('multi_az').isTrue());
    expect(renderFix(control(both))).toBe(
      [
        'resource "aws_db_instance" "this" {',
        '  backup_retention_period = 7',
        '  multi_az                = true',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('writes blocks after arguments, and one block for conditions on the same one', ({ expect }) => {
    const nested = all(
      block('scaling').some(attribute('pause').isFalse()),
      block('scaling').some(attribute('key').isSet(ref('aws_kms_key.this', 'arn'))),
      attribute('public').isAbsent(),
    );
    expect(renderFix(control(nested))).toMatchInlineSnapshot(`
      "resource "aws_db_instance" "this" {
        # leave out public

        scaling {
          pause = false
          key   = aws_kms_key.this.arn
        }
      }
      "
    `);
  });

  test('writes settings of one map together, and tags_all as the tags that people write', ({ expect }) => {
    const tagged = all(
      attribute('tags_all.Environment').equals('prod'),
      attribute('tags_all.DataClassification').equals('PHI'),
    );
    expect(renderFix(control(tagged))).toMatchInlineSnapshot(`
      "resource "aws_db_instance" "this" {
        tags = {
          Environment        = "prod"
          DataClassification = "PHI"
        }
      }
      "
    `);
  });

  test('shows each form of a statement that differs by type', ({ expect }) => {
    const forms = byType({
      aws_db_instance: attribute('multi_az').isTrue(),
      aws_rds_cluster: attribute('availability_zones').isSet(['a', 'b']),
    });
    const both = { ...control(forms), resources: ['aws_db_instance', 'aws_rds_cluster'] };
    expect(renderFix(both)).toMatchInlineSnapshot(`
      "resource "aws_db_instance" "this" {
        multi_az = true
      }

      resource "aws_rds_cluster" "this" {
        availability_zones = ["a", "b"]
      }
      "
    `);
  });

  test('refers to the judged resource by the attribute that the examples use', ({ expect }) => {
    const condition = companion('aws_db_proxy', 'target', attribute('require_tls').isTrue());
    const example: Example = {
      expect: 'pass',
      because: 'the proxy asks for TLS',
      values: {},
      with: [neighbour('aws_db_proxy.this', { target: ref('aws_db_instance.this', 'arn'), require_tls: true })],
    };
    expect(renderFix(control(condition, [example]))).toMatchInlineSnapshot(`
      "resource "aws_db_proxy" "this" {
        target      = aws_db_instance.this.arn
        require_tls = true
      }
      "
    `);
  });

  test('shows the first passing example of a control with a hand-written check', ({ expect }) => {
    const { condition: _, ...facts } = control(attribute('multi_az').isTrue());
    const checked = {
      ...facts,
      check: () => ({ verdict: 'pass' as const, evidence: [] }),
      examples: [
        { expect: 'fail' as const, because: 'off', values: { multi_az: false } },
        { expect: 'pass' as const, because: 'on', values: { multi_az: true } },
      ],
    };
    expect(renderFix(checked)).toBe('resource "aws_db_instance" "this" {\n  multi_az = true\n}\n');
  });

  test('has nothing to show for a control that no plan decides', ({ expect }) => {
    const { condition: _, examples: __, ...facts } = control(attribute('multi_az').isTrue());
    expect(renderFix({ ...facts, evidence: 'human' })).toBe('');
  });
});

describe('renderExample', () => {
  test('renders maps, lists, JSON documents, references and values that are not known yet', ({ expect }) => {
    const example: Example = {
      expect: 'pass',
      because: 'all forms',
      values: {
        name: 'say "${this}"',
        kms_key_id: ref('aws_kms_key.phi', 'arn'),
        subnets: ['a', 'b'],
        policy: JSON.stringify({
          Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
        }),
        size: UNKNOWN,
        tags_all: { Environment: 'prod' },
        rule: [{ id: 1, inner: [{ deep: true }] }, {}],
      },
      with: [neighbour('aws_kms_key.phi', {}), neighbour('data.aws_region.here', { name: 'us-east-1' })],
    };
    expect(renderExample(example, 'aws_thing')).toMatchInlineSnapshot(`
      "resource "aws_thing" "this" {
        name       = "say \\"$\${this}\\""
        kms_key_id = aws_kms_key.phi.arn
        subnets    = ["a", "b"]
        policy = jsonencode({
          Statement = [
            {
              Effect = "Deny"
              Condition = {
                Bool = {
                  "aws:SecureTransport" = "false"
                }
              }
            },
          ]
        })
        size = terraform_data.known_after_apply.output
        tags = {
          Environment = "prod"
        }

        rule {
          id = 1

          inner {
            deep = true
          }
        }

        rule {}
      }

      resource "aws_kms_key" "phi" {}

      data "aws_region" "here" {
        name = "us-east-1"
      }
      "
    `);
  });

  test('says what the plan does to the resource, and what it held', ({ expect }) => {
    const example: Example = {
      expect: 'fail',
      because: 'the plan switches it off',
      action: 'update',
      before: { multi_az: true },
      values: { multi_az: false },
    };
    expect(renderExample(example, 'aws_db_instance')).toMatchInlineSnapshot(`
      "# the plan changes this resource; until now it holds
      #   multi_az = true
      resource "aws_db_instance" "this" {
        multi_az = false
      }
      "
    `);
  });
});

test('everything rendered for the catalog is left alone by terraform fmt', ({ expect }) => {
  const parts = controls
    .filter(isPlanControl)
    .flatMap((one) => [
      `# ${one.id}\n${renderFix(one)}`,
      ...one.examples.map((example) => renderExample(example, one.resources[0] ?? '')),
    ]);
  const text = parts.join('\n');
  expect(text).toContain('storage_encrypted = true');
  expect(execFileSync('terraform', ['fmt', '-'], { input: text, encoding: 'utf8' })).toBe(text);
});
