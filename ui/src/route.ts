import type { Step } from "./host/contract";

/** A place in the window. A setup without a step is opened where it was left. */
export type Route =
  | { page: "list" }
  | { page: "settings" }
  /** A set-up link: each that is handed over has a number. */
  | { page: "link"; number: number }
  | { page: "setup"; setup: string; step: Step | null };

/** Every step's address, in the order in which they are usually taken. */
export const STEPS: readonly Step[] = [
  "service",
  "provider",
  "register",
  "domains",
  "authority",
  "credentials",
  "sign-in",
  "people",
  "provisioning",
  "review",
  "submit",
  "follow",
];

/** The address of a place, for links and for `location.hash`. */
export function address(route: Route): string {
  switch (route.page) {
    case "list":
      return "#/";
    case "settings":
      return "#/settings";
    case "link":
      return `#/link/${route.number}`;
    case "setup": {
      const setup = `#/setup/${encodeURIComponent(route.setup)}`;
      return route.step ? `${setup}/${route.step}` : setup;
    }
  }
}

/** The place that an address names; the list where it names none. */
export function read(hash: string): Route {
  const [page, name, step] = hash.replace(/^#\/?/, "").split("/");
  if (page === "settings") return { page: "settings" };
  if (page === "link") return { page: "link", number: Number(name) || 0 };
  if (page !== "setup" || !name) return { page: "list" };
  try {
    return {
      page: "setup",
      setup: decodeURIComponent(name),
      step: STEPS.find((known) => known === step) ?? null,
    };
  } catch {
    return { page: "list" };
  }
}
