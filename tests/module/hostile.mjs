// Names that are right and hostile: hundreds, the same every time.
const CHOSEN = [
  "it's", 'a"b', "$HOME", "$(id)", "`id`x", "a\\", "\\n%s", "!!", "-rf", "--help", "--json", "a;id", "a&b|c", "*", "~x", "~",
  `'"'"'x`, "größe語", "%{if}", "%%{x", "$$x", "it’s", "‘a", "a‘’b", "“x", "{a,b}", "a=b", "=", "#x", "[a]", "?", "@x", "@(a)",
  "$($x)", 'x\\"y', '\\\\"', "a\\'", "$", "%", "&", "%PATH%", "^", "🎉", "$'a'x", '$"a"x', "a,b", "]]", "))", "fi", "EOF", "1",
  "|a|", "*a*", "_a_", "a_b_c", "[x](y)", "![x](y)", "&amp;", "``x", "a``b`", "\\`", "\\|", "~~a~~", "@0", "@1@2", "http:x", "#1",
];
const LETTERS = [..."abzAZ019_-`'\"$%&+#;{}[]()\\|*~!?,:@^=<>éß語‘’“”"];

let seed = 1;
const below = (limit) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return (seed >>> 8) % limit;
};

/** So many names that the module takes for names, each once whatever the case. */
export function hostileNames(count, isName) {
  const names = new Map();
  const add = (name) => {
    if (!names.has(name.toLowerCase()) && isName(name)) names.set(name.toLowerCase(), name);
  };
  CHOSEN.forEach(add);
  while (names.size < count) add(Array.from({ length: 1 + below(9) }, () => LETTERS[below(LETTERS.length)]).join(""));
  return [...names.values()];
}
