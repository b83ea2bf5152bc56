/** Runs work alone over all tabs of this browser; where Web Locks are missing, alone in this tab. */
const queues = new Map<string, Promise<unknown>>();

export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator !== "undefined" && navigator.locks) {
    return navigator.locks.request(name, work) as Promise<T>;
  }
  const before = queues.get(name) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(work);
  queues.set(name, mine);
  return mine;
}
