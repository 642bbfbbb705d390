import { app } from 'electron';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DiskDrop } from './adapters/files/disk-drop';
import { WorkerFingerprinter } from './adapters/files/fingerprint/worker-fingerprinter';
import { ThumbnailFolder } from './adapters/files/thumbnail-folder';
import { LateGateway } from './adapters/gateway/late-gateway';
import { ProcessVault } from './adapters/keychain/process-vault';
import type { Redactor } from './adapters/redact';
import type { Clock } from './core/ports/clock';
import { ProxyLogin } from './core/proxy-login';
import type { SettingsKeeper } from './core/settings-keeper';
import { startKeychainProcess } from './shell/keychain-start';
import { systemProxy } from './shell/system-proxy';

export interface OutsideOptions {
  readonly userData: string;
  readonly fingerprintWorkerPath: string;
  readonly keychainProcessPath: string;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly settings: SettingsKeeper;
}

/** Some 10,000 of them. */
const mostThumbnailBytes = 128_000_000;

/** What the core reaches the disk, the keychain and the service through. */
export interface Outside {
  readonly thumbnails: ThumbnailFolder;
  readonly vault: ProcessVault;
  readonly proxyLogin: ProxyLogin;
  readonly gateway: LateGateway;
  readonly fingerprinter: WorkerFingerprinter;
  readonly drop: DiskDrop;
}

/** Makes it all; nothing is started, read or connected before it is asked for something. */
export function openOutside(options: OutsideOptions): Outside {
  const { userData, redactor, clock, settings, ...paths } = options;
  const thumbnails = new ThumbnailFolder(join(userData, 'thumbnails'), mostThumbnailBytes);
  const vault = new ProcessVault({
    start: () => startKeychainProcess(paths.keychainProcessPath),
    clock,
  });
  const proxyLogin = new ProxyLogin({
    vault,
    settings: () => settings.current,
    onSecret: (secret) => redactor.learn(secret),
  });
  const gateway = new LateGateway({
    ...{ clock, system: systemProxy, settings: () => settings.current },
    password: () => proxyLogin.password(),
    loginVersion: () => proxyLogin.version,
    userAgent: `DimiLinksDesktop/${app.getVersion()}`,
  });
  const fingerprinter = new WorkerFingerprinter(() => new Worker(paths.fingerprintWorkerPath));
  const drop = new DiskDrop({ fingerprinter, volumes: settings });
  return { thumbnails, vault, proxyLogin, gateway, fingerprinter, drop };
}
