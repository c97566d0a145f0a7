import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cssString } from "../../../reports/html/css-string.ts";
import { html, rawHtml } from "../../../reports/html/html.ts";

describe("the html tag", () => {
  test("escapes what is interpolated", () => {
    expect(html`<p title="${'"x"'}">${"<script>alert('1') & more</script>"}</p>`.markup).toBe(
      '<p title="&quot;x&quot;">&lt;script&gt;alert(&#39;1&#39;) &amp; more&lt;/script&gt;</p>',
    );
  });

  test("keeps markup that it made itself", () => {
    expect(html`<ul>${["a", "<b>"].map((t) => html`<li>${t}</li>`)}</ul>`.markup).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li></ul>",
    );
  });

  test("leaves nothing for null and false, and writes 0", () => {
    expect(html`[${null}${false}${0}]`.markup).toBe("[0]");
  });

  test("takes raw markup only through the wrapper", () => {
    expect(html`${rawHtml("<i>")}${"<i>"}`.markup).toBe("<i>&lt;i&gt;");
  });

  test("lets no text open a tag or leave an attribute, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."<>\"'&;/=a \n`", "\u2028", "\u{1f600}", "\ud800") }),
        (text) => {
          const { markup } = html`<p title="${text}">${text}</p>`;
          const inner = markup.slice('<p title="'.length, -"</p>".length);
          expect(inner.match(/[<>"]/g)).toEqual(['"', ">"]);
        },
      ),
    );
  });
});

test("a CSS string cannot be left by its text", () => {
  expect(cssString('a"}</style><script>')).toBe('"a\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e "');
});
