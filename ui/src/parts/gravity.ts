import type { FoundView, Grade } from "../host/contract";

const GRAVITY: Record<Grade, number> = { fail: 0, warn: 1, note: 2, pass: 3 };

/** The worst first; what is alike stays in the engine's order. */
export function byGravity(findings: FoundView[]): FoundView[] {
  return findings.toSorted((a, b) => GRAVITY[a.grade] - GRAVITY[b.grade]);
}
