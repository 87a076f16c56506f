// What the measurements share: the middle of many runs, and how a figure stands in the table.

/** The middle one. */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** A figure that stands out where it misses its target. */
export const held = (text, isMet) => (isMet ? text : `**${text}**`);

const digits = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** Milliseconds. */
export const ms = (value) => (value < 1000 ? `${digits(value)} ms` : `${(value / 1000).toFixed(1)} s`);

/** A number with its thousands set apart. */
export const count = (value) => value.toLocaleString("en");

/** How often the one goes into the other, held against a target. */
export const times = (ours, theirs, target = Infinity) => {
  const ratio = ours / theirs;
  return held(ratio.toFixed(1), Number(ratio.toFixed(1)) <= target);
};
