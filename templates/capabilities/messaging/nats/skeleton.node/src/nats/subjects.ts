import { service } from '../service.ts';

/** The stream that keeps what the service announces, and what is announced to it. */
export const STREAM = service.name;

/** Keeps what could not be worked off, for people to look at. */
export const DEAD_STREAM = `${service.name}-dead`;

export const GREETING_CREATED = `${service.name}.greetings.created`;

export function deadSubject(subject: string): string {
  return `dead.${subject}`;
}
