import { expect, it } from 'vitest';
import { updateTroubleOf } from './update-trouble';

it.each([
  ['ERR_CHECKSUM_MISMATCH', 'refused'],
  ['ERR_UPDATER_INVALID_SIGNATURE', 'refused'],
  ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'unreadable'],
  ['HTTP_ERROR_503', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ENOSPC', 'no-room'],
  ['EDQUOT', 'no-room'],
  ['EACCES', 'failed'],
] as const)('%s is told as %s', (code, trouble) => {
  const error = Object.assign(new Error('in words that change'), { code });
  expect(updateTroubleOf(error, 'failed')).toBe(trouble);
});
