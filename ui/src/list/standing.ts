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

/** How urgent the end of a secret is, `now` being milliseconds since 1970. From when on it is near, the engine says. */
export function urgency(
  {
    secret_expires_at,
    secret_expires_soon_at,
  }: Pick<SetupLine, "secret_expires_at" | "secret_expires_soon_at">,
  now: number,
): "over" | "soon" | "later" {
  const reached = (moment: string | null) => moment !== null && new Date(moment).getTime() <= now;
  if (reached(secret_expires_at)) return "over";
  return reached(secret_expires_soon_at) ? "soon" : "later";
}
