import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../shared/words/words-for';
import { trayLines } from './tray-words';

const idle = {
  ...{ watching: 0, downloading: 0, savedToday: 0, progress: null },
  ...{ isPaused: false, isWorking: false },
};

describe('the tray', () => {
  it('counts what there is, and nothing else', () => {
    const lines = trayLines({ ...idle, watching: 1, savedToday: 1_234 }, wordsFor('en'));
    expect(lines).toEqual(['1 watched', '1,234 saved today']);
  });

  it('says first that everything is paused', () => {
    const lines = trayLines({ ...idle, downloading: 2, isPaused: true }, wordsFor('zh'));
    expect(lines).toEqual(['已全部暂停', '2 个下载中']);
  });

  it('says so when there is nothing to do', () => {
    expect(trayLines(idle, wordsFor('en'))).toEqual(['Nothing to do']);
  });
});
