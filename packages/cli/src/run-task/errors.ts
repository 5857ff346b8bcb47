import { UserError } from '@autoclave/catalog/user-error';

const makeKey = 'Make one with openssl rand -hex 32, and give it to the run task in HCP Terraform as its HMAC key';

export function keyMissing(): UserError {
  return new UserError(
    'run-task-key-missing',
    'there is no HMAC key: without one anybody could ask this server for a verdict',
    { at: 'AUTOCLAVE_RUN_TASK_KEY', fix: `Set AUTOCLAVE_RUN_TASK_KEY or name a file with --key-file. ${makeKey}` },
  );
}

export function keyTwice(): UserError {
  return new UserError('run-task-key-twice', 'both AUTOCLAVE_RUN_TASK_KEY and --key-file are given', {
    at: '--key-file',
    fix: 'Give one of them',
  });
}

export function keyTooShort(least: number): UserError {
  return new UserError('run-task-key-too-short', `the HMAC key has fewer than ${least} characters`, {
    at: 'AUTOCLAVE_RUN_TASK_KEY',
    fix: makeKey,
  });
}

export function keyFileInvalid(file: string): UserError {
  return new UserError('run-task-key-file', `${file} is a folder, not a file with a key`, { at: file });
}

export function portTaken(address: string, port: number): UserError {
  return new UserError('port-taken', `port ${port} of ${address} is taken by another program`, {
    at: '--port',
    fix: 'Name another one with --port; 0 takes any that is free',
  });
}

export function cannotListen(address: string, port: number, code: string): UserError {
  return new UserError(
    'cannot-listen',
    `the system does not let the server listen on ${address}, port ${port}: ${code}`,
    {
      at: '--address',
      fix: 'Name an address of this machine with --address, and a port above 1023 with --port',
    },
  );
}
