// What the page says: every word from words.tsv, every number as people write it.

const WORDS = JSON.parse(document.getElementById("words-data").textContent);

/** The words of a key; {0}, {1} stand for the values. */
function say(key, ...values) {
  const words = key in WORDS ? WORDS[key] : key;
  return values.length ? words.replace(/\{(\d)\}/g, (_, index) => values[index]) : words;
}

/** A whole number with marks between the thousands. */
function showCount(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** An exact number, which is kept as text: 10793000000 -> 10,793,000,000. */
function showDecimal(text) {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text) || [null, "", text, ""];
  return sign + (/^\d+$/.test(whole) ? showCount(whole) : whole) + rest;
}

/** A number as a newspaper says it: 140000000000 -> 1400亿. */
function showScaled(number) {
  const size = Math.abs(number);
  if (WORDS["unit.CNY"] !== "元") {
    const [scale, word] = size >= 1e12 ? [1e12, "T"] : size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"]
      : size >= 1e3 ? [1e3, "k"] : [1, ""];
    return showShort(number / scale) + word;
  }
  const [scale, word] = size >= 1e12 ? [1e12, "万亿"] : size >= 1e8 ? [1e8, "亿"] : size >= 1e4 ? [1e4, "万"] : [1, ""];
  return showShort(number / scale) + word;
}

/** Four digits at most, without closing zeros. */
function showShort(number) {
  return String(Number(number.toPrecision(4)));
}

/** Text to compare with: full-width and capital letters become plain ones. */
function normalise(text) {
  return text.normalize("NFKC").toLowerCase();
}
