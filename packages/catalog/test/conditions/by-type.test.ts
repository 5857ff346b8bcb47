import { describe, expect, test } from 'vitest';
import {
  attribute,
  byType,
  conditionFor,
  controls,
  guardsOf,
  isDeclarative,
  ValueBlock,
  type Condition,
  type DeclarativeControl,
} from '@autoclave/catalog';

const forms = {
  aws_subnet: attribute('map_public_ip_on_launch', { whenAbsent: false }).isFalse(),
  aws_default_subnet: attribute('map_public_ip_on_launch', { whenAbsent: true }).isFalse(),
};

/** A resource without arguments, as far as a condition reads it. */
function resource(type: string): ValueBlock & { readonly type: string } {
  return Object.assign(new ValueBlock({}, false, () => ({ links: [], missing: [] })), { type });
}

describe('byType', () => {
  test('judges a resource by the form of its type', () => {
    expect(byType(forms).evaluate(resource('aws_subnet')).verdict).toBe('pass');
    expect(byType(forms).evaluate(resource('aws_default_subnet')).verdict).toBe('fail');
  });

  test('leaves other types open, unless they meet the statement by their nature', () => {
    expect(byType(forms).evaluate(resource('aws_vpc'))).toEqual({
      verdict: 'unknown',
      at: '',
      missing: 'nothing is stated of aws_vpc',
    });
    expect(byType(forms, 'holds').evaluate(resource('aws_vpc')).verdict).toBe('pass');
  });

  test('gives out the form of a type, and none for a type that it does not know', () => {
    expect(conditionFor(byType(forms), 'aws_default_subnet')).toBe(forms.aws_default_subnet);
    expect(conditionFor(byType(forms, 'holds'), 'aws_vpc')).toBeUndefined();
    expect(conditionFor(forms.aws_subnet, 'aws_vpc')).toBe(forms.aws_subnet);
  });

  test('becomes one guard per type, and limits only the types that the applicability names', () => {
    const limited = byType({ aws_default_subnet: attribute('force_destroy', { whenAbsent: false }).isTrue() }, 'holds');
    const control = declared(byType(forms), limited);
    expect(guardsOf(control).map(({ type, checks }) => [type, checks.map((check) => check.hcl)])).toEqual([
      ['aws_subnet', ['coalesce(self.map_public_ip_on_launch, false) == false']],
      [
        'aws_default_subnet',
        ['!(coalesce(self.force_destroy, false) == true) || coalesce(self.map_public_ip_on_launch, true) == false'],
      ],
    ]);
  });
});

test.for(controls.filter(isDeclarative).map((control) => [control.id, control] as const))(
  '%s has a form for each of its types',
  ([, control]) => {
    const { condition } = control;
    const types = condition.kind === 'companion' ? [] : control.resources;
    const without = types.filter((type) => conditionFor(condition as Condition, type) === undefined);
    expect(without).toEqual([]);
  },
);

function declared(condition: Condition, applies: Condition): DeclarativeControl {
  return {
    id: 'subnets-private',
    title: 'Subnets are private',
    severity: 'low',
    citations: { hipaa: [], soc2: [] },
    awsConfig: [],
    securityHub: [],
    aliases: [],
    resources: ['aws_subnet', 'aws_default_subnet'],
    evidence: 'plan',
    condition,
    applies: { condition: applies, reason: 'it stays' },
    risk: 'Servers are exposed.',
    fix: 'Switch it off.',
    effort: { optimisticHours: 1, pessimisticHours: 2, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [],
  };
}
