import { service } from '../service.ts';

/** The stream of the messages that the service publishes, and of those to it. */
export const STREAM = service.name;

/** The dead-letter stream: messages that could not be processed, for people to inspect. */
export const DEAD_STREAM = `${service.name}-dead`;

export const GREETING_CREATED = `${service.name}.greetings.created`;

export function deadSubject(subject: string): string {
  return `dead.${subject}`;
}
