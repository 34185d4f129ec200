// Says whether a text abuses somebody or swears, so that a person looks at it before others see it. Words for bodies, health
// and crimes are not rude here: they belong to a doctor, or to safeguarding.
import { DataSet, RegExpMatcher, englishDataset, englishRecommendedTransformers } from 'obscenity';
import { holds, phrases } from './phrases.js';
import { longestText, words } from './text.js';

/** Entries of the data set that British members use without meaning harm; those that insult as well come back below. */
const everyday = new Set(
  `abo anus ass bestiality boob cock dick dyke ejaculate fag hentai hooker incest masturbate negro orgasm penis prick pussy
  rape scat semen sex tit vagina`.split(/\s+/),
);

/** What is rude although the words, or some of them, are not. In the form that phrases.ts explains. */
const insults = phrases(`
  dickhead/dickheads/dicks/cockhead/cocks/pricks/knobhead/knobheads/bellend/bellends/tosser/tossers/pillock
  you/youre/such/suck .. dick/prick/cock/tit/fag/dyke/pussy/knob
  is/hes/shes/what a dick/prick/cock/tit/knob
  you/stupid/fat/ugly ass/cow/tart
  asshole/assholes/jackass/dumbass/smartass/arsehole/arseholes
  kiss my ass
  fag/faggot/faggots off/boy/lover
  you/dirty/fucking faggot/faggots/fags/fag
  paki/pakis/pikey/pikeys/gypo/gyppo/gyppos/chinky/golliwog/wog/wogs/spaz/spacker/mong/mongs/tards/libtard
  scumbag/scumbags
  you/your/youre .. scum/moron/idiot/imbecile/minger/loser/retard/stupid/thick/useless/ugly/pathetic/disgusting/worthless
  fuk/fukin/fuking/fukn/fck/fckin/fcking/fcuk/fkn/effing/fukk/wtf/stfu/phuck/phuk
  shut your/ur/yer mouth/face/gob
  piss/bugger/sod off
  go to hell
  go and die
  go kill yourself
  kys
  nobody/everyone .. hates you
`);

/** Names and words that hold a rude one. */
const innocent =
  `mishit;shiitake;shitake;shih tzu;pissarro;pissaro;matsushita;penistone;cockermouth;cuntry;bitchfield;
bollocking brook;pushit;shittim;wankel;pratt's bottom`.split(/;\s*/);

const blunt = new RegExpMatcher({
  ...innocent
    .reduce(
      (set, term) =>
        set.addPhrase((phrase) => phrase.setMetadata({ originalWord: 'shit' }).addWhitelistedTerm(term)),
      new DataSet<{ originalWord: string }>()
        .addAll(englishDataset)
        .removePhrasesIf(({ metadata }) => everyday.has(metadata?.originalWord ?? '')),
    )
    .build(),
  ...englishRecommendedTransformers,
});

/** Whether somebody should look before others read it. Swearing at nobody counts too. */
export function rude(text: string): boolean {
  const cut = text.slice(0, longestText).normalize('NFKC').slice(0, longestText);
  const said = words(text);
  return (
    blunt.hasMatch(cut) ||
    blunt.hasMatch(lettersJoined(said)) ||
    insults.some((insult) => holds(said, insult))
  );
}

// "f u c k" is one word.
function lettersJoined(said: readonly string[]): string {
  return said.join(' ').replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '');
}
