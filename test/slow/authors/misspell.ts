/** A word with one slip of the keyboard, the same for the same word: two letters swapped, one doubled or one lost. */
export function misspell(word: string): string {
  const at = Math.max(0, Math.floor(word.length / 2) - 1);
  const [a = '', b = ''] = [word[at], word[at + 1]];
  const swapped = word.slice(0, at) + b + a + word.slice(at + 2);
  if (a !== b && b !== '') return swapped;
  return word.slice(0, at) + a + word.slice(at);
}
