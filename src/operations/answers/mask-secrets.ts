/** The replacement of a secret in a text. */
const hidden = '***';

/**
 * Masks secrets in the output of a hook: a program that echoes its environment or its connection string would
 * otherwise print them on the screen and in CI logs. The longest first, as one may contain another; a value of
 * several lines is masked line by line, since output arrives in lines.
 */
export function maskSecrets(secrets: Readonly<Record<string, string>>): (text: string) => string {
  const values = Object.values(secrets)
    .flatMap((value) => value.split(/\r\n|\n|\r/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .sort((a, b) => b.length - a.length);
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, hidden), text);
}
