/** Text fields whose text was typed and not handed over yet. */
const pending = new Set<() => Promise<unknown>>();

/** Notes that `commit` hands over what was typed. Gives back the way to take the note back. */
export function isPending(commit: () => Promise<unknown>): () => void {
  pending.add(commit);
  return () => pending.delete(commit);
}

/** Hands over everything that was typed, such as before the window closes. */
export async function commitAll(): Promise<void> {
  await Promise.all([...pending].map((commit) => commit()));
}
