/** Text fields whose text was typed and not handed over yet. */
const pending = new Set<() => Promise<unknown>>();

/** What was handed over and has been neither taken nor refused. */
const underway = new Set<Promise<unknown>>();

/** Notes that `commit` hands over what was typed. Gives back the way to take the note back. */
export function isPending(commit: () => Promise<unknown>): () => void {
  pending.add(commit);
  return () => pending.delete(commit);
}

/** Hands over everything that was typed, such as before the window closes. */
export async function commitAll(): Promise<void> {
  await Promise.all([...pending].map((commit) => commit()));
}

/** Notes that a value is on its way, until it has been taken or refused. */
export function isUnderway<T>(value: Promise<T>): Promise<T> {
  const over = () => underway.delete(value);
  underway.add(value);
  value.then(over, over);
  return value;
}

/** Hands over everything that was typed, and resolves when nothing is on its way any more. */
export async function commitFully(): Promise<void> {
  await commitAll();
  await Promise.allSettled(underway);
}
