import { connect, type Socket } from 'node:net';
import { methodCall, readMessage } from './bus-wire';

/** The socket that a D-Bus address names; null when none of its choices is a socket of this machine. */
export function socketOf(busAddress: string): string | null {
  for (const choice of busAddress.split(';')) {
    const match = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(choice);
    if (match?.[2] === undefined) continue;
    const path = unescape(match[2]);
    return match[1] === 'abstract' ? `\0${path}` : path;
  }
  return null;
}

/** Whether somebody owns a name on the session bus. A bus that is not there, or says nothing in time, is a no. */
export function isNameOwned(
  busAddress: string | undefined,
  name: string,
  limitMs: number,
): Promise<boolean> {
  const path = busAddress === undefined ? null : socketOf(busAddress);
  if (path === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (isOwned: boolean): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(isOwned);
    };
    const limit = setTimeout(() => end(false), limitMs);
    socket.on('error', () => end(false));
    socket.on('close', () => end(false));
    socket.once('connect', () => talk(socket, name, end));
  });
}

/** Says who asks, then asks; `EXTERNAL` means that the bus believes the system about the user. */
function talk(socket: Socket, name: string, end: (isOwned: boolean) => void): void {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  let received = Buffer.alloc(0);
  let isLetIn = false;
  let answers = 0;
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (!isLetIn) {
      const line = received.indexOf('\r\n');
      if (line === -1) return;
      if (!received.toString('latin1').startsWith('OK ')) return end(false);
      received = received.subarray(line + 2);
      isLetIn = true;
      socket.write('BEGIN\r\n');
      socket.write(methodCall(1, 'Hello', []));
      socket.write(methodCall(2, 'NameHasOwner', [name]));
    }
    try {
      for (let next = readMessage(received); next !== null; next = readMessage(received)) {
        received = received.subarray(next.bytes);
        if (!next.isAnswer) continue;
        answers += 1;
        // The first answers the greeting.
        if (answers === 2) return end(next.body.length >= 4 && next.body.readUInt32LE(0) === 1);
      }
    } catch {
      end(false);
    }
  });
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
