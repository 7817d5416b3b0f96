/**
 * Kinds of damage of which some leave a catalog that is right in itself, and another one than was meant, in what
 * stands beside the files: no rule can know what was meant, and a golden text holds the files alone.
 */
export const explained: ReadonlyMap<string, string> = new Map([
  ["an example's answer dropped", 'an answer may be given where the default is the same'],
  ['a key dropped', 'a hook, a check, a next step or a reason why may be missing on purpose'],
  ['something twice', 'a command may take one argument twice, and may run twice'],
  ['a file removed', 'an example may be one of several that give the same files'],
]);
