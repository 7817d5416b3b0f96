const ROUNDS = 20;

/** A bounded number of calls of every kind: answers, refusals, and paths that do not exist. */
export async function callEverything(url: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all([
      fetch(`${url}/greetings`),
      fetch(`${url}/greetings`, post(`{"name":"Ada ${round}"}`)),
      fetch(`${url}/greetings`, post('{}')),
      fetch(`${url}/no/such/path`),
    ]);
  }
}

function post(body: string): RequestInit {
  return { method: 'POST', body, headers: { 'content-type': 'application/json' } };
}
