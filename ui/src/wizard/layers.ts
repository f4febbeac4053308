import type { LayerView } from "../host/contract";

/** What was observed as plain text, one layer a line, to be put into a mail or a ticket. */
export function asText(layers: LayerView[], took: (microseconds: number) => string): string {
  const line = (layer: LayerView) => {
    if (layer.state === "heading") return `\n${[layer.label, layer.text].filter(Boolean).join(" ")}`;
    const time = layer.took_us === null ? "" : ` (${took(layer.took_us)})`;
    return `${layer.state === "broken" ? "x" : "-"} ${layer.label}: ${layer.text}${time}`;
  };
  return layers.map(line).join("\n").trim();
}

/** How long the layers took together, in microseconds; those that another one took the place of not counted. */
export function total(layers: LayerView[]): number {
  return layers
    .filter((layer) => layer.state !== "heading" && layer.state !== "aside")
    .reduce((sum, layer) => sum + (layer.took_us ?? 0), 0);
}
