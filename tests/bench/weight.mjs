// What the scripts below a folder weigh, compressed each by itself as a server would: bytes on standard output.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const scripts = readdirSync(folder, { recursive: true }).filter((name) => /\.m?js$/.test(name));
if (scripts.length === 0) throw new Error(`there is no script in ${folder}`);
const weights = scripts.map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
console.log(weights.reduce((sum, weight) => sum + weight));
