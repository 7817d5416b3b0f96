// Says something on each output in turn, then ends with the exit status that it is given.
import { setTimeout } from 'node:timers/promises';

for (const [stream, text] of [
  [process.stdout, 'one\n'],
  [process.stderr, 'two\n'],
  [process.stdout, 'three\n'],
]) {
  stream.write(text);
  await setTimeout(30);
}
process.exitCode = Number(process.argv[2]);
