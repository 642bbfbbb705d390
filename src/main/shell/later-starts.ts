/** What the app is given when it is started again; kept until there is an app to take it. */
export class LaterStarts {
  private readonly waiting: unknown[] = [];
  private take: ((data: unknown) => void) | null = null;

  note(data: unknown): void {
    if (this.take === null) this.waiting.push(data);
    else this.take(data);
  }

  /** Hands over what came before, and from now on everything that comes. */
  handTo(take: (data: unknown) => void): void {
    this.take = take;
    for (const data of this.waiting.splice(0)) take(data);
  }
}
