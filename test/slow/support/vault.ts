import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { end, launchProgram, type Program, untilReady } from './program.ts';
import { toolPath } from './tools.ts';

/** Whose pod asks: an account of a namespace, with a token made for somebody. */
interface Account {
  readonly namespace: string;
  readonly name: string;
  readonly audience: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Vault in memory, with a store of secrets and the login of Kubernetes, by one cluster. */
export interface Vault {
  /** Asks it as somebody; as its operator if no token is given. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** The token that a pod gets for a role; undefined where it is refused. */
  logIn(role: string, account: Account): Promise<string | undefined>;
  stop(): Promise<void>;
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startVault(): Promise<Vault> {
  const cluster = await startReviews();
  const program = launchProgram(toolPath('vault'), []);
  const { address, token } = await started(program);
  const ask: Vault['ask'] = async (method, path, body, as = token) => {
    const response = await fetch(`${address}/v1/${path}`, {
      method,
      headers: { 'x-vault-token': as },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const setUp = async (path: string, body: unknown) => {
    const { status } = await ask('POST', path, body);
    if (status >= 300) throw new Error(`${path}: ${status}\n${program.output()}`);
  };
  const stop = async () => {
    await end(program);
    cluster.close();
  };
  try {
    await setUp('sys/mounts/secret', { type: 'kv', options: { version: '2' } });
    await setUp('sys/auth/kubernetes', { type: 'kubernetes' });
    await setUp('auth/kubernetes/config', {
      kubernetes_host: `http://127.0.0.1:${portOf(cluster)}`,
      token_reviewer_jwt: tokenOf({ namespace: 'vault', name: 'vault', audience: 'api' }),
      disable_local_ca_jwt: true,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ask,
    logIn: async (role, account) => {
      const jwt = tokenOf(account);
      const { status, body } = await ask('POST', 'auth/kubernetes/login', { role, jwt }, '');
      return status === 200
        ? (body as { readonly auth: { readonly client_token: string } }).auth.client_token
        : undefined;
    },
    stop,
  };
}

/** What it prints first; it is ended if it does not. */
async function started(program: Program): Promise<{ address: string; token: string }> {
  const line = () => /^\{"address".*$/m.exec(program.output())?.[0];
  await untilReady(program, async () => line() !== undefined);
  return JSON.parse(line() ?? '');
}

/** What a cluster says of the tokens of its accounts; the one that stands in for it here believes them all. */
async function startReviews(): Promise<Server> {
  const server = createServer((request, response) => void review(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

async function review(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = (await json(request)) as { readonly spec: { readonly token: string } };
  const { sub, aud, uid } = claimsOf(asked.spec.token);
  const user = { username: sub, uid, groups: ['system:serviceaccounts'] };
  const status = { authenticated: true, user, audiences: aud };
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...asked, status }));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** As a cluster makes them. */
function tokenOf({ namespace, name, audience }: Account): string {
  const now = Math.floor(Date.now() / 1000);
  const uid = `${namespace}-${name}`;
  const claims = {
    iss: 'https://kubernetes.default.svc.cluster.local',
    sub: `system:serviceaccount:${namespace}:${name}`,
    aud: [audience],
    uid,
    iat: now,
    nbf: now,
    exp: now + 600,
    'kubernetes.io': { namespace, serviceaccount: { name, uid } },
  };
  const signed = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), keys.privateKey).toString('base64url')}`;
}

function claimsOf(token: string): {
  readonly sub: string;
  readonly aud: unknown;
  readonly uid: string;
} {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
