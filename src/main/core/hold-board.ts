import {
  holdNames,
  holdsOfTheNetwork,
  holdsThatStopRequests,
  holdsThatStopWriting,
  type Hold,
  type HoldName,
} from '../../shared/hold';

type Listener = (name: HoldName, isUp: boolean) => void;

/** The troubles of the whole queue that are up now. */
export class HoldBoard {
  private readonly up = new Map<HoldName, Hold>();
  private readonly listeners: Listener[] = [];

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  raise(name: HoldName, about: { message?: string | null; subject?: string | null } = {}): void {
    const hold: Hold = {
      name,
      message: about.message?.slice(0, 500) ?? null,
      subject: about.subject?.slice(0, 2_000) ?? null,
    };
    const before = this.up.get(name);
    if (before?.message === hold.message && before.subject === hold.subject) return;
    this.up.set(name, hold);
    this.tell(name, true);
  }

  lift(...names: readonly HoldName[]): void {
    for (const name of names) {
      if (this.up.delete(name)) this.tell(name, false);
    }
  }

  has(name: HoldName): boolean {
    return this.up.has(name);
  }

  get(name: HoldName): Hold | undefined {
    return this.up.get(name);
  }

  /** The holds that are up, the one to mend first at the top. */
  list(): Hold[] {
    return holdNames.map((name) => this.up.get(name)).filter((hold) => hold !== undefined);
  }

  get stopsRequests(): boolean {
    return holdsThatStopRequests.some((name) => this.up.has(name));
  }

  /** Nothing gets through to the service. */
  get isCutOff(): boolean {
    return holdsOfTheNetwork.some((name) => this.up.has(name));
  }

  get stopsWriting(): boolean {
    return holdsThatStopWriting.some((name) => this.up.has(name));
  }

  private tell(name: HoldName, isUp: boolean): void {
    for (const listener of this.listeners) listener(name, isUp);
  }
}
