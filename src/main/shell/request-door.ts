import { ipcMain, type WebFrameMain } from 'electron';
import { requestChannel } from '../../shared/channels';

/** Answers one request of a frame; never rejects. */
export type Answerer = (
  frame: WebFrameMain | null,
  name: unknown,
  input: unknown,
) => Promise<unknown>;

/** Takes the page's requests from the first moment on; they wait until there is somebody to answer them. */
export class RequestDoor {
  private give: (answerer: Answerer) => void = () => undefined;
  private readonly answerer = new Promise<Answerer>((resolve) => (this.give = resolve));

  constructor() {
    ipcMain.handle(requestChannel, async ({ senderFrame }, name: unknown, input: unknown) => {
      const answer = await this.answerer;
      return answer(senderFrame, name, input);
    });
  }

  open(answerer: Answerer): void {
    this.give(answerer);
  }
}
