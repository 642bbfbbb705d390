import { parentPort } from 'node:worker_threads';
import { serveFingerprints } from './adapters/files/fingerprint/serve-fingerprints';

if (parentPort === null) throw new Error('fingerprints are made in a worker thread');
serveFingerprints(parentPort);
