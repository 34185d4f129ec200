import { expect } from 'chai';
import { closest, surely } from '../../../dialogs/understanding/closest.js';
import { pairs } from './table.js';

const topics = `Art,Shop jobs,Kitchen work,Gardening,Music,Football,Cooking,Chess,Knitting,Walking,Dogs,Computers,Dance,Drama,
Reading,Swimming,Photography,Baking,Film,History,Job hunting,First jobs,Speaking up,Travel training,Healthy living,Pottery`;
const places = `Ashford,Barnsley,Cardiff,Derby,Exeter,Fleet,Grimsby,Hull,Ipswich,Jarrow,Kendal,Leeds,Margate,Newport,Oxford,
Poole,Quorn,Ripon,Stroud,Truro,Ulverston,Ventnor,Whitby,Yeovil,Wigan,Luton,Dover,Crewe,Bolton,Burnley,Bath,Bristol,Bury,
Corby,Diss,Epsom,Frome,Goole,Hove,Ilkley,Keswick,Leek,Louth,Melton,Neath,Otley,Penrith,Redcar,Selby,Thirsk`;
const list = (names: string): string[] => names.split(/,\s*/);
const names = list(topics).flatMap((topic) => list(places).map((place) => `${topic} in ${place}`));
const many = names.map((name, at) => ({ id: `c${at}`, name }));

const few = [
  'Art group',
  'Shop jobs',
  "Green's Cafe",
  'Hill Bakery and Tea Room',
  'Café Olé',
  'Job hunting',
].map((name) => ({ id: name, name }));

describe('a name among many', () => {
  const meant = pairs(`
    art = Art group
    arrt = Art group
    ART GROUP = Art group
    join the art group please = Art group
    shp jobs = Shop jobs
    shopjobs = Shop jobs
    shop = Shop jobs
    greens cafe = Green's Cafe
    green's = Green's Cafe
    grens caffe = Green's Cafe
    the bakery = Hill Bakery and Tea Room
    hill bakry = Hill Bakery and Tea Room
    cafe ole = Café Olé
    job huntin = Job hunting
  `);
  for (const [text, name] of meant)
    it(`"${text}" is ${name}`, () => expect(closest(text, few)[0]?.name).to.equal(name));

  for (const text of [
    'I got a job at the shop today and I love it',
    'zebra',
    '',
    '🎉',
    'hello',
    'what time is it',
  ])
    it(`"${text}" is surely none of them`, () => expect(surely(closest(text, few))).to.equal(null));

  it('is sure when it is the very name, or the only one like it', () => {
    expect(closest('shop jobs', few)[0]?.score).to.equal(1);
    for (const text of ['shop jobs', 'shp jobs', 'greens cafe', 'art'])
      expect(surely(closest(text, few)), text).not.to.equal(null);
  });

  it('has to be asked for when several are as near', () => {
    expect(surely(closest('job', few))).to.equal(null);
    expect(surely(closest('cafe', few))).to.equal(null);
    expect(closest('cafe', few).map(({ name }) => name)).to.include.members(["Green's Cafe", 'Café Olé']);
  });

  it('is found among 1,300', () => {
    expect(many).to.have.length(1300);
    expect(surely(closest('kniting in grimsbey', many))?.name).to.equal('Knitting in Grimsby');
    expect(surely(closest('pottry ripon', many))?.name).to.equal('Pottery in Ripon');
    expect(closest('chess', many, 3)).to.have.length(3);
    expect(surely(closest('chess', many))).to.equal(null);
  });

  it('comes best first, never more than were wanted', () => {
    const found = closest('shop', many, 5);
    expect(found).to.have.length(5);
    expect(found.map(({ score }) => score)).to.deep.equal(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });
});
