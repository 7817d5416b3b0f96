/** That a real program took what a system gives. Serialisable: it travels from the test to the reporter. */
export interface Proof {
  /** `layer/system`. */
  readonly system: string;
  /** The program or library that took it. */
  readonly by: string;
  readonly version: string;
  /** Which schema it was held against, where that is all: no program of the system itself ran. */
  readonly schema?: string;
  /** The golden path whose service it was. */
  readonly path: string;
}

/** The proofs that are alike but for the path, as a record and a page show them. */
export interface ProofRow extends Omit<Proof, 'path'> {
  readonly paths: readonly string[];
}

/** One row for each system and program, in a fixed order. */
export function rowsOf(proofs: readonly Proof[]): readonly ProofRow[] {
  const rows = new Map<string, ProofRow>();
  for (const { path, ...rest } of proofs) {
    const key = keyOf(rest);
    const paths = new Set([...(rows.get(key)?.paths ?? []), path]);
    rows.set(key, { ...rest, paths: [...paths].sort() });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** As a line of a summary: `ci/github-actions: actionlint 1.7.12 (go-service, node-service)`. */
export function describeRow({ system, by, version, schema, paths }: ProofRow): string {
  const against = schema === undefined ? '' : `, the schema of ${schema} only`;
  return `${system}: ${by} ${version}${against} (${paths.join(', ')})`;
}

function keyOf({ system, by, version, schema = '' }: Omit<Proof, 'path'>): string {
  return [system, by, version, schema].join('\0');
}
