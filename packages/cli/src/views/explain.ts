import { isPlanControl, renderExample, renderFix, type Control } from '@autoclave/catalog';
import type { Terminal } from '../command.ts';
import { wrap } from './wrap.ts';

/** Explains a control to a person. */
export function explainHuman(control: Control, { width }: Terminal): string {
  const facts: readonly (readonly [string, string])[] = [
    ['HIPAA', control.citations.hipaa.join(', ')],
    ['SOC 2', control.citations.soc2.join(', ')],
    ['AWS Config', control.awsConfig.join(', ')],
    ['Security Hub', control.securityHub.join(', ')],
    ['Also known as', control.aliases.join(', ')],
    ['Judges', control.resources.join(', ')],
    ['Decided by', { plan: 'the plan', runtime: 'what runs', human: 'people' }[control.evidence]],
    [
      'Effort',
      `${control.effort.optimisticHours} to ${control.effort.pessimisticHours} hours (${control.effort.fixKind})`,
    ],
    ['Waiver', control.waivable ? 'possible, with reason, owner, approver and expiry' : 'not possible'],
  ];
  const lines = facts.filter(([, value]) => value !== '').flatMap(([name, value]) => row(name, value, width));
  return [
    `${control.id}   ${control.severity}`,
    control.title,
    '',
    ...lines,
    '',
    ...row('Why', control.risk, width),
    ...row('Fix', control.fix, width),
    ...(control.creationOnly
      ? row('', 'It cannot be mended after creation without replacing the resource.', width)
      : []),
    '',
    ...fixAndExamples(control),
  ].join('\n');
}

function fixAndExamples(control: Control): string[] {
  if (!isPlanControl(control)) return [];
  const examples = control.examples.flatMap((example) => [
    `# ${example.expect}: ${example.because}`,
    renderExample(example, example.type ?? control.resources[0] ?? ''),
    '',
  ]);
  const fix = renderFix(control);
  return [...(fix === '' ? [] : ['# the fix', fix, '']), ...examples];
}

/** Explains controls as JSON. */
export function explainJson(controls: readonly Control[]): string {
  const rows = controls.map((control) => ({
    id: control.id,
    title: control.title,
    severity: control.severity,
    evidence: control.evidence,
    citations: control.citations,
    awsConfig: control.awsConfig,
    securityHub: control.securityHub,
    aliases: control.aliases,
    resources: control.resources,
    risk: control.risk,
    fix: control.fix,
    effort: control.effort,
    creationOnly: control.creationOnly,
    waivable: control.waivable,
    examples: isPlanControl(control) ? control.examples.map(({ expect, because }) => ({ expect, because })) : [],
  }));
  return `${JSON.stringify({ formatVersion: '1', controls: rows }, null, 2)}\n`;
}

const column = 15;

function row(name: string, value: string, width: number): string[] {
  return wrap(value, width - column).map((line, index) => `${(index === 0 ? name : '').padEnd(column)}${line}`);
}
