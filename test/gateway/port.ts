import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback server that keeps its port number while it is closed. */
export interface Port {
  readonly origin: string;
  open(): Promise<void>;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

export async function openPort(listener: RequestListener, wanted = 0): Promise<Port> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  let port = wanted;

  const open = async (): Promise<void> => {
    if (server.listening) return;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    const address = server.address();
    if (isInternet(address)) port = address.port;
  };
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  };

  await open();
  return { origin: `http://127.0.0.1:${String(port)}`, open, close };
}

function isInternet(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
