// What of us is seen from Slack's side: the command, the shortcuts, the events we hear, the methods we call. The manifest and the
// program are both made from it, so that they cannot disagree.

export const command = '/cop';

/** `form:` and a deed of the desk: the form it opens. On a message, the message's words go into it. */
export const shortcuts = [
  {
    callback_id: 'form:new-update:',
    type: 'global',
    name: 'New update',
    description: 'Share news with a group',
  },
  {
    callback_id: 'form:share-to-community:',
    type: 'message',
    name: 'Share to community',
    description: 'Share these words with a group',
  },
  {
    callback_id: 'form:answer-question:',
    type: 'message',
    name: 'Answer this question',
    description: 'Answer what a member asked you',
  },
  {
    callback_id: 'form:send-note:',
    type: 'message',
    name: 'Send to member',
    description: 'Send this note to the member',
  },
] as const;

/** Each event, with what we must be allowed to hear it. */
export const events = {
  'message.im': ['im:history', 'files:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
} as const satisfies Record<string, readonly string[]>;

/** Each method of the Web API that is called in this folder, with what we must be allowed to. */
export const methods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What we ask for when we are let into a workspace. */
export const scopes: readonly string[] = [
  ...new Set(['commands', ...Object.values(events).flat(), ...Object.values(methods).flat()]),
].sort();
