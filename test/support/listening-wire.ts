import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface ListeningWire {
  readonly port: number;
  /** Every byte that came from the app's side, one character each. */
  heard(): string;
  stop(): Promise<void>;
}

/** A stretch of wire before `port` that somebody listens to. */
export async function listeningWire(port: number): Promise<ListeningWire> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => (near.destroy(), far.destroy()));
    }
    near.on('data', (chunk: Buffer) => chunks.push(chunk));
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    heard: () => Buffer.concat(chunks).toString('latin1'),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
