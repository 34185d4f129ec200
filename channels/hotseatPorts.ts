// The page of a hotseat, in types of our own: what one reader may see of it at one moment.

/** An answer of the guest with its question. Who asked is in it only for people of the groups that hold the hotseat. */
export interface ShownTalk {
  readonly id: string;
  readonly question: string;
  /** How many people asked it; 0: nobody, it was written beforehand. */
  readonly askers: number;
  /** `null` where several asked it, and for everybody outside. */
  readonly askedBy: string | null;
  readonly text: string;
  /** Since when it can be read: milliseconds UTC. */
  readonly at: number;
  /** It puts right what was said before. */
  readonly isCorrection: boolean;
  /** Somebody reads it who did not say it. */
  readonly isReportable: boolean;
}

export interface ShownHotseat {
  readonly id: string;
  readonly topic: string;
  readonly guestName: string;
  /** Milliseconds UTC. */
  readonly startsAt: number;
  readonly minutes: number;
  /** IANA. */
  readonly zone: string;
  readonly phase: 'before' | 'live' | 'after' | 'cancelled';
  /** When it was to begin before it was moved: milliseconds UTC. */
  readonly movedFrom: number | null;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Those of its groups that the reader may know of. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Oldest first. */
  readonly talk: readonly ShownTalk[];
}

export interface HotseatReading {
  /** @param name its id, or the beginning of it. `null`: there is none, or it is not for this reader. */
  hotseat(
    name: string,
    asking: { readonly reader: string | null; readonly now: number },
  ): Promise<ShownHotseat | null>;
}
