import { createContext } from "svelte";
import type { Start } from "../host/contract";

/** What can be picked from: the services and providers that the host began with. */
export const [getCatalog, setCatalog] = createContext<() => Pick<Start, "services" | "providers">>();
