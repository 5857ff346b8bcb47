/**
 * Says whether Terraform or OpenTofu would read a file of this name: the rule of packages/graph, once more, since a hook
 * that nothing else is to be run for must not install what that package needs.
 */
export function isConfigurationFile(name) {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^[.#]|[~#]$/.test(name);
}
