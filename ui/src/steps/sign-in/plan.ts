import type { Hop, HopView } from "../../host/contract";
import { t } from "../../words/words.svelte";

const WAY: readonly Hop[] = ["browser", "provider", "loopback", "token", "userinfo"];

/** The stations before anything has happened, each with what will happen there. */
export function plan(provider: string | null): HopView[] {
  return WAY.map((hop) => ({
    hop,
    label: (hop === "provider" ? provider : null) ?? t(`sign-in-hop-${hop}`),
    text: t(`sign-in-plan-${hop}`),
    took_us: null,
    state: "not-reached",
  }));
}
