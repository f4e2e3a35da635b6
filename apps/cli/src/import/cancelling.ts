import { StopRequest } from '../up/stop-request.js';

/**
 * Does the work of a run that nobody else would take up again: when it fails, or the user asks to stop, the run is
 * cancelled, so that it does not keep the next list waiting. Work that is stopped ends by itself as it finds it out.
 */
export async function cancelling<T>(cancel: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const quietly = (): Promise<unknown> => cancel().catch(() => undefined);
  const stop = new StopRequest(() => process.exit(130));
  void stop.received.then(quietly);
  try {
    return await work();
  } catch (error) {
    await quietly();
    throw error;
  } finally {
    stop.close();
  }
}
