type Yaml = typeof import('yaml');

let known: Yaml | undefined;

/**
 * The library for YAML, loaded by the first text that needs it: most runs meet none that was not read
 * before, and to load it takes as long as all else that they do.
 */
export function yaml(): Yaml {
  known ??= require('yaml') as Yaml;
  return known;
}
