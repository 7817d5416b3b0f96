import type { ManifestSourceMap, WithSource } from './source-map.ts';

/** What reading a manifest gave, as two texts of JSON, so that it need not be read again as long as it stays the same. */
export interface CachedManifest {
  readonly value: string;
  readonly sourceMap: string;
}

export function cachedManifestOf({ value, sourceMap }: WithSource<unknown>): CachedManifest {
  return { value: JSON.stringify(value), sourceMap: JSON.stringify(sourceMap()) };
}

/** The manifest of a reading; each half is made when it is asked for. */
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
