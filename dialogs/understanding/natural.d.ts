// natural types its stemmers only as a whole folder, which costs 80 ms and brings nine languages; we import this one file of it.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
