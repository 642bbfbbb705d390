import { readSync } from 'node:fs';
import {
  fingerprintRequestSchema,
  type FingerprintAnswer,
  type FingerprintRequest,
} from './fingerprint-protocol';
import { HashFollower } from './hash-follower';

/** The thread's end of the pipe. */
export interface FingerprintPort {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  postMessage(message: FingerprintAnswer): void;
}

/** Hashes for the main thread; several files take turns. */
export function serveFingerprints(port: FingerprintPort): void {
  const followers = new Map<number, HashFollower>();

  const act = async (request: FingerprintRequest): Promise<void> => {
    if (request.act === 'begin') {
      followers.set(request.id, new HashFollower(request.descriptor, readInTurn));
      return;
    }
    const follower = followers.get(request.id);
    switch (request.act) {
      case 'follow':
        follower?.follow(request.bytes);
        return;
      case 'restart':
        follower?.restart();
        return;
      case 'digest': {
        const sha256 = (await follower?.digest(request.bytes).catch(() => null)) ?? null;
        port.postMessage({ number: request.number, sha256 });
        return;
      }
      case 'end':
        await follower?.end();
        followers.delete(request.id);
        port.postMessage({ number: request.number, sha256: null });
    }
  };

  port.on('message', (message) => {
    const parsed = fingerprintRequestSchema.safeParse(message);
    if (parsed.success) void act(parsed.data);
  });
}

/** This thread may wait for the disk; messages and other files get their turn after each read. */
async function readInTurn(descriptor: number, buffer: Buffer, at: number): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  return readSync(descriptor, buffer, 0, buffer.length, at);
}
