/** Something that can be one way or another in a case: a layer, a parameter, a condition. */
export interface Variable {
  readonly name: string;
  /** Every way that it can be. */
  readonly levels: readonly string[];
  /** The variables that it depends on. */
  readonly needs: readonly string[];
  /** The ways that go with what is chosen already. */
  readonly options: (chosen: Row) => readonly string[];
}

/** A level for each variable, by name. */
export type Row = ReadonlyMap<string, string>;

/** Two levels in one row. */
export interface LevelPair {
  readonly first: readonly [variable: string, level: string];
  readonly second: readonly [variable: string, level: string];
}

/** The same for a pair and for its mirror; neither names nor levels hold a tab. */
export function pairKeyOf({ first, second }: LevelPair): string {
  const [a, b] = first[0] < second[0] ? [first, second] : [second, first];
  return `${a[0]}\t${a[1]}\t${b[0]}\t${b[1]}`;
}

/** Every pair of levels of two different variables, possible or not. */
export function pairsOf(variables: readonly Variable[]): readonly LevelPair[] {
  return variables.flatMap((one, index) =>
    variables
      .slice(index + 1)
      .flatMap((other) =>
        one.levels.flatMap((a) =>
          other.levels.map((b): LevelPair => ({ first: [one.name, a], second: [other.name, b] })),
        ),
      ),
  );
}

/** The keys of the pairs in a row, or of those that one more level would add. */
export function pairsIn(variables: readonly Variable[], row: Row): readonly string[] {
  const levels = variables.flatMap(({ name }) => {
    const level = row.get(name);
    return level === undefined ? [] : [[name, level] as const];
  });
  return levels.flatMap((first, index) =>
    levels.slice(index + 1).map((second) => pairKeyOf({ first, second })),
  );
}
