// Uploads as clients send them: several parts of which one may be the activity, or the bytes of one file. It only takes them apart.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-send-activity#send-attachments
import busboy from 'busboy';
import type { WebRequest } from '../ports.js';
import { type Posted, readActivity } from './activity.js';
import type { File } from './receive.js';
import { notReadable } from './answers.js';

const activityType = 'application/vnd.microsoft.activity';
const mostFiles = 5;
const longestName = 100;

interface Upload {
  readonly posted: Posted;
  readonly files: readonly File[];
}

/** @throws Refusal */
export async function readUpload({ headers, body }: WebRequest): Promise<Upload> {
  const type = headers['content-type']?.toString() ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return parts(type, body);
  if (body.length === 0) throw notReadable('The file');
  const named = /filename="?([^";]*)/i.exec(headers['content-disposition']?.toString() ?? '')?.[1];
  return { posted: { type: 'message' }, files: [{ name: nameOf(named), bytes: body }] };
}

/** The name is only shown; a path in it is left out. */
const nameOf = (given: string | undefined): string =>
  (given ?? '').split(/[/\\]/).at(-1)?.slice(0, longestName) || 'picture';

/** Browsers send the activity as a part with a file name: its type tells it from a file. */
function parts(type: string, body: Buffer): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const files: File[] = [];
    let activity: string | undefined;
    const refuse = () => reject(notReadable('The upload'));
    const reader = open(type);
    if (!reader) return refuse();
    reader.on('file', (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A part that is cut off says so by itself; nobody listening would end the program.
      stream.on('error', refuse);
      stream.on('close', () => {
        const bytes = Buffer.concat(chunks);
        if (mimeType === activityType || field === 'activity') activity = bytes.toString('utf8');
        else files.push({ name: nameOf(filename), bytes });
      });
    });
    reader.on('field', (field, value) => {
      if (field === 'activity') activity = value;
    });
    reader.on('filesLimit', refuse);
    reader.on('error', refuse);
    reader.on('close', () => {
      try {
        const posted = activity === undefined ? { type: 'message' } : readActivity(activity);
        if (files.length === 0 || files.length > mostFiles) return refuse();
        resolve({ posted, files });
      } catch (fault) {
        reject(fault);
      }
    });
    reader.end(body);
  });
}

/** `undefined` where the type has no boundary. */
function open(type: string): busboy.Busboy | undefined {
  try {
    const limits = { files: mostFiles + 1, fields: 10, parts: 20 };
    return busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8', limits });
  } catch {
    return undefined;
  }
}
