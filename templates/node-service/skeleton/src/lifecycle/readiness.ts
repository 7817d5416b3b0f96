/** Whether the service wants traffic. It never wants any again once it drains. */
export class Readiness {
  #draining = false;

  get isReady(): boolean {
    return !this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }
}
