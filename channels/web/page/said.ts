// What was said, as the page and the widget show it: read from Direct Line activities, which may hold anything.

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** The name of the picture beside it. */
  readonly picture?: string;
}

export interface Said {
  readonly id: string;
  readonly by: 'bot' | 'person';
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly photos: readonly { readonly url: string; readonly name: string }[];
  /** The bot answers something, and has not begun by itself. */
  readonly answers: boolean;
  /** The person pressed a choice. */
  readonly pressed: boolean;
  /** The page's own id of it, by which it knows its echo. */
  readonly clientId: string;
}

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined,
    value,
  );
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `undefined` for what is no message. */
export function readSaid(activity: unknown): Said | undefined {
  if (at(activity, 'type') !== 'message') return undefined;
  const by = at(activity, 'from', 'role') === 'bot' ? 'bot' : 'person';
  const actions = by === 'bot' ? list(at(activity, 'suggestedActions', 'actions')) : [];
  const attachments = list(at(activity, 'attachments'));
  return {
    id: text(at(activity, 'id')),
    by,
    text: text(at(activity, 'text')),
    choices: actions.map((action) => ({
      id: text(at(action, 'channelData', 'choice')),
      label: text(at(action, 'title')),
      picture: text(at(action, 'channelData', 'picture')),
    })),
    photos: attachments
      .filter((one) => text(at(one, 'contentType')).startsWith('image/'))
      .map((one) => ({ url: text(at(one, 'contentUrl')), name: text(at(one, 'name')) })),
    answers: at(activity, 'replyToId') !== undefined,
    pressed: at(activity, 'value', 'choice') !== undefined,
    clientId: text(at(activity, 'channelData', 'clientActivityID')),
  };
}

/**
 * The choices that can be pressed after one more thing was said. A pressed question is over, and so is one whose answer was
 * answered; news that come by themselves leave it open.
 */
export function openAfter(open: readonly Choice[], said: Said): readonly Choice[] {
  if (said.by === 'person') return said.pressed ? [] : open;
  return said.choices.length > 0 || said.answers ? said.choices : open;
}
