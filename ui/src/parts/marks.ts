import type { Grade, HopState, LayerState, StepState } from "../host/contract";
import type { Shape } from "./Icon.svelte";

/** Whatever has a state that is shown by a shape and a word. `next` is the step that comes next. */
export type Mark = StepState | Grade | LayerState | HopState | "next";

const PASS = "text-pass";
const WARN = "text-warn";
const FAIL = "text-fail";
const MUTED = "text-muted";

/** The shape of a state, and the colour that goes with it. */
export const MARKS: Record<Mark, { shape: Shape; colour: string }> = {
  done: { shape: "tick", colour: PASS },
  open: { shape: "ring", colour: MUTED },
  next: { shape: "dot", colour: "text-accent" },
  optional: { shape: "dashed", colour: MUTED },
  failing: { shape: "cross", colour: FAIL },
  stale: { shape: "turn", colour: WARN },
  blocked: { shape: "minus", colour: MUTED },
  pass: { shape: "tick", colour: PASS },
  note: { shape: "info", colour: MUTED },
  warn: { shape: "bang", colour: WARN },
  fail: { shape: "cross", colour: FAIL },
  heading: { shape: "dot", colour: MUTED },
  broken: { shape: "cross", colour: FAIL },
  refused: { shape: "info", colour: MUTED },
  aside: { shape: "info", colour: MUTED },
  "not-reached": { shape: "dashed", colour: MUTED },
  waiting: { shape: "dot", colour: "text-accent" },
  passed: { shape: "tick", colour: PASS },
  skipped: { shape: "minus", colour: MUTED },
};
