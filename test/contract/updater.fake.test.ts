import { describe } from 'vitest';
import { FakeUpdater } from '../fakes/fake-updater';
import { updaterContract } from './updater.contract';

describe('the fake updater', () => {
  updaterContract(() => {
    const updater = new FakeUpdater();
    return Promise.resolve({
      updater,
      announce: (version) =>
        Promise.resolve(void (updater.newest = version === '0.1.0' ? null : version)),
      tamper: () => void (updater.fileTrouble = 'refused'),
      takeDown: () => Promise.resolve(void (updater.feedTrouble = 'unreachable')),
      spoilList: () => void (updater.feedTrouble = 'unreadable'),
    });
  });
});
