interface Caller {
  readonly alone: boolean;
  readonly enter: () => void;
}

/** Where many work side by side, or one alone: whoever wants to be alone waits until the others have left, newcomers wait for it. */
export class WorkRoom {
  private inside = 0;
  private isTakenAlone = false;
  private readonly callers: Caller[] = [];

  /** Resolves when the caller is in, with the function by which it leaves. Callers enter in the order they came. */
  enter(alone: boolean): Promise<() => void> {
    return new Promise((resolve) => {
      this.callers.push({ alone, enter: () => resolve(() => this.leave()) });
      this.admit();
    });
  }

  private leave(): void {
    this.inside--;
    this.isTakenAlone = false;
    this.admit();
  }

  private admit(): void {
    for (let next = this.callers[0]; next; next = this.callers[0]) {
      if (this.isTakenAlone || (next.alone && this.inside > 0)) return;
      this.callers.shift();
      this.inside++;
      this.isTakenAlone = next.alone;
      next.enter();
    }
  }
}
