/** Where the generated cases of a run start: another place each time, unless one is given. Printed, so that a run can be repeated. */
export const seed: number = readSeed(process.env.IDP_SEED) ?? Date.now() % 2 ** 31;

process.stderr.write(`seed of the generated cases: IDP_SEED=${seed}\n`);

function readSeed(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number.parseInt(text, 10);
}
