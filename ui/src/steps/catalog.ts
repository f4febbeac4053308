import { createContext } from "svelte";
import type { Catalog } from "../host/contract";

/** What can be picked from. */
export const [getCatalog, setCatalog] = createContext<() => Catalog>();
