// Makes every text of a report hostile, wherever the page may put it.

const ATTACKS = [
  "<script>document.title='hit'</script>",
  "\"><img src=x onerror=\"document.title='hit'\">",
  "' onmouseover='document.title=\"hit\"' x='",
  "</style><style>body{display:none}</style>",
  "</script><svg onload=\"document.title='hit'\">",
  "<a href=\"javascript:document.title='hit'\">link</a>",
  "{{ 7 * 7 }} {% raw %} <!-- ]]> &lt;b&gt;",
  "\u202egnol\u202c\u0000\u001b[31m\u0085\u200f",
  "W".repeat(400),
];
// Words that the report's shape prescribes, and the numbers of differences, which hold nothing else.
const PRESCRIBED = new Set(["op", "severity", "level", "split"]);
const isPrescribed = (key, value) => PRESCRIBED.has(key) || (key === "id" && /^d\d+$/.test(value));

/** A copy of `report` with an attack in front of every text in it. */
export function hostile(report) {
  let next = 0;
  const attack = () => ATTACKS[next++ % ATTACKS.length];
  const spoil = (value, key) => {
    if (typeof value === "string") return isPrescribed(key, value) ? value : `${attack()} ${value}`;
    if (Array.isArray(value)) return value.map((item) => spoil(item, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoil(inner, name)]));
  };
  const { settings, ...rest } = report;
  const spoilt = { ...spoil(rest), settings };
  for (const document of spoilt.documents) {
    for (const sentence of document.sentences) sentence.end = sentence.start + Buffer.byteLength(sentence.text);
  }
  return spoilt;
}
