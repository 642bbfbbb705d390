import { connect } from 'node:net';
import { Agent } from 'undici';

/** Every https address is the double at `address`: the client believes in TLS, and the wire stays readable. */
export function pretendedTls(address: string): Agent {
  const { hostname, port } = new URL(address);
  return new Agent({
    connect: (_options, callback) => {
      const socket = connect(Number(port), hostname);
      socket.once('connect', () => callback(null, socket));
      socket.once('error', (error) => callback(error, null));
    },
  });
}
