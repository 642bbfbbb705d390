import type { Protocol } from 'electron';
import { mediaScheme } from '../../shared/media-url';
import type { Log } from '../core/ports/log';
import { answerMedia, type MediaSource } from './media-answer';

/** Serves finished files and their thumbnails to the pages of one session. */
export function serveMedia(target: Protocol, source: MediaSource, log: Log): void {
  target.handle(mediaScheme, async (request) => {
    try {
      return await answerMedia(request, source);
    } catch (error) {
      log.warn('a file could not be shown', { error: String(error) });
      return new Response(null, { status: 404 });
    }
  });
}
