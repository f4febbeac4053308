/** The sizes that the page can have; 1 is its own. */
const SIZES = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** By how many sizes a key makes the page larger; 0 is back to its own, nothing for every other key. */
function steps(event: KeyboardEvent): number | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  // The plus is where the equals sign is on some keyboards, and a key of its own on others.
  return { "+": 1, "=": 1, "-": -1, _: -1, "0": 0 }[event.key];
}

/** Takes the keys by which every browser zooms, and asks for the size. Gives back what takes them no more. */
export function zoomByKeys(ask: (factor: number) => unknown): () => void {
  let at = SIZES.indexOf(1);
  const pressed = (event: KeyboardEvent) => {
    const by = steps(event);
    if (by === undefined) return;
    event.preventDefault();
    at = by === 0 ? SIZES.indexOf(1) : Math.max(0, Math.min(SIZES.length - 1, at + by));
    ask(SIZES[at] ?? 1);
  };
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", pressed);
}
