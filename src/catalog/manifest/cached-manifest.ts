import type { ManifestSourceMap, WithSource } from './source-map.ts';

/** A parsed manifest as two JSON texts, so that it need not be parsed again while it stays the same. */
export interface CachedManifest {
  readonly value: string;
  readonly sourceMap: string;
}

export function cachedManifestOf({ value, sourceMap }: WithSource<unknown>): CachedManifest {
  return { value: JSON.stringify(value), sourceMap: JSON.stringify(sourceMap()) };
}

/** Restores a cached manifest; each half is parsed on demand. */
export function restoreManifest<T>(
  reading: CachedManifest,
  text: string,
  file: string,
): WithSource<T> {
  let value: T | undefined;
  let sourceMap: ManifestSourceMap | undefined;
  return {
    file,
    text,
    get value() {
      value ??= JSON.parse(reading.value) as T;
      return value;
    },
    sourceMap: () => {
      sourceMap ??= JSON.parse(reading.sourceMap) as ManifestSourceMap;
      return sourceMap;
    },
  };
}
