/** What stands in a text where a secret was. */
const hidden = '***';

/**
 * Takes the values of secrets out of what a hook says: a program that echoes its environment or its
 * connection string would else put them on the screen and into the logs of CI. The longest goes first, as
 * one may hold another; a value of several lines is hidden line by line, since output comes so.
 */
export function maskSecrets(secrets: Readonly<Record<string, string>>): (text: string) => string {
  const values = Object.values(secrets)
    .flatMap((value) => value.split(/\r\n|\n|\r/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .sort((a, b) => b.length - a.length);
  return (text) =>
    values.reduce((displayPath, value) => displayPath.replaceAll(value, hidden), text);
}
