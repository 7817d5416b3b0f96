import type { Diagnostic } from '../shared/diagnostic.ts';

/** Whether a text contains conflict markers of git: content of files is behind a bar, or indented. */
export function hasMergeMarkers(text: string | Buffer): boolean {
  if (typeof text === 'string') return /^(?:<{7}|>{7})(?: |\r?$)/m.test(text);
  return (
    markers.some((marker) => text.includes(marker)) && hasMergeMarkers(text.toString('latin1'))
  );
}

const markers = ['<<<<<<<', '>>>>>>>'];

/** A file of `.idp/` that is not as `idp` wrote it: from which line on, or that a merge could not finish it. */
export function damagedStateError(file: string, by: 'merged' | number | undefined): Diagnostic {
  if (by === 'merged') {
    const folder = file.slice(0, file.lastIndexOf('/'));
    return {
      code: 'lockfile/invalid',
      message: 'contains merge conflict markers',
      location: { file },
      hint: `merge both sides with idp update --repair, or take one: git checkout --ours -- ${folder} (or --theirs), then idp update`,
    };
  }
  return {
    code: 'lockfile/invalid',
    message: 'is not as idp wrote it: it was edited by hand, or two versions of it were merged',
    location: by === undefined ? { file } : { file, line: by, column: 1 },
    hint: 'rebuild it from git or from the catalog: idp update --repair',
  };
}

/** A file of `.idp/` that only a newer `idp` can read. */
export function newerSchemaError(file: string, what: string, needed?: string): Diagnostic {
  return {
    code: 'lockfile/invalid',
    message: `was written by a newer idp (${what})`,
    location: { file },
    hint: needed === undefined ? 'update idp' : `update idp: ${needed} is required`,
  };
}
