// Builds what browsers fetch: style and script made small, pictures copied; and stops when any of it is larger than a slow phone
// should have to wait for. Run after the compiler: it writes beside its own compiled file.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

/** Bytes after gzip: the script, the style, and all that the first view needs. */
const most = { script: 8_000, feed: 1_000, style: 4_000, firstView: 10_000 } as const;
/** Browsers of 2020 and later; in older ones the page works as it comes, without its script. */
const target = ['chrome80', 'firefox74', 'safari13.1'];

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, 'built');
const source = join(rootAbove(here), 'channels', 'web');

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

async function buildAll(): Promise<void> {
  mkdirSync(built, { recursive: true });
  const css = await transform(readFileSync(join(source, 'page', 'page.css')), {
    loader: 'css',
    minify: true,
    target,
  });
  writeFileSync(join(built, 'page.css'), css.code);
  await script('main.ts', 'widget.js');
  await script('feed.ts', 'feed.js');
  const pictures = join(source, 'page', 'pictures');
  for (const name of readdirSync(pictures).filter((file) => file.endsWith('.svg')))
    copyFileSync(join(pictures, name), join(built, name));
}

async function script(entry: string, file: string): Promise<void> {
  await build({
    entryPoints: [join(source, 'widget', entry)],
    outfile: join(built, file),
    bundle: true,
    minify: true,
    format: 'iife',
    target,
    // Safari before 14.1 has one odd case of it, which is not in here; otherwise every use would be refused.
    supported: { destructuring: true },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    tsconfigRaw: {},
  });
}

const packed = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

/** The first view as a browser gets it: the greeting, with the choices of the consent question. */
async function firstView(): Promise<number> {
  const { chatPage } = await import('./document.js');
  const { readLook } = await import('./look.js');
  const { keyExample, greeting } = await import('./example.js');
  const view = {
    name: 'Doorstep',
    said: [greeting],
    open: greeting.choices,
    look: readLook(''),
    draft: '',
    status: '',
    base: '',
  };
  const { markup } = chatPage(
    { ...view, keys: keyExample },
    { talk: keyExample.once, place: 0, begin: keyExample },
  );
  return packed(markup) + packed(readFileSync(join(built, 'page.css')));
}

await buildAll();
const sizes = {
  script: packed(readFileSync(join(built, 'widget.js'))),
  feed: packed(readFileSync(join(built, 'feed.js'))),
  style: packed(readFileSync(join(built, 'page.css'))),
  firstView: await firstView(),
};
for (const [what, bytes] of Object.entries(sizes)) {
  const allowed = most[what as keyof typeof most];
  if (process.argv.includes('--sizes')) console.log(`${what}: ${bytes} of ${allowed} bytes, gzip`);
  if (bytes > allowed) {
    console.error(`The page's ${what} is ${bytes} bytes after gzip; it may be ${allowed}.`);
    process.exitCode = 1;
  }
}
