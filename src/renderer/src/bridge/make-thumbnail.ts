import { mediaUrl } from '../../../shared/media-url';
import type { MakeThumbnail } from '../state/thumbnail-queue';
import type { Client } from './client';
import { drawThumbnail } from './draw-thumbnail';

/** Draws a result in the page, where films can be decoded, and hands the picture to main to keep. */
export function thumbnailMaker(client: Client): MakeThumbnail {
  return async (taskId, index, isImage) => {
    const bytes = await drawThumbnail(mediaUrl({ kind: 'result', taskId, index }), isImage);
    if (bytes === null) return false;
    const answer = await client.request('thumbnails.put', { taskId, index, bytes });
    return answer.ok && answer.value.kept;
  };
}
