/**
 * Kinds of damage of which some leave a catalog that is right in itself, and another one than was meant: no rule can
 * know what was meant. What comes out is another, which its golden text tells.
 */
export const explained: ReadonlyMap<string, string> = new Map([
  ["an example's answer dropped", 'an example that answers less is an example'],
  ['a key dropped', 'a condition, a hook or a reason why may be missing on purpose'],
  ['a condition negated', 'both ways are conditions'],
  ['a value of a condition misspelt', 'any text may be compared with a parameter'],
  ['something twice', 'a command may take one argument twice'],
  ["another language's braces damaged", 'what is not closed may be plain text'],
  ['a file removed', 'a skeleton of fewer files is a skeleton'],
  ['a file renamed', 'any name is a name'],
]);
