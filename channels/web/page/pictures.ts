// Which picture stands beside which choice: a help for those who read with effort, never the only sign. A choice that is
// not listed has none.

/** A picture's name, and how the labels begin that have it; `$` is a label's end. The first line that fits counts. */
const table = `
thumb: ok
plus: more|tell me more
clock: later|not now
play: carry on
again: start again|ask again|share again
send: send|ask it
pencil: write|change it|add my
settings: change settings
door: leave
home: stay
news: read
question: ask
tick: yes|that is all
scissors: take it out
lock: only me|keep it private
pin: keep it|no, keep it
building: any employer
compass: help me choose
down: not helpful
pause: not for
thanks: thanks
share: share
person: talk to
undo: take it back
post: post
badge: my name
eye: who sees
calendar: every|how often
quiet: never
folder: see my data
bin: delete|forget
people: see groups|people in
world: anyone$
sad: it is unkind
warning: it is not safe
speech: something else
block: block
cross: no$
`;

const beginnings = table
  .trim()
  .split('\n')
  .map((line) => {
    const [picture = '', labels = ''] = line.split(': ');
    return { picture, labels: new RegExp(`^(${labels})`) };
  });

/** The picture's name, if there is one. */
export const pictureFor = (label: string): string | undefined =>
  beginnings.find(({ labels }) => labels.test(label.toLowerCase()))?.picture;
