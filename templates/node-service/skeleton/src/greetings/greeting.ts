import { z } from 'zod';

export const NewGreeting = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('Who is greeted.'),
});
export type NewGreeting = z.infer<typeof NewGreeting>;

export const Greeting = z
  .object({
    id: z.uuid(),
    name: z.string(),
    message: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Greeting' });
export type Greeting = Readonly<z.infer<typeof Greeting>>;
