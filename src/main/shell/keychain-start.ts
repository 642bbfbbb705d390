import { utilityProcess } from 'electron';
import type { KeychainProcess } from '../adapters/keychain/process-vault';

/** Starts the process that talks to the keychain; one that hangs can be killed without harm. */
export function startKeychainProcess(path: string): KeychainProcess {
  const child = utilityProcess.fork(path, [], { serviceName: 'DimiLinks Keychain' });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', () => listener()),
    kill: () => child.kill(),
  };
}
