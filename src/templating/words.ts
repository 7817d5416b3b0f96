const wordPattern = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?\p{Ll}+\p{N}*|\p{Lo}+|\p{N}+/gu;

/** The words of a name in any case style: `HTTPServer v2`, `http-server_v2` and `httpServerV2` agree. */
export function splitWords(text: string): readonly string[] {
  return (text.match(wordPattern) ?? []).map((word) => word.toLowerCase());
}

export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

export function toCamel(text: string): string {
  const [first = '', ...rest] = splitWords(text);
  return first + rest.map(capitalize).join('');
}

export function toPascal(text: string): string {
  return splitWords(text).map(capitalize).join('');
}

/** The name of the environment variable for a name: `metricsPort` becomes `METRICS_PORT`. */
export function toConstant(text: string): string {
  return splitWords(text).join('_').toUpperCase();
}
