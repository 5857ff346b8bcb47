import { UserError } from '@autoclave/catalog';

const synthAgain = 'Write it again with "cdktn synth".';

/** The folder does not exist, or is not one. */
export function outputNotAFolder(path: string): UserError {
  return new UserError('cdktn-not-a-folder', `${path} is not a folder that can be read`, {
    fix: 'Name the folder that "cdktn synth" writes, cdktn.out or cdktf.out.',
    at: path,
  });
}

/** The folder has no list of stacks. @param why To be read after its name. */
export function manifestUnreadable(path: string, why: string): UserError {
  return new UserError('cdktn-manifest-unreadable', `${path}/manifest.json ${why}`, {
    fix: `Name the folder that "cdktn synth" writes, cdktn.out or cdktf.out. ${synthAgain}`,
    at: path,
  });
}

/** The list of stacks has another form. @param place `stacks.network.synthesizedStackPath`. @param expected After "must be". */
export function manifestMalformed(path: string, place: string, expected: string): UserError {
  return new UserError('cdktn-manifest-malformed', `${place} in ${path}/manifest.json must be ${expected}`, {
    fix: synthAgain,
    at: path,
  });
}

/** The output was written by a cdktn that this version does not know. */
export function manifestVersionUnsupported(path: string, version: string): UserError {
  return new UserError('cdktn-version-unsupported', `${path} was written by cdktn ${version}; 0.x can be read`, {
    fix: 'Update autoclave, or synthesize the app with a cdktn or cdktf release of the 0.x line.',
    at: path,
  });
}

/** The list of stacks names a file outside of the folder. */
export function stackOutside(path: string, stack: string, file: string): UserError {
  return new UserError(
    'cdktn-stack-outside',
    `the stack ${quoted(stack)} of ${path} lies outside of it: ${quoted(file)}`,
    {
      fix: `No cdktn writes such a list: somebody has changed it. ${synthAgain}`,
      at: path,
    },
  );
}

/** The file of a stack is not there, or cannot be read. @param why To be read after its name. */
export function stackUnreadable(path: string, file: string, why: string): UserError {
  return new UserError('cdktn-stack-unreadable', `${path}/${file} ${why}`, { fix: synthAgain, at: path });
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
