const senders = new Set<() => void>();

/**
 * Has `wake` called each time an alert is raised in this process, before its transaction ends. `raiseAlert` only has the
 * transaction in hand, hence this meeting point; an alert raised elsewhere is met at the next tick.
 * @returns how to stop it
 */
export function onRaised(wake: () => void): () => void {
  senders.add(wake);
  return () => senders.delete(wake);
}

export const wakeSenders = (): void => {
  for (const wake of senders) wake();
};
