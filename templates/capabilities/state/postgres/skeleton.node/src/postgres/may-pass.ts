import pg from 'pg';

/** SQLSTATE: connection lost, too many of them, server stopping or starting, deadlock, serialization. */
const passing = /^(08...|53300|57P0[123]|40P01|40001)$/;

/** Whether the same statement may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  // An error that is not from the server is a connection that could not be made or was lost.
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error && !isMistake(error);
  return passing.test(error.code ?? '');
}

function isMistake(error: Error): boolean {
  return error instanceof TypeError || error instanceof RangeError;
}
