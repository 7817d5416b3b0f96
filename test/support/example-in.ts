/** The arguments of the example in the help of a command. */
export function exampleIn(help: string): readonly string[] {
  return /\nExample:\n {2}idp (.*)\n$/.exec(help)?.[1]?.split(' ') ?? [];
}
