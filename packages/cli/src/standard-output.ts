import { fstatSync, statSync, writeSync } from 'node:fs';
import { UserError } from '@autoclave/catalog/user-error';

const descriptor = 1;

/**
 * Says whether results are read on a terminal. Only a character device can be one; `/dev/null`, to which scripts send what
 * they do not read, is another. To ask further loads the code of sockets, which takes longer than many a check.
 */
export async function isTerminal(): Promise<boolean> {
  const output = fstatSync(descriptor);
  if (!output.isCharacterDevice() || output.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev)
    return false;
  const { isatty } = await import('node:tty');
  return isatty(descriptor);
}

/**
 * Writes a result to standard output, all of it, however slowly a pipe takes it. A reader that has seen enough and
 * closed the pipe, as `head` does, is no error.
 * @param stream Standard output as a stream; asked for only where the descriptor alone does not do.
 * @throws UserError output-failed, such as for a disk that is full
 */
export async function writeResult(text: string, stream: () => NodeJS.WritableStream): Promise<void> {
  try {
    const bytes = Buffer.from(text);
    const rest = (await isTerminal()) ? bytes : writeDirectly(bytes);
    if (rest.length > 0) await writeToStream(rest, stream());
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return;
    throw new UserError('output-failed', `the result cannot be written: ${describe(error)}`, { cause: error });
  }
}

/** Writes past the stream, which would load the code of sockets first. Gives what a pipe that does not block left over. */
function writeDirectly(bytes: Buffer): Buffer {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw error;
  }
  return rest;
}

async function writeToStream(bytes: Buffer, stream: NodeJS.WritableStream): Promise<void> {
  // The callback gets the error too; without a listener the event would end the process.
  stream.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
