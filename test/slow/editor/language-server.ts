import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { toolPath } from '../support/tools.ts';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

type Heard = (message: Message) => boolean;

/** A language server as an editor talks to it: the Language Server Protocol over stdio. */
export class LanguageServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting: { readonly heard: Heard; readonly tell: (found: Message) => void }[] =
    [];
  private readonly settings: unknown;
  private buffer = Buffer.alloc(0);
  private lastId = 0;

  constructor(settings: unknown) {
    this.settings = settings;
    this.process = spawn(toolPath('yaml-language-server'), ['--stdio']);
    this.process.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  /** The answer to a request. */
  async request(method: string, params: unknown): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    const answer = this.hear((message) => message.id === id && message.method === undefined);
    this.send({ id, method, params });
    return (await answer).result;
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** The next message for which this holds; what was said before is gone. */
  hear(heard: Heard): Promise<Message> {
    return new Promise((tell) => this.waiting.push({ heard, tell }));
  }

  stop(): void {
    this.process.kill();
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, end))?.[1],
      );
      if (end < 0 || this.buffer.length < end + 4 + length) return;
      const body = this.buffer.toString('utf8', end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(JSON.parse(body) as Message);
    }
  }

  /** The server asks for its settings; all else is for those who wait. */
  private take(message: Message): void {
    if (message.method !== undefined && message.id !== undefined)
      this.send({ id: message.id, result: this.answerTo(message) });
    const index = this.waiting.findIndex(({ heard }) => heard(message));
    const [found] = index < 0 ? [] : this.waiting.splice(index, 1);
    found?.tell(message);
  }

  private answerTo({ method, params }: Message): unknown {
    if (method !== 'workspace/configuration') return null;
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    return items.map(({ section }) => (section === 'yaml' ? this.settings : null));
  }
}
