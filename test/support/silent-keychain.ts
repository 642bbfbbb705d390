import dbus from 'dbus-next';
import { startPrivateBus } from './private-bus';

export interface SilentKeychain {
  readonly address: string;
  /** How often it was asked. */
  readonly calls: () => number;
  stop(): Promise<void>;
}

/** A bus whose keychain takes every call and never answers, as one that waits for a person who is not there. */
export async function startSilentKeychain(): Promise<SilentKeychain> {
  const privateBus = await startPrivateBus();
  const { address } = privateBus;
  const bus = dbus.sessionBus({ busAddress: address });
  let calls = 0;
  bus.addMethodHandler(() => {
    calls += 1;
    return true;
  });
  await bus.requestName('org.freedesktop.secrets', 0);
  return {
    address,
    calls: () => calls,
    stop: async () => {
      bus.disconnect();
      await privateBus.stop();
    },
  };
}
