import { createContext } from "svelte";
import type { Host } from "./host";

/** The host that runs the page, for every component below `App`. */
export const [getHost, setHost] = createContext<Host>();
