import type { OnReadOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { buildConnector } from 'undici';

/** Half of what may wait of an answer, which stops the sender when it is half full: so a read always fits. */
const readBytes = 128 * 1024;

/**
 * Connects so that a socket reads into two buffers of its own, over and over. New memory for each read
 * costs more than the transfer itself where freed memory goes back to the system at once, as in Electron.
 */
export const connectWithReusedReads: buildConnector.connector = (options, callback) => {
  // The port is each connection's own; only the type asks for one here.
  buildConnector({ port: 0, onread: reusedReads() })(options, callback);
};

/**
 * What is given out must be used up or copied before the next read but one: the parser does so, as it
 * hands on each read before it asks for another.
 */
function reusedReads(): OnReadOpts {
  const first = Buffer.allocUnsafeSlow(readBytes);
  const second = Buffer.allocUnsafeSlow(readBytes);
  let next = first;
  return {
    buffer: () => next,
    callback(this: Duplex, bytes: number, buffer: Uint8Array): boolean {
      const read = buffer.subarray(0, bytes);
      if (this.readableLength > 0) {
        // The parser put something back, and that lies in the other buffer.
        this.push(Buffer.from(read));
      } else {
        this.push(read);
        next = buffer === first ? second : first;
      }
      // Reading goes on when the socket is asked for more.
      return false;
    },
  };
}
