import type { Notice, PlainNotice } from '../../shared/app-view';

/** Things a person should know once. */
export class NoticeBoard {
  private notices: readonly Notice[] = [];
  private readonly listeners: (() => void)[] = [];

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  list(): Notice[] {
    return [...this.notices];
  }

  post(code: PlainNotice['code'], detail: string | null): void {
    this.show({ code, detail });
  }

  /** Takes the place of one with the same code. */
  show(notice: Notice): void {
    this.notices = [...this.notices.filter(({ code }) => code !== notice.code), notice];
    this.tell();
  }

  dismiss(code: Notice['code']): void {
    this.notices = this.notices.filter((notice) => notice.code !== code);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
