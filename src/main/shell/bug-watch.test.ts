import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { BugWatch } from './bug-watch';

it('logs what nobody caught from the first moment on, and tells a person once there is a window', () => {
  const process = new EventEmitter();
  const logged: unknown[] = [];
  const bugs = new BugWatch(process, { error: (...words) => logged.push(words) });
  const early = new Error('before there is a window');
  process.emit('uncaughtException', early);
  let told = 0;
  bugs.say = () => (told += 1);
  process.emit('unhandledRejection', 'later');
  expect(logged).toEqual([
    ['an error was caught by nobody', { error: early }],
    ['a promise was left alone', { error: 'later' }],
  ]);
  expect(told).toBe(1);
});
