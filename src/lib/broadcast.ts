/**
 * Sends messages over a BroadcastChannel for who has nothing to hear: they reach every window, this one too. Not in
 * `TypedChannel`, which is part of the first load.
 */
export function broadcast(name: string, ...messages: readonly unknown[]): void {
  const channel = new BroadcastChannel(name);
  for (const message of messages) channel.postMessage(message);
  channel.close();
}
