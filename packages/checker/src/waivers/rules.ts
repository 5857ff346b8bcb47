import type { Control, Severity } from '@autoclave/catalog';
import { isOnlyWildcards } from './pattern.ts';
import type { Waiver } from './waiver.ts';

/** What is known of a waiver once the findings are there. */
export interface WaiverContext {
  readonly control: Control;
  /** The day of the run, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** The pattern meets a fail or an unknown of the control. */
  readonly matchesFinding: boolean;
  /** The waiver breaks no other rule. */
  readonly sound: boolean;
}

/** What every rule says of itself. */
interface RuleFacts {
  /** As a control id, and stable like one. */
  readonly id: string;
  /** The good state, without a full stop. */
  readonly title: string;
  readonly risk: string;
  readonly fix: string;
  /** The field that is wrong. */
  readonly field: 'control' | 'resource' | 'approver' | 'expires';
  /** A waiver that breaks it does not apply. */
  readonly voids: boolean;
}

/** What is wrong with a waiver. */
interface Broken {
  readonly got: string;
  readonly expected: string;
}

/** A rule for every waiver, those of module calls too: they name a control and a last day, and no approver. */
export interface TermRule extends RuleFacts {
  readonly scope: 'every';
  /** Gives what is wrong, or undefined where the waiver meets the rule. */
  broken(
    waiver: Pick<Waiver, 'control' | 'expires'>,
    context: Pick<WaiverContext, 'control' | 'today'>,
  ): Broken | undefined;
}

/** A rule for waivers of the file and of comments. */
export interface RecordRule extends RuleFacts {
  readonly scope: 'record';
  /** Gives what is wrong, or undefined where the waiver meets the rule. */
  broken(waiver: Waiver, context: WaiverContext): Broken | undefined;
}

/** A rule that a waiver must meet. Rules are facts about waivers, not controls of the catalogue. */
export type WaiverRule = TermRule | RecordRule;

/** Longest term of a waiver in days, from the day of the run. Exceptions are reviewed once a year, grave ones each quarter. */
export function longestTermDays(severity: Severity): number {
  return severity === 'critical' ? 90 : 365;
}

/** Every rule, in the order in which a waiver is held against them. The last one looks at what the others left. */
export const waiverRules: readonly WaiverRule[] = [
  {
    id: 'waiver-in-date',
    scope: 'every',
    title: 'Waivers are in date',
    risk: 'A decision that nobody renewed is no decision: the finding counts again.',
    fix: 'Mend the resource and remove the waiver, or have it approved again with a new date.',
    field: 'expires',
    voids: true,
    // A waiver holds through the end of its last day, as the guards of the modules read it.
    broken: ({ expires }, { today }) => (expires < today ? { got: expires, expected: `${today} or later` } : undefined),
  },
  {
    id: 'waiver-term-bounded',
    scope: 'every',
    title: 'Waivers end within a year, those of critical controls within 90 days',
    risk: 'What is accepted for ever is never looked at again.',
    fix: 'Choose an earlier date, and renew the waiver then if it is still needed.',
    field: 'expires',
    voids: true,
    broken: ({ expires }, { control, today }) => {
      const latest = addDays(today, longestTermDays(control.severity));
      return expires > latest ? { got: expires, expected: `${latest} or earlier` } : undefined;
    },
  },
  {
    id: 'waiver-permitted',
    scope: 'every',
    title: 'Waivers name controls that may be waived',
    risk: 'What cannot be mended after creation outlives every waiver.',
    fix: 'Mend the resource and remove the waiver.',
    field: 'control',
    voids: true,
    broken: ({ control: id }, { control }) =>
      control.creationOnly || !control.waivable ? { got: id, expected: 'a control that may be waived' } : undefined,
  },
  {
    id: 'waiver-narrow',
    scope: 'record',
    title: 'Waivers name a resource or a group of resources',
    risk: 'A waiver for everything switches the control off, also for what is built tomorrow.',
    fix: 'Write the address, or a pattern that names at least a type, a module or a name.',
    field: 'resource',
    voids: true,
    broken: ({ resource }) =>
      isOnlyWildcards(resource) ? { got: resource, expected: 'a pattern with a name in it' } : undefined,
  },
  {
    id: 'waiver-approved-by-another',
    scope: 'record',
    title: 'Waivers are approved by somebody other than their owner',
    risk: 'Who accepts a risk alone has nobody to answer to.',
    fix: 'Have another person approve the waiver, and name that person as approver.',
    field: 'approver',
    voids: true,
    broken: ({ owner, approver }) =>
      samePerson(owner, approver) ? { got: approver, expected: 'another person than the owner' } : undefined,
  },
  {
    id: 'waiver-used',
    scope: 'record',
    title: 'Waivers cover a finding',
    risk: 'A waiver that covers nothing waits for the next resource of that name, which nobody has looked at.',
    fix: 'Remove the waiver, or correct its address.',
    field: 'resource',
    voids: false,
    broken: ({ control, resource }, { sound, matchesFinding }) =>
      sound && !matchesFinding
        ? { got: resource, expected: `the address of a resource that fails ${control}` }
        : undefined,
  },
];

function samePerson(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
