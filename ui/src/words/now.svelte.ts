import { createSubscriber } from "svelte/reactivity";

const every = createSubscriber((update) => {
  const timer = setInterval(update, 30_000);
  return () => clearInterval(timer);
});

/** The time in milliseconds since 1970. What shows it is drawn again every half minute. */
export function clock(): number {
  every();
  return Date.now();
}
