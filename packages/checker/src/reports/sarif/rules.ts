import { isPlanControl, type Control, type Severity } from '@autoclave/catalog';
import type { Finding } from '../../report.ts';
import { citationTexts, frameworkTitles, levelOf, replacementNote } from '../wording.ts';
import { taxonomies, taxonomyReference } from './taxonomies.ts';

/** The scale that GitHub reads: over 9.0 is critical, from 7.0 high, from 4.0 medium, below that low. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** GitHub keeps at most 20 tags of a rule. */
const mostTags = 20;

type Rule = Pick<Finding, 'control' | 'title' | 'severity' | 'risk' | 'fix' | 'citations' | 'creationOnly'> & {
  readonly names?: Pick<Control, 'awsConfig' | 'securityHub' | 'aliases'>;
};

/** The rules in the order in which results count them: the controls that a plan decides, then rules of waivers. */
export function sarifRules(controls: readonly Control[], findings: readonly Finding[]): readonly object[] {
  return rulesOf(controls, findings).map(sarifRule);
}

/** Place of each rule in the list. */
export function ruleIndex(controls: readonly Control[], findings: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(rulesOf(controls, findings).map(({ control }, index) => [control, index]));
}

function rulesOf(controls: readonly Control[], findings: readonly Finding[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const control of controls.filter(isPlanControl)) rules.set(control.id, ruleOf(control));
  for (const finding of findings) if (!rules.has(finding.control)) rules.set(finding.control, finding);
  return [...rules.values()];
}

function ruleOf(control: Control): Rule {
  const { id, title, severity, risk, fix, citations, creationOnly } = control;
  return { control: id, title, severity, risk, fix, citations, creationOnly, names: control };
}

function sarifRule(rule: Rule): object {
  const { hipaa, soc2 } = rule.citations;
  return {
    id: rule.control,
    name: rule.control,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}. ${rule.risk}` },
    defaultConfiguration: { level: levelOf(rule.severity) },
    help: { text: help(rule, ''), markdown: help(rule, '**') },
    ...(hipaa.length + soc2.length > 0 ? { relationships: relationships(rule) } : {}),
    properties: {
      precision: 'very-high',
      'problem.severity': levelOf(rule.severity) === 'note' ? 'recommendation' : levelOf(rule.severity),
      'security-severity': securitySeverity[rule.severity],
      severity: rule.severity,
      creationOnly: rule.creationOnly,
      tags: ['security', 'compliance', ...citationTexts(rule, mostTags)].slice(0, mostTags),
      ...(rule.names === undefined ? {} : { awsConfig: rule.names.awsConfig, securityHub: rule.names.securityHub }),
    },
  };
}

function help(rule: Rule, strong: '' | '**'): string {
  const row = (label: string, text: string): string => `${strong}${label}:${strong} ${text}`;
  const list = (label: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [row(label, values.join(', '))];
  return [
    row('Why', rule.risk),
    row('Fix', rule.fix),
    ...(rule.creationOnly ? [row('Note', `${replacementNote[0]?.toUpperCase()}${replacementNote.slice(1)}.`)] : []),
    ...list(frameworkTitles.hipaa, rule.citations.hipaa),
    ...list(frameworkTitles.soc2, rule.citations.soc2),
    ...list('AWS Config', rule.names?.awsConfig ?? []),
    ...list('Security Hub', rule.names?.securityHub ?? []),
    ...list('Also known as', rule.names?.aliases ?? []),
  ].join('\n\n');
}

function relationships({ citations }: Rule): readonly object[] {
  return taxonomies.flatMap((taxonomy, index) =>
    citations[taxonomy.framework].flatMap((citation) => {
      const place = taxonomy.indexOf.get(citation);
      const target = { id: citation, ...(place === undefined ? {} : { index: place }) };
      return [{ target: { ...target, toolComponent: taxonomyReference(taxonomy, index) }, kinds: ['relevant'] }];
    }),
  );
}
