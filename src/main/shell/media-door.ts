import type { Protocol } from 'electron';
import { mediaScheme } from '../../shared/media-url';
import { Deferred } from '../core/deferred';
import type { Log } from '../core/ports/log';
import { answerMedia, type MediaSource } from './media-answer';

/**
 * Serves finished files and their thumbnails to the pages of one session. It must be there before a page loads, for
 * a page knows only the schemes of that moment; what it asks waits until there is something to serve.
 */
export class MediaDoor {
  private readonly source = new Deferred<MediaSource>();

  constructor(target: Pick<Protocol, 'handle'>, log: Log) {
    target.handle(mediaScheme, async (request) => {
      try {
        return await answerMedia(request, await this.source.promise);
      } catch (error) {
        log.warn('a file could not be shown', { error: String(error) });
        return new Response(null, { status: 404 });
      }
    });
  }

  open(source: MediaSource): void {
    this.source.resolve(source);
  }
}
