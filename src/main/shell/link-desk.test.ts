import { expect, it } from 'vitest';
import { LinkDesk } from './link-desk';

function deskOf(answer: () => Promise<boolean>) {
  const asked: string[][] = [];
  const added: string[][] = [];
  const desk = new LinkDesk({
    ask: (ids) => {
      asked.push([...ids]);
      return answer();
    },
    add: (ids) => {
      added.push([...ids]);
      return Promise.resolve();
    },
  });
  return { desk, asked, added };
}
const link = 'dimilinks-desktop://add?ids=video_a';

it('adds nothing before, and nothing without, a yes', async () => {
  const { desk, asked, added } = deskOf(() => Promise.resolve(false));
  await desk.open(link);
  await desk.open('dimilinks-desktop://add?ids=');
  expect(asked).toEqual([['video_a']]);
  expect(added).toEqual([]);
});

it('asks one question at a time, and again once it was answered', async () => {
  let say: (answer: boolean) => void = () => undefined;
  const { desk, asked, added } = deskOf(() => new Promise((resolve) => (say = resolve)));
  const first = desk.open(link);
  await desk.open('dimilinks-desktop://add?ids=video_b');
  expect(asked).toHaveLength(1);
  say(true);
  await first;
  expect(added).toEqual([['video_a']]);
  void desk.open('dimilinks-desktop://add?ids=video_c');
  expect(asked).toHaveLength(2);
});
