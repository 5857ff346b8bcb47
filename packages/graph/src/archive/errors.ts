import { UserError } from '@autoclave/catalog';

const planAgain = 'Write it again with "terraform plan -out=tfplan".';
const showPlan = 'Write its JSON with "terraform show -json FILE > plan.json" where it was made, and judge that.';

/** There is no file, or it cannot be opened. */
export function archiveUnreadable(path: string, cause: unknown): UserError {
  return new UserError('archive-unreadable', `${path} cannot be opened`, {
    fix: 'Name the file that "terraform plan -out=FILE" has written.',
    at: path,
    cause,
  });
}

/** The file is something else than a saved plan. */
export function notAnArchive(path: string): UserError {
  return new UserError('archive-not-a-zip', `${path} is no saved plan: it is not a zip archive`, {
    fix: 'Name the file that "terraform plan -out=FILE" has written, or its JSON.',
    at: path,
  });
}

/** OpenTofu encrypts state and plans where the configuration asks for it. */
export function archiveEncryptedByTofu(path: string): UserError {
  return new UserError('archive-encrypted-by-tofu', `${path} is a plan that OpenTofu has encrypted`, {
    fix: 'Write its JSON with "tofu show -json FILE > plan.json" in the folder of the configuration, and judge that.',
    at: path,
  });
}

/** The file stops before the end of the archive. */
export function archiveTruncated(path: string, cause: unknown): UserError {
  return new UserError('archive-truncated', `${path} ends in the middle of the archive`, {
    fix: `The file was cut off, as by a full disk or an upload in text mode. ${planAgain}`,
    at: path,
    cause,
  });
}

/** A part of the archive contradicts another one. @param what As a clause: `main.tf has another checksum`. */
export function archiveDamaged(path: string, what: string, cause?: unknown): UserError {
  return new UserError('archive-damaged', `${path} is damaged: ${what}`, { fix: planAgain, at: path, cause });
}

/** A zip archive without what makes it a plan. */
export function notAPlanArchive(path: string): UserError {
  return new UserError('archive-not-a-plan', `${path} is a zip archive, but holds no plan`, {
    fix: 'Name the file that "terraform plan -out=FILE" has written, or its JSON.',
    at: path,
  });
}

/** A name that would lead out of the folder that the archive is unpacked into. Terraform writes none. */
export function archiveNameUnsafe(path: string, what: string): UserError {
  return new UserError('archive-name-unsafe', `${path} holds a file with a dangerous name: ${what}`, {
    fix: `No Terraform writes such a plan: somebody has made it by hand. ${planAgain}`,
    at: path,
  });
}

/** The archive has two files of one name, so that two readers may see two plans in it. */
export function archiveDuplicate(path: string, name: string): UserError {
  return new UserError('archive-duplicate', `${path} holds ${JSON.stringify(name)} twice`, {
    fix: `No Terraform writes such a plan: somebody has made it by hand. ${planAgain}`,
    at: path,
  });
}

/** A file in the archive is encrypted. Terraform encrypts none. */
export function archiveEncrypted(path: string, name: string): UserError {
  return new UserError('archive-encrypted', `${path} holds an encrypted file: ${name}`, { fix: showPlan, at: path });
}

/** The archive would need more memory than any plan does. @param what As a clause: `main.tf is larger than 1 GiB`. */
export function archiveTooLarge(path: string, what: string): UserError {
  return new UserError('archive-too-large', `${path} is not read: ${what}`, { fix: showPlan, at: path });
}
