import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;
/** Bytes of a pixel: red, green and blue, as the browser writes them. */
const PIXEL = 3;

/**
 * The same picture in a smaller file (PNG, third edition). The browser predicts each pixel from its
 * neighbours, which suits photographs; flat colours and letters are packed better as they are.
 */
export function packed(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  if (!header || header.readUInt16BE(8) !== 0x0802)
    throw new Error("no picture of 8 bits a colour, without alpha");
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const lines = unfiltered(inflateSync(data), header.readUInt32BE(0) * PIXEL);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** Takes the prediction of each line back (section 9); `width` counts the bytes of a line. */
function unfiltered(filtered: Buffer, width: number): Buffer {
  const lines = Buffer.alloc(filtered.length);
  for (let start = 0; start < filtered.length; start += width + 1) {
    const filter = filtered[start] ?? 0;
    for (let column = 1; column <= width; column += 1) {
      const at = start + column;
      const left = column > PIXEL ? (lines[at - PIXEL] ?? 0) : 0;
      const above = lines[at - width - 1] ?? 0;
      const corner = column > PIXEL ? (lines[at - width - 1 - PIXEL] ?? 0) : 0;
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      lines[at] = (filtered[at] ?? 0) + predicted;
    }
  }
  return lines;
}

/** Whichever of the three is nearest to the slope that they lie on. */
function paeth(left: number, above: number, corner: number): number {
  const slope = left + above - corner;
  const [l, a, c] = [Math.abs(slope - left), Math.abs(slope - above), Math.abs(slope - corner)];
  if (l <= a && l <= c) return left;
  return a <= c ? above : corner;
}
