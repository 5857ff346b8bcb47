import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresJson, judge, table } from './figures.ts';
import { bundle } from './inputs.ts';
import { groups } from './measure.ts';
import { MeasureError } from './processes.ts';

/*
 * Times are those of whole processes: of the built command, with the compile cache of Node in the folder of this run and
 * filled by a first round, unless a figure says that it is without. Each figure is held against another process of the same
 * run, so that slow machines and fast ones come to the same.
 */

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

if (!existsSync(bundle)) {
  console.error('packages/cli/dist/bundle is not there: npm run build, then npm run bench');
  process.exitCode = 2;
} else {
  const [load = 0] = loadavg();
  if (load > availableParallelism()) {
    console.error(`the machine is busy (load ${load.toFixed(1)}), so ratios of time are uncertain`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'autoclave-bench-'));
  try {
    const figures = groups
      .flatMap(([name, measure]) => {
        if (process.stderr.isTTY) process.stderr.write(`${name}\n`);
        return measure({ folder, limit: 60_000 });
      })
      .map(judge);
    const about = { node: process.version, platform: `${process.platform} ${process.arch}`, load: load.toFixed(1) };
    process.stdout.write(
      values.json
        ? figuresJson(figures, about)
        : `Node ${about.node}, ${about.platform}, load ${about.load}\n${table(figures)}`,
    );
  } catch (error) {
    if (!(error instanceof MeasureError)) throw error;
    console.error(`cannot measure: ${error.message}`);
    process.exitCode = 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
