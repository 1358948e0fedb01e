/**
 * A port whose implementation loads with the first call of one of its methods. Members that are no methods, or that are
 * there before, are given in `known`. All methods must return promises.
 */
export function lazily<Port extends object>(load: () => Promise<Port>, known: Partial<Port> = {}): Port {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return Reflect.get(target, name);
      return async (...given: unknown[]): Promise<unknown> => {
        const port = await load();
        const method = Reflect.get(port, name) as (...given: unknown[]) => unknown;
        return method.apply(port, given);
      };
    },
  }) as Port;
}
