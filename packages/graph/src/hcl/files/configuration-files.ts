/** Says whether Terraform or OpenTofu would read a file of this name. Editors leave others behind, which begin or end so. */
export function isConfigurationFile(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^[.#]|[~#]$/.test(name);
}

/** Names of the files of a module, as OpenTofu reads them: a `.tofu` file stands in for the `.tf` one of its name. */
export function configurationFiles(names: readonly string[]): readonly string[] {
  const all = new Set(names);
  return names.filter(
    (name) => isConfigurationFile(name) && (isForTofu(name) || !all.has(name.replace(/\.tf(\.json)?$/, '.tofu$1'))),
  );
}

/** Says whether only OpenTofu reads a file of this name. */
export function isForTofu(name: string): boolean {
  return /\.tofu(?:\.json)?$/.test(name);
}

/** Says whether the blocks of a file are laid over those of the others. */
export function isOverrideFile(name: string): boolean {
  return isConfigurationFile(name) && /^(?:.*_)?override\.(?:tf|tofu)(?:\.json)?$/.test(name);
}
