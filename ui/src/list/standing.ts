import type { SetupLine } from "../host/contract";
import type { Mark } from "../parts/marks";

/** The message and the mark of how far a setup has come. */
export function standing({ standing }: Pick<SetupLine, "standing">): { words: string; mark: Mark } {
  switch (standing.standing) {
    case "draft":
      return { words: "list-standing-draft", mark: "open" };
    case "failing":
      return { words: "list-standing-failing", mark: "failing" };
    case "ready":
      return { words: "list-standing-ready", mark: "next" };
    case "queued":
      return { words: "list-standing-queued", mark: "stale" };
    case "requested":
      return { words: `list-standing-requested-${standing.state}`, mark: MARKS[standing.state] };
  }
}

const MARKS = {
  draft: "open",
  submitted: "waiting",
  in_review: "waiting",
  information_needed: "warn",
  approved: "done",
  active: "done",
  rejected: "fail",
  withdrawn: "skipped",
} as const;

const DAY_MS = 86_400_000;

/** A secret that ends within this many days is marked. */
const SOON_DAYS = 30;

/** How urgent the end of a secret is, `now` being milliseconds since 1970. */
export function urgency(expires: string, now: number): "over" | "soon" | "later" {
  const left = new Date(expires).getTime() - now;
  if (left <= 0) return "over";
  return left <= SOON_DAYS * DAY_MS ? "soon" : "later";
}
