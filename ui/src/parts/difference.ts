/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  text: string;
  same: boolean;
}

/** Beyond this many characters only beginning and end are compared: the table grows with the square. */
const LONGEST = 600;

/** Shorter agreements between two differences are chance, and would only make the picture restless. */
const SHORTEST_AGREEMENT = 3;

/** Splits two texts into what they share and what they do not, by the character. */
export function difference(expected: string, received: string): { expected: Piece[]; received: Piece[] } {
  const a = Array.from(expected);
  const b = Array.from(received);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const pairs = agreements(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const sameA = new Set(pairs.map(([at]) => at + start));
  const sameB = new Set(pairs.map(([, at]) => at + start));
  const shared = (length: number, same: Set<number>) => (at: number) =>
    at < start || at >= length - end || same.has(at);
  return { expected: pieces(a, shared(a.length, sameA)), received: pieces(b, shared(b.length, sameB)) };
}

/** The longest common subsequence of two texts, without agreements of a character or two. */
function agreements(a: string[], b: string[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length > LONGEST || b.length > LONGEST) return [];
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const of = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = a[i] === b[j] ? of(i + 1, j + 1) + 1 : Math.max(of(i + 1, j), of(i, j + 1));
    }
  }
  const runs: [number, number][][] = [];
  for (let i = 0, j = 0, joined = false; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      if (joined) runs.at(-1)?.push([i, j]);
      else runs.push([[i, j]]);
      joined = true;
      i += 1;
      j += 1;
    } else {
      joined = false;
      if (of(i + 1, j) >= of(i, j + 1)) i += 1;
      else j += 1;
    }
  }
  return runs.filter((run) => run.length >= SHORTEST_AGREEMENT).flat();
}

function pieces(characters: string[], isShared: (at: number) => boolean): Piece[] {
  const found: Piece[] = [];
  for (const [at, character] of characters.entries()) {
    const same = isShared(at);
    const last = found.at(-1);
    if (last?.same === same) last.text += character;
    else found.push({ text: character, same });
  }
  return found;
}

/** Characters that cannot be seen, made visible: `U+200B` for one of no width, `␣` for a space. */
export function visible(text: string): string {
  return text
    .replace(/ /g, "␣")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u3000]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    });
}
