import { readFiles } from '../catalog-copy.ts';
import type { Seeds } from './case.ts';

/** Real texts: of the catalog that ships, and of small ones that have nothing wrong. */
export function readSeeds(): Seeds {
  const files = [...readFiles('templates'), ...readFiles('test/validate/fixtures/ok')];
  const textsOf = (pattern: RegExp): readonly [string, ...string[]] => {
    const [first, ...rest] = files
      .filter(([path]) => pattern.test(path))
      .map(([, { text }]) => text);
    if (first === undefined) throw new Error(`no file is like ${pattern}`);
    return [first, ...rest];
  };
  return {
    manifests: textsOf(/template\.yaml$/),
    capabilities: textsOf(/capability\.yaml$/),
    platforms: textsOf(/platform\.yaml$/),
    skeletons: textsOf(/\.hbs$/),
    examples: textsOf(/examples\/.*\.yaml$/),
  };
}
