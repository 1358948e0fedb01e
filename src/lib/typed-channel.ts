/** A BroadcastChannel for messages of one type. What `parse` does not recognise is not received. */
export class TypedChannel<Message> {
  readonly #channel: BroadcastChannel;

  constructor(
    name: string,
    parse: (data: unknown) => Message | undefined,
    receive: (message: Message) => void,
  ) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = parse(event.data);
      if (message !== undefined) receive(message);
    });
  }

  /** Reaches every other window, and every other channel of this one; never the sender. */
  post(message: Message): void {
    this.#channel.postMessage(message);
  }

  close(): void {
    this.#channel.close();
  }
}
