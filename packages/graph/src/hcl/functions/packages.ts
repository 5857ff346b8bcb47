import { createRequire } from 'node:module';
import type * as Re2Package from 're2js';
import type * as YamlPackage from 'yaml';

/**
 * Packages that few configurations need, loaded by the first function that does: functions cannot wait for an import.
 */
const require = createRequire(import.meta.url);

/** The parser of YAML. */
export function loadYaml(): typeof YamlPackage {
  // Boundary: the package says what it exports.
  return require('yaml') as typeof YamlPackage;
}

/**
 * The engine for patterns. They have the syntax of RE2, and come from whoever wrote the configuration: it must take linear
 * time, as the one of JavaScript does not.
 */
export function loadPatterns(): typeof Re2Package.RE2JS {
  // Boundary: the package says what it exports.
  return (require('re2js') as typeof Re2Package).RE2JS;
}
