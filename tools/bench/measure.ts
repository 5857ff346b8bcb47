import type { Figure } from './figures.ts';
import { checkOf, hclFolder, idle, overview, parseFolderOf, parseOf, plan, requireJudged } from './inputs.ts';
import { medians, peakMemory, wallTime, type Program, type Rounds, type Runner } from './processes.ts';

const startUp: Rounds = { warmUps: 3, runs: 15, budget: 60_000 };
const judging: Rounds = { warmUps: 1, runs: 5, budget: 120_000 };
const memory: Rounds = { warmUps: 0, runs: 3, budget: 60_000 };

/** Resources of the plan whose report holds some 10,000 findings. */
const resourcesOfLargeReport = 14_000;
const plansOfEstate = 20;

/** Measures a group of figures. Throws MeasureError. */
export type Measure = (runner: Runner) => readonly Figure[];

/** Every group, by what to call it while it runs. */
export const groups: readonly (readonly [name: string, measure: Measure])[] = [
  ['start-up', measureStartUp],
  ['plans of 1,000 and 10,000 resources', measurePlans],
  ['folders of 100 and 1,000 files of HCL', measureFolders],
  ['an estate of 20 plans', measureEstate],
  ['the HTML report of 10,000 findings', measureHtml],
];

function measureStartUp(runner: Runner): readonly Figure[] {
  const one = plan(1, runner);
  requireJudged([one], runner);
  const warm = checkOf([one]);
  const cold: Program = { ...warm, name: `${warm.name}, no compile cache`, env: { NODE_DISABLE_COMPILE_CACHE: '1' } };
  const programs = [idle, overview, warm, cold];
  const [nothing = 0, help = 0, again = 0, first = 0] = medians(programs, (one) => wallTime(one, runner), startUp);
  const against = { unit: 'ms', against: nothing } as const;
  return [
    { name: '--help against node -e 0', ...against, measured: help, aim: 3 },
    { name: 'check of 1 resource against node -e 0', ...against, measured: again, aim: 2.5 },
    { name: 'the same without the compile cache', ...against, measured: first, aim: 4 },
  ];
}

function measurePlans(runner: Runner): readonly Figure[] {
  const [small, large] = [1000, 10_000].map((resources) => [plan(resources, runner)]) as [string[], string[]];
  const least = { parse: parseOf, what: 'JSON.parse', aim: 4 };
  const ofSmall = againstLeast('check of 1,000', small, least, runner);
  const ofLarge = againstLeast('check of 10,000', large, least, runner);
  return [...ofSmall, ...ofLarge, growth('check of 10,000 against check of 1,000: time', ofLarge, ofSmall)];
}

function measureFolders(runner: Runner): readonly Figure[] {
  const [small, large] = [100, 1000].map((files) => [hclFolder(files, runner)]) as [string[], string[]];
  const parse = ([folder = '']: readonly string[]): Program => parseFolderOf(folder);
  const least = { parse, what: 'tree-sitter', aim: 3 };
  const ofSmall = againstLeast('check of 100 files', small, least, runner);
  const ofLarge = againstLeast('check of 1,000 files', large, least, runner);
  return [...ofSmall, ...ofLarge, growth('check of 1,000 files against 100: time', ofLarge, ofSmall)];
}

function measureEstate(runner: Runner): readonly Figure[] {
  const paths = Array.from({ length: plansOfEstate }, (_, index) => plan(481 + index, runner));
  return againstLeast('check of 20 plans', paths, { parse: parseOf, what: 'JSON.parse', aim: 4 }, runner);
}

/** The page holds every finding, and is written in one go: it may take as long again as the check, and no more. */
function measureHtml(runner: Runner): readonly Figure[] {
  const path = plan(resourcesOfLargeReport, runner);
  requireJudged([path], runner);
  const programs = [checkOf([path], 'html'), checkOf([path])];
  const [time = 0, timeOfJson = 0] = medians(programs, (one) => wallTime(one, runner), judging);
  const [peak = 0, peakOfJson = 0] = medians(programs, (one) => peakMemory(one, runner), memory);
  const name = 'HTML against JSON, 10,000 findings';
  return [
    { name: `${name}: time`, unit: 'ms', measured: time, against: timeOfJson, aim: 2 },
    { name: `${name}: memory`, unit: 'bytes', measured: peak, against: peakOfJson, aim: 2 },
  ];
}

/** The program that does the least, what to call it, and what the ratios are to stay below. */
interface Least {
  readonly parse: (paths: readonly string[]) => Program;
  readonly what: string;
  readonly aim: number;
}

/** Time and memory of a check against the least that it has to do. */
function againstLeast(
  name: string,
  paths: readonly string[],
  { parse, what, aim }: Least,
  runner: Runner,
): readonly [Figure, Figure] {
  requireJudged(paths, runner);
  const programs = [checkOf(paths), parse(paths)];
  const [time = 0, timeOfParse = 0] = medians(programs, (one) => wallTime(one, runner), judging);
  const [peak = 0, peakOfParse = 0] = medians(programs, (one) => peakMemory(one, runner), memory);
  return [
    { name: `${name} against ${what}: time`, unit: 'ms', measured: time, against: timeOfParse, aim },
    { name: `${name} against ${what}: memory`, unit: 'bytes', measured: peak, against: peakOfParse, aim: 4 },
  ];
}

/** Ten times the input is to take little more than ten times as long. */
function growth(name: string, [large]: readonly [Figure, Figure], [small]: readonly [Figure, Figure]): Figure {
  return { name, unit: 'ms', measured: large.measured, against: small.measured, aim: 12 };
}
