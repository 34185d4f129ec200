// A form, opened at once and empty: what is in it comes from the turn a moment later. Slack gives us three seconds and one try.
// Source: https://docs.slack.dev/surfaces/modals#opening
import { type View, type WebClient, WebAPIPlatformError } from '@slack/web-api';
import { writeMetadata } from './forms.js';
import type { Done } from './presses.js';

export interface LoadingWords {
  readonly title: string;
  readonly opening: string;
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** @returns the view's id; `null`: it is open already, by the same press. @throws whatever the client throws. */
export async function openLoading(
  client: WebClient,
  { trigger, inForm, inbound }: Done,
  words: LoadingWords,
): Promise<string | null> {
  const view: View = {
    type: 'modal',
    title: plain(words.title),
    blocks: [{ type: 'section', text: plain(words.opening) }],
    private_metadata: writeMetadata({ place: inbound.conversation, submit: '' }),
  };
  const asked = { trigger_id: trigger, view };
  try {
    const opened = await (inForm ? client.views.push(asked) : client.views.open(asked));
    if (!opened.view?.id) throw new Error('Slack opened a form and did not say which');
    return opened.view.id;
  } catch (fault) {
    if (fault instanceof WebAPIPlatformError && fault.data.error === 'exchanged_trigger_id') return null;
    throw fault;
  }
}
