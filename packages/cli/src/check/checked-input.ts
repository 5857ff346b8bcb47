import { join, relative, sep } from 'node:path';
import type { InputKind, JudgedInput, Location } from '@autoclave/checker';
import type { WrittenWaiver } from '@autoclave/checker/inline-waivers';
import type { CdktnInput, ConfigurationLocation, HclInput, InputFacts, PlanInput } from '@autoclave/graph';
import { changeFacts } from './change-facts.ts';

/** What only inputs with a configuration show. */
type Written = Pick<HclInput, 'location' | 'callLocation' | 'constructPath' | 'waivers' | 'diagnostics'>;

/** An input of any kind, with what only some kinds show. */
export interface CheckedInput {
  readonly facts: InputFacts & { readonly kind: InputKind } & Partial<Written> &
    Partial<Pick<PlanInput, 'drift'>> &
    Partial<Pick<CdktnInput, 'annotations' | 'overrides'>>;
  /** Absolute folder that the files of the configuration are relative to; without it, the files as they are named. */
  readonly base?: string;
}

/** Files of modules that `terraform init` has fetched are not the user's own. */
const fetched = /(?:^|\/)\.terraform\//;

/** Gives the checker what it must know of an input beside its graph. Files are named from where the command runs. */
export function toJudgedInput({ facts, base }: CheckedInput, cwd: string): JudgedInput {
  const place = (found: ConfigurationLocation | undefined): Location | undefined =>
    found && placeFrom(found, base, cwd);
  return {
    path: facts.path,
    kind: facts.kind,
    certifiable: facts.certifiable,
    reasons: facts.uncertifiableReasons,
    checks: facts.checks,
    moduleSource: (module) => facts.moduleCall(module)?.source,
    moduleVersion: (module) => {
      const call = facts.moduleCall(module);
      return call?.installedVersion ?? call?.version;
    },
    location: (address, at) => place(facts.location?.(address, at)),
    callLocation: (module) => place(facts.callLocation?.(module)),
    constructPath: (address) => facts.constructPath?.(address),
    ...changeFacts(facts),
  };
}

/** A remark on a place in the configuration of an input. */
export interface Remark {
  readonly location: Location;
  readonly message: string;
}

/** Waivers that stand in comments of the user's own files, and those of fetched modules, which nobody here has approved. */
export function writtenWaivers(
  inputs: readonly CheckedInput[],
  cwd: string,
): { readonly own: readonly WrittenWaiver[]; readonly foreign: readonly Remark[] } {
  const all = inputs.flatMap(({ facts, base }) =>
    (facts.waivers ?? []).map((waiver) => ({
      ...waiver,
      input: facts.path,
      location: placeFrom(waiver.location, base, cwd),
    })),
  );
  const message = 'a waiver in a module that was fetched does not count';
  return {
    own: all.filter(({ location }) => !fetched.test(location.file)),
    foreign: all.filter(({ location }) => fetched.test(location.file)).map(({ location }) => ({ location, message })),
  };
}

/** What is wrong with a configuration although all of it could be read; the rest stands in the reasons of the input. */
export function remarksOn(inputs: readonly CheckedInput[], cwd: string): readonly Remark[] {
  return inputs.flatMap(({ facts, base }) =>
    (facts.diagnostics ?? [])
      .filter(({ isBlinding }) => !isBlinding)
      .map(({ location, message }) => ({ location: placeFrom(location, base, cwd), message })),
  );
}

/** What constructs and aspects warn of, and what was set past the types of cdktn, a sentence each. */
export function constructRemarks(inputs: readonly CheckedInput[]): readonly string[] {
  return inputs.flatMap(({ facts: { path, annotations = [], overrides = [] } }) => [
    ...annotations
      .filter(({ level }) => level === 'warning')
      .map(({ constructPath, message }) => `${path}: ${constructPath}: ${message}`),
    ...overrides.map(({ type, path: set }) => `${path}: an escape hatch sets ${set} of ${type}`),
  ]);
}

function placeFrom({ file, line }: ConfigurationLocation, base: string | undefined, cwd: string): Location {
  return { file: base === undefined ? file : relative(cwd, join(base, file)).split(sep).join('/'), line };
}
