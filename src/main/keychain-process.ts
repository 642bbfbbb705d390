import { serveKeychain } from './adapters/keychain/serve-keychain';

const port = process.parentPort;
// Loaded late, so that a library that is missing becomes an answer instead of a process that dies.
const handle = serveKeychain(
  async () => (await import('keytar')).default,
  (answer) => port.postMessage(answer),
);
port.on('message', (event) => handle(event.data));
