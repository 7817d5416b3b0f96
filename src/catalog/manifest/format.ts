import validVersion from 'semver/functions/valid.js';

/** A well-known format: how to test it, and how to describe it. */
export interface Format {
  readonly test: (text: string) => boolean;
  readonly is: string;
  readonly example: string;
  /** The maximum length, if the format has one. */
  readonly longest?: number;
  /** Turns what a person would call something into this format: `My Service` is `my-service`. */
  readonly propose?: (text: string) => string;
}

const byPattern = (pattern: RegExp, is: string, example: string): Format => ({
  test: (text) => pattern.test(text),
  is,
  example,
});

/** The formats that a parameter may name. */
export const formats = {
  /** RFC 1123 §2.1, as Kubernetes narrows it to names that start with a letter. */
  'dns-label': {
    test: (text) => /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text),
    is: 'lower case letters, digits and hyphens, starting with a letter',
    example: 'order-service',
    longest: 63,
    propose: (text) =>
      hyphenated(text)
        .replace(/^[^a-z]+/, '')
        .slice(0, 63)
        .replace(/-+$/, ''),
  },
  /** The form that browsers accept for `input type=email`. Source: https://html.spec.whatwg.org/#valid-e-mail-address */
  email: byPattern(
    /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/,
    'an e-mail address',
    'team@acme.example',
  ),
  uri: { test: isUri, is: 'an absolute URI', example: 'https://acme.example/docs' },
  /** Source: https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string */
  semver: { test: isVersion, is: 'a semantic version', example: '1.4.0' },
  port: { test: isPort, is: 'a port from 1 to 65535', example: '8080' },
  duration: byPattern(
    /^([0-9]+(\.[0-9]+)?(ms|s|m|h|d|w))+$/,
    'a duration: numbers with ms, s, m, h, d or w',
    '1h30m',
  ),
  slug: {
    ...byPattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by hyphens', 'platform-team'),
    propose: hyphenated,
  },
} as const satisfies Record<string, Format>;

/** Describes a format, with its own limit. */
export function describeFormat({ is, longest }: Format): string {
  return longest === undefined ? is : `${is}, at most ${longest}`;
}

/** Lower case words of letters and digits, joined by hyphens; `OrderItems` are two words, `ä` is `a`. */
function hyphenated(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]];

/** By the library that compares versions too: it knows limits that the specification does not have. */
function isVersion(text: string): boolean {
  return /^\d[0-9A-Za-z.+-]*$/.test(text) && validVersion(text) !== null;
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}
