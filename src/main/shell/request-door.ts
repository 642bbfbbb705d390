import { ipcMain, type WebFrameMain } from 'electron';
import { requestChannel } from '../../shared/channels';
import { Deferred } from '../core/deferred';

/** Answers one request of a frame; never rejects. */
export type Answerer = (
  frame: WebFrameMain | null,
  name: unknown,
  input: unknown,
) => Promise<unknown>;

/** Takes the page's requests from the first moment on; they wait until there is somebody to answer them. */
export class RequestDoor {
  private readonly answerer = new Deferred<Answerer>();

  constructor() {
    ipcMain.handle(requestChannel, async ({ senderFrame }, name: unknown, input: unknown) => {
      const answer = await this.answerer.promise;
      return answer(senderFrame, name, input);
    });
  }

  open(answerer: Answerer): void {
    this.answerer.resolve(answerer);
  }
}
