/** A sentence for the person who typed the command: build/run.mjs prints it without a stack and exits with 1. */
export class Stop extends Error {
  override name = 'Stop';
}
