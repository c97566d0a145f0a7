const words: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["null"], ["zero"]],
  [["en", "én", "ett", "ei"], ["one"]],
  [["to"], ["two"]],
  [["tre"], ["three"]],
  [["fire"], ["four"]],
  [["fem"], ["five"]],
  [["seks"], ["six"]],
  [["sju", "syv"], ["seven"]],
  [["åtte"], ["eight"]],
  [["ni"], ["nine"]],
  [["ti"], ["ten"]],
  [["elleve"], ["eleven"]],
  [["tolv"], ["twelve"]],
];

const written = (value: number, language: "nb" | "en"): string =>
  language === "nb" ? String(value).replace(".", ",") : String(value);

/** Whether a text says a number: in digits (0,45 in Norwegian), as a share in percent, or as a word up to twelve. */
export const saysNumber = (text: string, value: number, language: "nb" | "en"): boolean => {
  const percent = Math.round(value * 1e6) / 1e4;
  const forms = [
    written(value, language),
    ...(value > 0 && value <= 1 ? [`${written(percent, language)} ?(%|pro|per)`] : []),
  ];
  const spelled = words[value]?.[language === "nb" ? 0 : 1] ?? [];
  return [
    ...forms.map((form) => `${form.replaceAll(".", "\\.")}(?![\\d]|[.,]\\d)`),
    ...spelled.map((word) => `${word}(?!\\p{L})`),
  ].some((form) => new RegExp(`(?<![\\p{L}\\d]|\\d[.,])${form}`, "iu").test(text));
};
