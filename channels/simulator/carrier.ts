// What the network does by itself when somebody texts STOP, START or HELP, beside anything the application
// does.
// Source: https://help.twilio.com/articles/223134027 (Twilio support for opt-out keywords).

export type OptOutType = 'STOP' | 'START' | 'HELP';

const meanings: Readonly<Record<string, OptOutType>> = {
  STOP: 'STOP',
  STOPALL: 'STOP',
  UNSUBSCRIBE: 'STOP',
  CANCEL: 'STOP',
  END: 'STOP',
  QUIT: 'STOP',
  REVOKE: 'STOP',
  OPTOUT: 'STOP',
  START: 'START',
  YES: 'START',
  UNSTOP: 'START',
  HELP: 'HELP',
  INFO: 'HELP',
};

const answers: Readonly<Record<OptOutType, string>> = {
  STOP:
    'You have successfully been unsubscribed. You will not receive any more messages from this number. ' +
    'Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. ' +
    'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

export class Carrier {
  #blocked = new Set<string>();

  /** `answersHelp`: whether HELP and INFO are answered here, and not by the application alone. */
  constructor(private readonly answersHelp: boolean) {}

  /** True when the person stopped texts from this number: sending to them is refused with 21610. */
  blocks(phone: string, number: string): boolean {
    return this.#blocked.has(`${phone} ${number}`);
  }

  /**
   * Takes in a text as the network does: what it meant, and what the network answers. Only the whole
   * message counts.
   */
  hear(phone: string, number: string, body: string): { meant?: OptOutType; answer?: string } {
    const meant = meanings[body.trim().toUpperCase()];
    if (!meant) return {};
    const pair = `${phone} ${number}`;
    const wasBlocked = this.#blocked.has(pair);
    if (meant === 'STOP') this.#blocked.add(pair);
    if (meant === 'START') this.#blocked.delete(pair);
    const isAnswered =
      meant === 'STOP' ? !wasBlocked : meant === 'START' ? wasBlocked : this.answersHelp && !wasBlocked;
    // YES from somebody who never stopped is an ordinary word of theirs.
    if (meant === 'START' && !wasBlocked) return {};
    return { meant, ...(isAnswered ? { answer: answers[meant] } : {}) };
  }
}
