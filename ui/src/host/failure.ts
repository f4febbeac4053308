import { t } from "../words/words.svelte";
import type { Failure } from "./contract";

const SCHEMA = "latchkey/failure/1";

/** What a host's promise was rejected with, as a failure in words. */
export function asFailure(reason: unknown): Failure {
  if (isFailure(reason)) return reason;
  const what = reason instanceof Error ? reason.message : String(reason);
  return {
    schema: SCHEMA,
    code: "unexpected",
    message: t("parts-unexpected", { what }),
    hints: [t("parts-unexpected-hint")],
    field: null,
  };
}

/** The run was cancelled, which is no failure. */
export function wasCancelled(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === "AbortError";
}

/** Whether something that a callback came back with is a failure of the contract. */
export function isFailure(what: unknown): what is Failure {
  return typeof what === "object" && what !== null && "code" in what && "message" in what && "hints" in what;
}
