/** Options with another name: those of before, until version 1.0, and what other programs call them. Shown nowhere. */
const renamed: Readonly<Record<string, string>> = {
  '--templates': '--catalog',
  '--customise': '--customize',
  '--behind': '--outdated',
  '-V': '--version',
};

/** The command line with the names of today. */
export function withCurrentNames(argv: readonly string[]): readonly string[] {
  return argv.map((word) => {
    const [name = ''] = word.split('=', 1);
    const current = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
    return current === undefined ? word : `${current}${word.slice(name.length)}`;
  });
}
