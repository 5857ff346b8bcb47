/** Runs tasks a few at a time. A task that is still queued or running under the same name is not taken twice. */
export class TaskQueue {
  private readonly most: { readonly atOnce: number; readonly waiting: number };
  private readonly names = new Set<string>();
  private readonly queue: (() => Promise<void>)[] = [];
  private running = 0;
  private readonly idle: (() => void)[] = [];

  constructor(most: { readonly atOnce: number; readonly waiting: number }) {
    this.most = most;
  }

  /** Takes a task, unless too many wait. A task must not reject. */
  tryAdd(name: string, task: () => Promise<void>): boolean {
    if (this.names.has(name)) return true;
    if (this.running >= this.most.atOnce && this.queue.length >= this.most.waiting) return false;
    this.names.add(name);
    this.queue.push(async () => {
      await task();
      this.names.delete(name);
    });
    this.startNext();
    return true;
  }

  /** Settles when nothing runs or waits. */
  async untilIdle(): Promise<void> {
    if (this.running === 0 && this.queue.length === 0) return;
    await new Promise<void>((resolve) => void this.idle.push(resolve));
  }

  private startNext(): void {
    while (this.running < this.most.atOnce) {
      const next = this.queue.shift();
      if (next === undefined) break;
      this.running += 1;
      void next().finally(() => {
        this.running -= 1;
        this.startNext();
      });
    }
    if (this.running > 0) return;
    for (const resolve of this.idle.splice(0)) resolve();
  }
}
