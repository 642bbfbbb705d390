import { expect, it } from 'vitest';
import { openResultFolder, type ResultFolderParts } from './open-result-folder';

function parts(prepare: ResultFolderParts['drop']['prepare']) {
  const done: string[] = [];
  return {
    done,
    folder: () => ({ path: '/videos', mayCreate: true }),
    drop: { prepare },
    holds: { raise: (name: string) => void done.push(`hold ${name}`) },
    show: (path: string) => Promise.resolve(done.push(`show ${path}`)),
  };
}

it('makes the folder before it is shown: before the first download there is none', async () => {
  const made: unknown[] = [];
  const given = parts((path, mayCreate) => {
    made.push([path, mayCreate]);
    return Promise.resolve();
  });
  await openResultFolder(given);
  expect(made).toEqual([['/videos', true]]);
  expect(given.done).toEqual(['show /videos']);
});

it('says that a folder is away, and shows nothing', async () => {
  const given = parts(() => Promise.reject(new Error('no such drive')));
  await openResultFolder(given);
  expect(given.done).toEqual(['hold folder-missing']);
});
