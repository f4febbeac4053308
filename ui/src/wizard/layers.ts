import type { LayerView } from "../host/contract";

/** What was observed as plain text, one layer a line, to be put into a mail or a ticket. */
export function asText(layers: LayerView[], took: (microseconds: number) => string): string {
  const line = (layer: LayerView) => {
    const time = layer.took_us === null ? "" : ` (${took(layer.took_us)})`;
    if (layer.state === "heading") return `\n${[layer.label, layer.text].filter(Boolean).join(" ")}${time}`;
    return `${layer.state === "broken" ? "x" : "-"} ${layer.label}: ${layer.text}${time}`;
  };
  return layers.map(line).join("\n").trim();
}

/** How long the exchanges took together, in microseconds: what was between their layers is counted. */
export function total(layers: LayerView[]): number {
  return layers
    .filter((layer) => layer.state === "heading")
    .reduce((sum, layer) => sum + (layer.took_us ?? 0), 0);
}
