import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The main job, told by the command itself: a kit is written, planned by real Terraform and judged; then three things
 * that must not pass are tried, and each is refused by name. Ends with 1 when anything is not as told.
 */
const command = join(import.meta.dirname, '../../packages/cli/bin/autoclave.js');
const folder = mkdtempSync(join(tmpdir(), 'autoclave-story-'));
const kit = join(folder, 'demo-kit');

function tell(): number {
  const [dayBefore, monthAfter] = [day(-1), day(30)];
  step('1. Write a HIPAA-ready project');
  expectExit(0, run(['init', 'demo-kit']));
  if (!hasTerraform()) {
    console.log('\nNeither terraform nor tofu is on the PATH: install one to see the project planned and judged.');
    return 0;
  }

  step('2. Plan it with real Terraform, without credentials, and judge the plan');
  expectExit(0, run(['plan', 'demo-kit', '--offline']));

  step('3. Switch off the encryption of the database: Terraform itself refuses');
  withChange(
    'main.tf',
    (text) => text.replace(/storage_encrypted( *)= true/, 'storage_encrypted$1= false'),
    () => expectRefusal(run(['plan', 'demo-kit', '--offline']), 'rds-storage-encrypted'),
  );

  step('4. Open SSH to the world in a resource of your own, beside the modules: the check refuses');
  withChange(
    'main.tf',
    (text) => text + openSsh,
    () => expectRefusal(run(['plan', 'demo-kit', '--offline']), 'restricted-ssh'),
  );

  step(`5. Switch off enhanced monitoring under a waiver that lapsed on ${dayBefore}: refused again`);
  withChange('main.tf', withoutMonitoring, () => {
    withWaiver(dayBefore, () =>
      expectRefusal(run(['plan', 'demo-kit', '--offline']), 'rds-enhanced-monitoring-enabled'),
    );
    step(`6. The same under a waiver that holds until ${monthAfter}: accepted, and marked`);
    withWaiver(monthAfter, () => expectExit(0, run(['plan', 'demo-kit', '--offline'])));
  });
  console.log('\nAll as told.');
  return 0;
}

const openSsh = `
resource "aws_security_group" "quick_fix" {
  name        = "quick-fix"
  description = "Temporary access"
  vpc_id      = module.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "quick_fix" {
  security_group_id = aws_security_group.quick_fix.id
  description       = "SSH from home"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}
`;

function withoutMonitoring(text: string): string {
  return text.replace(/(module "database" \{\n)/, '$1  monitoring_interval = 0\n');
}

function withWaiver(expires: string, use: () => void): void {
  const waiver = [
    'waivers:',
    '  - control: rds-enhanced-monitoring-enabled',
    '    resource: module.database.aws_db_instance.this',
    '    reason: The monitoring role is created next sprint',
    '    owner: jane@example.com',
    '    approver: omar@example.com',
    `    expires: ${expires}`,
    '',
  ].join('\n');
  withChange('autoclave.waivers.yaml', () => waiver, use);
}

function withChange(file: string, change: (text: string) => string, use: () => void): void {
  const path = join(kit, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new TypeError(`the change to ${file} changed nothing`);
  writeFileSync(path, after);
  try {
    use();
  } finally {
    writeFileSync(path, before);
  }
}

interface Run {
  readonly exitCode: number;
  readonly output: string;
}

function run(words: readonly string[]): Run {
  console.log(`\n$ autoclave ${words.join(' ')}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(stdout);
  if (stdout === '') process.stdout.write(stderr);
  return { exitCode: status ?? 2, output: stdout + stderr };
}

function expectExit(wanted: number, { exitCode, output }: Run): void {
  if (exitCode === wanted) return;
  throw new TypeError(`the command ended with ${exitCode}, not ${wanted}\n${output}`);
}

function expectRefusal(result: Run, control: string): void {
  expectExit(1, result);
  if (!result.output.includes(control)) throw new TypeError(`the refusal does not name ${control}`);
}

function step(text: string): void {
  console.log(`\n${'-'.repeat(text.length)}\n${text}\n${'-'.repeat(text.length)}`);
}

function hasTerraform(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return ['terraform', 'tofu'].some((name) => folders.some((one) => existsSync(join(one, name))));
}

function day(offset: number): string {
  const millisecondsPerDay = 86_400_000;
  return new Date(Date.now() + offset * millisecondsPerDay).toISOString().slice(0, 10);
}

try {
  process.exitCode = tell();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
