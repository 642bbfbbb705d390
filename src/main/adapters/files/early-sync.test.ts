import { expect, it } from 'vitest';
import { EarlySync } from './early-sync';

const stretch = 8 * 1024 * 1024;

/** A disk whose syncs end when the test says so. */
function disk() {
  const ends: { done: () => void; refuse: (error: Error) => void }[] = [];
  const early = new EarlySync(
    () => new Promise((done, refuse) => ends.push({ done, refuse: (error) => refuse(error) })),
  );
  return { early, ends };
}

it('brings a stretch to the disk when it is full, one at a time', async () => {
  const { early, ends } = disk();
  early.reach(stretch - 1);
  expect(ends).toHaveLength(0);
  early.reach(stretch);
  early.reach(3 * stretch);
  expect(ends).toHaveLength(1);
  ends[0]?.done();
  await early.settle();
  early.reach(3 * stretch + 1);
  expect(ends).toHaveLength(2);
});

it('settles no sooner than what is under way', async () => {
  const { early, ends } = disk();
  early.reach(stretch);
  let isSettled = false;
  const settled = early.settle().then(() => (isSettled = true));
  await Promise.resolve();
  expect(isSettled).toBe(false);
  ends[0]?.done();
  await settled;
});

it('keeps a refusal: no later sync is believed', async () => {
  const { early, ends } = disk();
  early.reach(stretch);
  ends[0]?.refuse(new Error('EIO'));
  await expect(early.settle()).rejects.toThrow('EIO');
  expect(() => early.throwIfRefused()).toThrow('EIO');
  early.reach(4 * stretch);
  expect(ends).toHaveLength(1);
  await expect(early.settle()).rejects.toThrow('EIO');
});

it('forgets the refusal with the bytes, when the file is cut to nothing', async () => {
  const { early, ends } = disk();
  early.reach(stretch);
  ends[0]?.refuse(new Error('EIO'));
  await early.restart();
  early.throwIfRefused();
  early.reach(stretch);
  expect(ends).toHaveLength(2);
});

it('lets only so much wait for the disk', async () => {
  const { early, ends } = disk();
  early.reach(6 * stretch);
  await early.keepUp();
  early.reach(6 * stretch + 1);
  let hasKeptUp = false;
  const keepingUp = early.keepUp().then(() => (hasKeptUp = true));
  await Promise.resolve();
  expect(hasKeptUp).toBe(false);
  ends[0]?.done();
  await keepingUp;
});

it('waits no longer once the disk has refused', async () => {
  const { early, ends } = disk();
  early.reach(9 * stretch);
  ends[0]?.refuse(new Error('EIO'));
  await early.keepUp();
  expect(() => early.throwIfRefused()).toThrow('EIO');
});

it('brings what is left to the disk, and nothing twice', async () => {
  const { early, ends } = disk();
  early.reach(stretch);
  early.reach(stretch + 5);
  const finished = early.finish();
  ends[0]?.done();
  await early.settle();
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await finished;
  await early.finish();
  expect(ends).toHaveLength(2);
});
