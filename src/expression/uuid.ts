import { sha1 } from './sha1.ts';

/** The namespace of URLs. Source: RFC 9562, §6.6. */
const namespace = '6ba7b8119dad11d180b400c04fd430c8';

/** An identifier that follows from a text: the same everywhere, and another for every text. Source: RFC 9562, §5.5. */
export function uuidOf(text: string): string {
  const name = new TextEncoder().encode(text);
  const bytes = sha1(new Uint8Array([...bytesOf(namespace), ...name])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function bytesOf(digits: string): number[] {
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
