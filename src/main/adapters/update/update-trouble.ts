import type { UpdateTrouble } from '../../../shared/update';
import { networkCode } from '../gateway/network-code';

const refused = new Set(['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE']);
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the codes of electron-updater, Node and HTTP mean to a person; `otherwise` stands for the rest. */
export function updateTroubleOf(error: unknown, otherwise: UpdateTrouble): UpdateTrouble {
  const code = networkCode(error);
  if (refused.has(code)) return 'refused';
  if (noRoom.has(code)) return 'no-room';
  // The library's own: no such channel, no published version, a list that is none.
  if (code.startsWith('ERR_UPDATER_')) return 'unreadable';
  if (/^(HTTP_ERROR_|ECONN|ENOTFOUND$|ETIMEDOUT$|EAI_AGAIN$|EPIPE$)/.test(code))
    return 'unreachable';
  return otherwise;
}
