// What is being read while a connection closes: whoever still listens ends first. It refuses nobody.

export class Running {
  private readonly all = new Set<Promise<unknown>>();

  /** Gives the same back, and remembers it until it has ended. */
  async follow<T>(asked: Promise<T>): Promise<T> {
    this.all.add(asked);
    try {
      return await asked;
    } finally {
      this.all.delete(asked);
    }
  }

  /** Resolves once nothing runs, whatever became of it. */
  async ended(): Promise<void> {
    while (this.all.size > 0) await Promise.allSettled(this.all);
  }
}
