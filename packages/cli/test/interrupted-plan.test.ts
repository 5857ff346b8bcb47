import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');

interface Started {
  readonly child: ChildProcess;
  /** Where the command keeps what must go away. */
  readonly temporary: string;
  readonly log: readonly string[];
}

/** Starts the real command in a folder. */
function planIn(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv): Started {
  const temporary = temporaryFolder();
  const script = `
    const { main } = await import(${JSON.stringify(join(root, 'packages/cli/src/main.ts'))});
    process.exitCode = await main(process.argv.slice(1));
  `;
  const child = spawn(
    join(root, 'node_modules/node/bin/node'),
    ['--conditions=autoclave-source', '--input-type=module', '-e', script, '--', 'plan', ...words],
    { cwd, env: { ...process.env, ...env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => log.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  return { child, temporary, log };
}

/** Waits for what a command does before it ends. */
async function until({ child, log }: Started, happened: () => boolean): Promise<void> {
  while (!happened()) {
    // What it printed tells why.
    expect({ ended: child.exitCode, log: child.exitCode === null ? [] : log }).toEqual({ ended: null, log: [] });
    await sleep(20);
  }
}

/** Stands in for AWS: it takes requests and does not answer. */
async function silentAws(): Promise<{ readonly origin: string; readonly requests: () => number }> {
  let requests = 0;
  const server = createServer(() => void (requests += 1));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests };
}

const asking = 'provider "aws" {\n  region = "us-east-1"\n}\ndata "aws_caller_identity" "a" {}\n';

describe('a plan that is interrupted', () => {
  test('offline: neither its scratch folder nor a file of its own stays', async () => {
    const { origin, requests } = await silentAws();
    const cwd = temporaryFolder({ 'main.tf': asking });
    const started = planIn(cwd, ['--offline'], { AWS_ENDPOINT_URL_STS: origin });
    const { child, temporary } = started;
    await until(started, () => requests() > 0);
    expect(readdirSync(cwd).toSorted()).toEqual(['.terraform.lock.hcl', 'autoclave_offline_override.tf', 'main.tf']);
    expect(readdirSync(temporary)).not.toEqual([]);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(readdirSync(cwd)).toEqual(['main.tf']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('with a state: Terraform gives its lock back first', async () => {
    const { origin, requests } = await silentAws();
    const cwd = temporaryFolder({ 'main.tf': asking });
    const started = planIn(cwd, [], {
      AWS_ENDPOINT_URL_STS: origin,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'a',
    });
    const { child, temporary } = started;
    await until(started, () => requests() > 0);
    expect(readdirSync(cwd)).toContain('.terraform.tfstate.lock.info');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(readdirSync(cwd).toSorted()).toEqual(['.terraform', '.terraform.lock.hcl', 'main.tf']);
    expect(readdirSync(temporary)).toEqual([]);
    expect(started.log.join('')).not.toContain('plan failed');
    expect(started.log.join('')).toContain('Interrupt received');
  });
});

/** Stands in for a Terraform that has written its plan, and does not end when it is asked to. */
const deaf = `#!/bin/sh
case "$1" in
  plan)
    trap '' INT TERM
    for word in "$@"; do
      case "$word" in -out=*) echo secret > "\${word#-out=}" ;; esac
    done
    echo $$ > planning
    exec sleep 60
    ;;
esac
`;

test('a second signal ends a plan that will not stop, and removes what it has written', async () => {
  const cwd = temporaryFolder({ 'main.tf': asking, terraform: deaf });
  chmodSync(join(cwd, 'terraform'), 0o755);
  // A file that exists, so that nobody asks the registry.
  writeFileSync(join(cwd, 'rc'), '');
  const started = planIn(cwd, [], {
    AUTOCLAVE_TERRAFORM: join(cwd, 'terraform'),
    TF_CLI_CONFIG_FILE: join(cwd, 'rc'),
  });
  const { child, temporary } = started;
  await until(
    started,
    () => existsSync(join(cwd, 'planning')) && readFileSync(join(cwd, 'planning'), 'utf8').endsWith('\n'),
  );
  const [scratch = ''] = readdirSync(temporary);
  expect(readFileSync(join(temporary, scratch, 'tfplan'), 'utf8')).toBe('secret\n');
  child.kill('SIGINT');
  await sleep(300);
  expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(readdirSync(temporary)).toEqual([]);
});
