// Pictures as they are sent, made safe: what they are is read from their bytes, and each is drawn anew, so that nothing hidden in
// them (where it was taken, a program, a bomb) goes any further. It never believes a name or a type.
import { Refusal } from './answers.js';

const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);
/** Pixels; a bomb of 30,000 × 30,000 has thirteen times as many, and few phones take more. */
const mostPixels = 70_000_000;
/** The longer side, in pixels: sharp on any screen, and light on a slow line. */
const longestSide = 1_600;

const unreadable = () =>
  new Refusal(
    415,
    'UnsupportedMedia',
    'I could not open the picture. Only photos and pictures can be sent here.',
  );

export interface Developed {
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly bytes: Buffer;
}

/** The same for what comes from elsewhere. `null`: it is no picture. */
export async function openedPicture(bytes: Buffer): Promise<Developed | null> {
  try {
    return await developed(bytes);
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

let before: Promise<unknown> = Promise.resolve();

/** One at a time: decoding uses the threads that the database needs too. @throws Refusal where it is no picture. */
export function developed(bytes: Buffer): Promise<Developed> {
  const work = before.then(() => develop(bytes));
  before = work.catch(() => undefined);
  return work;
}

async function develop(bytes: Buffer): Promise<Developed> {
  // Loaded with the first picture: 30 MB of memory that a start should not wait for.
  const [{ fileTypeFromBuffer }, { default: sharp }] = await Promise.all([
    import('file-type'),
    import('sharp'),
  ]);
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (type === undefined || !readable.has(type)) throw unreadable();
  // Turned the way it was taken, before that is forgotten with the rest.
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  const drawing = type === 'image/png' || type === 'image/gif';
  try {
    return drawing
      ? { contentType: 'image/png', bytes: await image.png().toBuffer() }
      : {
          contentType: 'image/jpeg',
          bytes: await image.flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer(),
        };
  } catch {
    throw unreadable();
  }
}
