/** What a task's download remembers from one attempt to the next, until the app ends. */
export interface TaskMemory {
  damages: number;
  /** The file that was found damaged last: a longer one is progress, the same one is the service's. */
  damaged: { readonly bytes: number; readonly sha256: string } | null;
  withdrawals: number;
  renewals: number;
}

export const freshMemory = (): TaskMemory => ({
  damages: 0,
  damaged: null,
  withdrawals: 0,
  renewals: 0,
});
