import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figuresJson, judge, table, type Figure } from './figures.ts';
import {
  MeasureError,
  medians,
  outputOf,
  peakMemory,
  wallTime,
  type Program,
  type Rounds,
  type Runner,
} from './processes.ts';

const cli = join(import.meta.dirname, '../../packages/cli');
const bin = join(cli, 'bin/autoclave.js');

const idle: Program = { name: 'node -e 0', args: ['-e', '0'], exits: [0] };
const overview: Program = { name: 'autoclave --help', args: [bin, '--help'], exits: [0] };

const startUp: Rounds = { warmUps: 3, runs: 15, budget: 60_000 };
const judging: Rounds = { warmUps: 1, runs: 5, budget: 120_000 };
const memory: Rounds = { warmUps: 0, runs: 3, budget: 60_000 };

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

if (!existsSync(join(cli, 'dist/main.js'))) {
  console.error('packages/cli/dist/main.js is not there: npm run build, then npm run bench');
  process.exitCode = 2;
} else {
  const [load = 0] = loadavg();
  if (load > availableParallelism()) {
    console.error(`the machine is busy (load ${load.toFixed(1)}), so ratios of time are uncertain`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'autoclave-bench-'));
  try {
    const figures = measureAll({ folder, limit: 60_000 }).map(judge);
    const about = { node: process.version, platform: `${process.platform} ${process.arch}` };
    process.stdout.write(
      values.json ? figuresJson(figures, about) : `Node ${about.node}, ${about.platform}\n${table(figures)}`,
    );
  } catch (error) {
    if (!(error instanceof MeasureError)) throw error;
    console.error(`cannot measure: ${error.message}`);
    process.exitCode = 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureAll(runner: Runner): readonly Figure[] {
  const time = (program: Program): number => wallTime(program, runner);
  const bytes = (program: Program): number => peakMemory(program, runner);
  const [one, small, large] = [1, 1000, 10_000].map((resources) => plan(resources, runner)) as [string, string, string];

  for (const path of [one, small, large]) requireJudged(checkOf(path), runner);

  progress('start-up');
  const [nothing = 0, help = 0, checkOne = 0] = medians([idle, overview, checkOf(one)], time, startUp);
  progress('time of 1,000 and 10,000 resources');
  const pairs = [small, large].map((path) => [checkOf(path), parseOf(path)]);
  const [smallTime = 0, smallParse = 0, largeTime = 0, largeParse = 0] = medians(pairs.flat(), time, judging);
  progress('memory of 1,000 and 10,000 resources');
  const [smallPeak = 0, smallFloor = 0, largePeak = 0, largeFloor = 0] = medians(pairs.flat(), bytes, memory);

  return [
    { name: '--help against node -e 0', unit: 'ms', measured: help, against: nothing, aim: 3 },
    { name: 'check of 1 resource against node -e 0', unit: 'ms', measured: checkOne, against: nothing, aim: 2.5 },
    { name: 'check of 1,000 against JSON.parse: time', unit: 'ms', measured: smallTime, against: smallParse, aim: 4 },
    {
      name: 'check of 1,000 against JSON.parse: memory',
      unit: 'bytes',
      measured: smallPeak,
      against: smallFloor,
      aim: 4,
    },
    { name: 'check of 10,000 against JSON.parse: time', unit: 'ms', measured: largeTime, against: largeParse, aim: 4 },
    {
      name: 'check of 10,000 against JSON.parse: memory',
      unit: 'bytes',
      measured: largePeak,
      against: largeFloor,
      aim: 4,
    },
    {
      name: 'check of 10,000 against check of 1,000: time',
      unit: 'ms',
      measured: largeTime,
      against: smallTime,
      aim: 12,
    },
  ];
}

function checkOf(path: string): Program {
  // 1: it found something. 2 would mean that it judged nothing, or only a part.
  return { name: `autoclave check ${path}`, args: [bin, 'check', path, '--format', 'json'], exits: [0, 1] };
}

/** A check that crashes ends with 1 too, and sooner. */
function requireJudged(check: Program, runner: Runner): void {
  const text = outputOf(check, runner);
  if (!text.startsWith('{')) throw new MeasureError(check.name, 'printed no report');
  const { summary } = JSON.parse(text) as { readonly summary: Readonly<Record<string, number>> };
  if ((summary['pass'] ?? 0) + (summary['fail'] ?? 0) === 0) throw new MeasureError(check.name, 'judged nothing');
}

/** The least that any program which reads the plan has to do. */
function parseOf(path: string): Program {
  const script = 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))';
  return { name: `JSON.parse of ${path}`, args: ['-e', script, path], exits: [0] };
}

function plan(resources: number, { folder, limit }: Runner): string {
  progress(`plan of ${resources.toLocaleString('en')} resources`);
  const path = join(folder, `plan-${resources}.json`);
  execFileSync(process.execPath, [fileURLToPath(import.meta.resolve('./write-plan.ts')), String(resources), path], {
    timeout: limit,
  });
  return path;
}

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${what}\n`);
}
