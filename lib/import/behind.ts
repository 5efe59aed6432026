/** Work that goes on behind other work, a piece at a time. */
export class Behind {
  #piece: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | null = null;

  /** Begins a piece once the last one has ended. @throws what a piece before it threw */
  async next(piece: () => Promise<void>): Promise<void> {
    await this.#piece;
    if (this.#failure) throw this.#failure.error;
    this.#piece = piece().catch((error: unknown) => this.#fail(error));
  }

  /**
   * Does the work in front. When it ends, however it does, nothing is under way behind it.
   * @throws whatever failed first: what fails later may only follow from it
   */
  async after(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => this.#fail(error));
    await this.#piece;
    if (this.#failure) throw this.#failure.error;
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
  }
}
