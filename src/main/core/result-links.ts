/** Places of image results, in memory only: they are signed and end within the hour. */
export class ResultLinks {
  private readonly byTask = new Map<string, readonly string[]>();

  note(taskId: string, links: readonly string[]): void {
    this.byTask.set(taskId, links);
  }

  get(taskId: string): readonly string[] | null {
    return this.byTask.get(taskId) ?? null;
  }

  forget(taskId: string): void {
    this.byTask.delete(taskId);
  }
}
